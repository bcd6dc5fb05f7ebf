import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, Request, RequestHandler, Response } from 'express';
import { BotError, type ErrorCode } from '../../errors.ts';
import type { Log } from '../../ports.ts';
import type { Fault } from './page/contract.ts';
import { pageLanguage } from './page-language.ts';
import { isSameOrigin } from './same-origin.ts';
import { type FaultWords, WORDS } from './words.ts';

/** What the world may right by itself, so that the same request is worth another try. */
const PASSING: readonly ErrorCode[] = [
  'CASE_CHANGED_MEANWHILE',
  'STORE_BUSY',
  'STORE_FULL',
  'STORE_READ_ONLY',
  'STORE_UNREACHABLE',
];

/** Refuses what comes from another site's page. */
export function sameOriginOnly(log: Log): RequestHandler {
  return (request, response, next) => {
    if (isSameOrigin(request.headers)) next();
    else tellFault(log, request, response, { status: 403, told: 'foreignPage' });
  };
}

/** Refuses what is not of the one content type. */
export function onlyType(type: string, log: Log): RequestHandler {
  return (request, response, next) => {
    if (request.headers['content-type']?.split(';')[0]?.trim().toLowerCase() === type) next();
    else tellFault(log, request, response, { status: 415, told: 'wrongType' });
  };
}

/** Answers what nobody caught: a sentence and a code for the person, the cause for the operator, a trace for nobody. */
export function faultTeller(log: Log): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) next(error);
    else tellFault(log, request, response, faultOf(error, request));
  };
}

type Told = { status: number; told: Exclude<keyof FaultWords, 'code'>; error?: unknown };

/** Answers with a fault: as data to the page, as text to a person who followed a link. */
export function tellFault(log: Log, request: Request, response: Response, { status, told, error }: Told): void {
  const correlation = correlationOf(response);
  const words = WORDS[pageLanguage(request)].faults;
  const fields = { correlation, status, told, code: codeOf(error) };
  if (status < 500) log.warn(fields, 'a request to the web channel was refused');
  else log.error({ ...fields, error }, 'a request to the web channel failed');
  response.status(status);
  if (request.method === 'POST') {
    const fault: Fault = { fault: words[told], correlation, again: status >= 500 };
    response.json(fault);
  } else response.type('text/plain').send(`${words[told]} ${words.code} ${correlation}`);
}

/** The code that the server has given the request, or one of our own. */
function correlationOf({ locals }: Response): string {
  const { correlation }: Record<string, unknown> = locals;
  return typeof correlation === 'string' ? correlation : randomUUID().slice(0, 8);
}

function faultOf(error: unknown, request: Request): Told {
  const status = statusOf(error);
  if (status === 413) return { status, told: request.path === '/document' ? 'documentTooLarge' : 'tooLarge' };
  if (status === 415) return { status, told: 'wrongType' };
  if (status !== undefined && status >= 400 && status < 500) return { status, told: 'unreadable' };
  if (error instanceof BotError && error.code === 'DOCUMENT_MISSING') return { status: 404, told: 'noSuchFile', error };
  const passes = error instanceof BotError && PASSING.includes(error.code);
  return { status: passes ? 503 : 500, told: 'notSaved', error };
}

/** The status that express and its body readers put on what they refuse. */
function statusOf(error: unknown): number | undefined {
  return error instanceof Error && 'status' in error && typeof error.status === 'number' ? error.status : undefined;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof BotError ? error.code : undefined;
}
