import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Fault, type Outcome, page, underFault } from './faults.ts';
import { formFields, type Json, objectIn, parsed, textIn } from './json.ts';
import { respond } from './response-urls.ts';
import type { WebApi } from './web-api.ts';
import { busily, type World } from './world.ts';

/** Slack's hosts in one, on 127.0.0.1: the Web API, uploads, downloads and response URLs. */
export async function startServer(world: World, faults: Fault[], api: WebApi): Promise<Server> {
  const server = createServer((request, response) => {
    busily(world, async () => {
      const body = await bodyOf(request);
      send(response, await route(world, faults, api, request, body));
    }).catch((error: unknown) => {
      // A fault of the fake itself: told as loudly as HTTP allows.
      response.writeHead(500).end(error instanceof Error ? error.stack : String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  world.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return server;
}

async function route(
  world: World,
  faults: Fault[],
  api: WebApi,
  request: IncomingMessage,
  body: Buffer,
): Promise<Outcome> {
  const { pathname, searchParams } = new URL(request.url ?? '/', world.origin);
  const [, place = '', ...rest] = pathname.split('/');
  const last = rest.at(-1) ?? '';
  if (place === 'api') {
    const args = { ...Object.fromEntries(searchParams), ...argsIn(request, body) };
    return api.call(rest.join('/'), args, bearer(request) || textIn(args.token));
  }
  if (place === 'upload') return underFault(faults, 'upload', () => uploaded(world, last, request, body));
  if (place === 'files-pri') {
    return underFault(faults, 'download', () =>
      downloaded(world, textIn(rest[0]).split('-')[1] ?? '', bearer(request)),
    );
  }
  if (place === 'response') {
    const message = objectIn(parsed(body.toString()));
    return underFault(faults, 'response_url', () => respond(world, last, message));
  }
  return place === 'login' ? page(200, 'Sign in to your workspace') : page(404, 'Not found');
}

function uploaded(world: World, id: string, request: IncomingMessage, body: Buffer): Outcome {
  const file = world.files.get(id);
  if (file === undefined || file.state !== 'asked') return page(404, 'No such upload');
  const bytes = fileIn(request, body);
  if (bytes.length !== file.length) return page(400, `${bytes.length} bytes, ${file.length} were announced`);
  file.bytes = bytes;
  return { status: 200, headers: { 'content-type': 'text/plain' }, body: `OK - ${bytes.length}` };
}

/** The bytes to who may have them; all others are led to the login page, which answers 200. */
function downloaded(world: World, id: string, token: string): Outcome {
  const file = world.files.get(id);
  const known = world.tokens.get(token);
  const allowed = known?.kind === 'bot' && known.revoked !== true && world.settings.scopes.includes('files:read');
  if (!allowed) return { status: 302, headers: { location: `${world.origin}/login` }, body: '' };
  if (file?.bytes === undefined) return page(404, 'No such file');
  return { status: 200, headers: { 'content-type': 'application/octet-stream' }, body: file.bytes };
}

function argsIn(request: IncomingMessage, body: Buffer): Json {
  const type = request.headers['content-type'] ?? '';
  const args = type.startsWith('application/json') ? objectIn(parsed(body.toString())) : formFields(body.toString());
  // oauth.v2.access may have the client's id and secret as Basic authorisation.
  const basic = /^Basic (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (basic === undefined) return args;
  const [client_id, client_secret] = Buffer.from(basic, 'base64').toString().split(':');
  return { client_id, client_secret, ...args };
}

function bearer(request: IncomingMessage): string {
  return /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

/** The one file of a multipart body; any other body is the file itself. */
function fileIn(request: IncomingMessage, body: Buffer): Buffer {
  const boundary = /^multipart\/form-data;.*boundary="?([^";]+)/.exec(request.headers['content-type'] ?? '')?.[1];
  if (boundary === undefined) return body;
  const from = body.indexOf('\r\n\r\n') + 4;
  return body.subarray(from, body.indexOf(`\r\n--${boundary}`, from));
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return Buffer.concat(parts);
}

function send(response: ServerResponse, outcome: Outcome): void {
  if (outcome === 'no-answer') return;
  if (outcome === 'reset') {
    response.destroy();
    return;
  }
  response.writeHead(outcome.status, outcome.headers).end(outcome.body);
}
