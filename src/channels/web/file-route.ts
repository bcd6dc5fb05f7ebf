import { extname } from 'node:path';
import type { Request, RequestHandler } from 'express';
import type { Log, Person, Talker } from '../../ports.ts';
import { tellFault } from './faults.ts';

export type FileDoor = {
  talker: (request: Request) => Talker | Promise<Talker>;
  /** Whether the person may have this document of this case. */
  mayFetch: (organisation: string, person: Person, caseId: string, documentId: string) => Promise<boolean>;
  /** The document's bytes. @throws BotError DOCUMENT_MISSING when there is no such document. */
  fetchDocument: (organisation: string, documentId: string) => Promise<Uint8Array>;
  log: Log;
};

/** The kinds of files the bot gives out, by their endings; all others are bytes. */
const CONTENT_TYPES: Record<string, string> = {
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.odt': 'application/vnd.oasis.opendocument.text',
  '.pdf': 'application/pdf',
  '.json': 'application/json; charset=utf-8',
};

/** Gives out a file of a case to who may have it, to be saved and never opened within the page. */
export function fileRoute({ talker, mayFetch, fetchDocument, log }: FileDoor): RequestHandler<FileAddress> {
  return async (request, response) => {
    const { caseId, documentId, name } = request.params;
    const { organisation, person } = await talker(request);
    if (!(await mayFetch(organisation, person, caseId, documentId)))
      return tellFault(log, request, response, { status: 404, told: 'noSuchFile' });
    const bytes = await fetchDocument(organisation, documentId);
    response
      .attachment(name)
      .set('content-type', CONTENT_TYPES[extname(name).toLowerCase()] ?? 'application/octet-stream')
      .set('cache-control', 'private, no-store')
      .send(Buffer.from(bytes));
  };
}

type FileAddress = { caseId: string; documentId: string; name: string };
