import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingHttpHeaders, type IncomingMessage, type OutgoingHttpHeaders, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { isLoopback } from '../../src/channels/web/loopback-only.ts';
import { isSameOrigin } from '../../src/channels/web/same-origin.ts';
import { BotError } from '../../src/errors.ts';
import type { Turn } from '../../src/ports.ts';
import { scriptedTurn } from './scripted-turn.ts';
import { openSite } from './web-site.ts';

let pageFolder: string;
let site: Awaited<ReturnType<typeof openSite>>;
let script: ReturnType<typeof scriptedTurn>;

beforeAll(async () => {
  pageFolder = await mkdtemp(join(tmpdir(), 'jamlots-pages-'));
  await writeFile(join(pageFolder, 'main.js'), 'export {};');
  const turn: Turn = (incoming) => script.turn(incoming);
  site = await openSite({ turn, pageFolder });
});
beforeEach(() => {
  script = scriptedTurn();
  site.logged.length = 0;
});
afterAll(async () => {
  await site.close();
  await rm(pageFolder, { recursive: true });
});

const start = { delivery: 'delivery-1', sent: 'start' };
const click = {
  delivery: 'delivery-2',
  sent: 'click',
  data: { do: 'answer', caseId: 'case-1' },
  values: { value: 'ja' },
};

describe('who may come in', () => {
  const here = { bind: '127.0.0.1', peer: '127.0.0.1', headers: { host: '127.0.0.1:3978' } };
  const from = (host: string, more: IncomingHttpHeaders = {}) => ({ ...here, headers: { host, ...more } });

  it.each(['localhost', 'localhost:3978', '127.0.0.1', '127.1.2.3:80', '[::1]:3978', '[::1]', 'LOCALHOST:1'])(
    'is a person at this machine who asks for %s',
    (host) => {
      expect(isLoopback(from(host))).toBe(true);
    },
  );

  it.each([
    '',
    'example.se',
    '127.0.0.1.example.se',
    'localhost.example.se',
    '127.0.0.256',
    '10.0.0.1:3978',
    'a@localhost',
    '[::2]',
    'localhost:1:2',
    '0.0.0.0',
    '127.1',
  ])('is nobody who asks for %j', (host) => {
    expect(isLoopback(from(host))).toBe(false);
  });

  it.each(['forwarded', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto'])(
    'is nobody behind a proxy that says %s',
    (name) => {
      expect(isLoopback(from('localhost', { [name]: '' }))).toBe(false);
    },
  );

  it.each([
    ['the server listens to all', { bind: '0.0.0.0' }],
    ['the server listens to a network', { bind: '192.168.1.4' }],
    ['the peer is elsewhere', { peer: '192.168.1.9' }],
    ['the peer is not known', { peer: undefined }],
  ])('is nobody when %s', (_, change) => {
    expect(isLoopback({ ...here, ...change })).toBe(false);
  });

  it('is a peer who comes by IPv6, or by IPv4 within it', () => {
    expect(isLoopback({ ...here, bind: '::1', peer: '::1' })).toBe(true);
    expect(isLoopback({ ...here, bind: 'localhost', peer: '::ffff:127.0.0.1' })).toBe(true);
  });

  it('finds nothing here otherwise, on any door', async () => {
    const headers = { host: 'jamlots.example.se' };

    expect((await ask('GET', '', { headers })).status).toBe(404);
    expect((await ask('POST', '/turn', { headers, json: start })).status).toBe(404);
    expect((await ask('GET', '/file/case-1/d1/a.docx', { headers: { 'x-forwarded-for': '10.0.0.1' } })).status).toBe(
      404,
    );
  });
});

describe('the page', () => {
  it('speaks Swedish first, and English when asked to', async () => {
    const swedish = await ask('GET', '');
    const english = await ask('GET', '?lang=en');

    expect(swedish.body).toContain('<html lang="sv"');
    expect(swedish.body).toContain('Utkast sparas efter varje svar.');
    expect(english.body).toContain('<html lang="en"');
    expect((await ask('GET', '?lang=%3Cscript%3E')).body).toContain('<html lang="sv"');
  });

  it('lets nothing but its own files run, and is shown in no other page', async () => {
    const { headers } = await ask('GET', '');

    const own = "'self'";
    expect(headers['content-security-policy']?.toString().split(';').sort()).toEqual(
      [
        ...["base-uri 'none'", "default-src 'none'", "form-action 'none'", "frame-ancestors 'none'"],
        ...[`connect-src ${own}`, `img-src ${own}`, `script-src ${own}`, `style-src ${own}`],
      ].sort(),
    );
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer' });
  });

  it('holds no script of its own text', async () => {
    const { body } = await ask('GET', '');

    expect(body.match(/<script(?![^>]*(?:src=|application\/json))/gu)).toBeNull();
    expect(body).not.toMatch(/ style=| on\w+=/u);
  });

  it('gives out the renderer and its own modules, and nothing beside them', async () => {
    expect((await ask('GET', '/adaptivecards.min.js')).headers['content-type']).toContain('javascript');
    expect((await ask('GET', '/page/main.js')).headers['content-type']).toContain('javascript');
    expect((await ask('GET', '/page/..%2f..%2fpackage.json')).status).toBeGreaterThanOrEqual(400);
    expect((await ask('GET', '/page/%2e%2e/package.json')).status).toBe(404);
    expect((await ask('GET', '/page/missing.js')).status).toBe(404);
  });
});

describe('a turn', () => {
  it('hands a start over and gives back the card', async () => {
    const { status, json, headers } = await ask('POST', '/turn', { json: start });

    expect(status).toBe(200);
    expect(json).toMatchObject({ title: 'Hej! Vad vill du göra?', card: { type: 'AdaptiveCard', lang: 'sv' } });
    expect(script.got).toMatchObject([
      { sent: 'start', channel: 'web', organisation: 'sandviken', person: { id: 'p1' }, language: 'sv' },
    ]);
    expect(headers['cache-control']).toBe('no-store');
  });

  it('hands over a click as it was sent, in the language of the page', async () => {
    const { json } = await ask('POST', '/turn?lang=en', { json: click });

    expect(script.got).toMatchObject([{ sent: 'click', data: click.data, values: click.values, language: 'en' }]);
    expect(json).toMatchObject({ card: { lang: 'en' } });
  });

  it('bears the same key when it is sent again, and a key of its own for each person', async () => {
    const first = await ask('POST', '/turn', { json: click });
    const again = await ask('POST', '/turn', { json: click });

    expect(again.json).toEqual(first.json);
    expect(script.got.map(({ delivery }) => delivery)).toEqual(['web:p1:delivery-2']);
  });

  it('gives the case, the files and the wish for a document to the page', async () => {
    const shown = await ask('POST', '/turn', { json: { ...click, data: { do: 'show', caseId: 'card:finished' } } });
    const wishing = await ask('POST', '/turn', {
      json: { ...click, delivery: 'delivery-3', data: { do: 'show', caseId: 'card:document' } },
    });

    expect(shown.json).toMatchObject({ caseId: 'case-1' });
    expect(shown.body).toContain(
      '/try/file/case-1/d1/Tj%C3%A4nsteskrivelse%20%E2%80%93%20%C3%B6ppettider%20i%20simhallen.docx',
    );
    expect(wishing.json).toMatchObject({ wantsDocument: { label: 'Beslutsunderlag (Word, .docx)' } });
  });
});

describe('what cannot be taken in', () => {
  it.each([
    ['no JSON', 400, { raw: '{"delivery":', type: 'application/json' }],
    ['JSON of another shape', 400, { json: { delivery: 'delivery-1', sent: 'shout' } }],
    ['a list', 400, { json: [] }],
    ['nothing', 400, { raw: '', type: 'application/json' }],
    ['no key', 400, { json: { sent: 'start' } }],
    ['a key with marks', 400, { json: { ...start, delivery: "'; drop table" } }],
    ['values that are no texts', 400, { json: { ...click, values: { value: 1 } } }],
    ['a form', 415, { raw: 'sent=start', type: 'application/x-www-form-urlencoded' }],
    ['text', 415, { raw: JSON.stringify(start), type: 'text/plain' }],
    ['an unknown alphabet', 415, { raw: JSON.stringify(start), type: 'application/json; charset=klingon' }],
    ['an unknown packing', 415, { json: start, headers: { 'content-encoding': 'zip' } }],
    ['a broken packing', 400, { json: start, headers: { 'content-encoding': 'gzip' } }],
    ['more than a card can ask for', 413, { json: { ...click, values: { value: 'x'.repeat(600_000) } } }],
    ['a click from another site', 403, { json: start, headers: { 'sec-fetch-site': 'cross-site' } }],
    ['a click from a page of another origin', 403, { json: start, headers: { origin: 'https://example.se' } }],
    ['a click from nowhere', 403, { json: start, headers: { origin: 'null' } }],
  ] as const)('is %s: it is told with %i, a sentence and a code, and no turn is taken', async (_, status, sent) => {
    const answer = await ask('POST', '/turn', sent);

    expect(answer.status).toBe(status);
    expect(answer.json).toMatchObject({
      fault: expect.stringMatching(/sparat\./u),
      correlation: expect.stringMatching(/^[\da-f]{8}$/u),
      again: false,
    });
    expect(answer.body).not.toMatch(/\bat .*\.(?:js|ts)|node_modules|Error/u);
    expect(script.got).toEqual([]);
    expect(site.logged).toMatchObject([{ level: 'warn', fields: { status } }]);
  });

  it('is told in the language of the page', async () => {
    expect((await ask('POST', '/turn?lang=en', { json: [] })).json).toMatchObject({
      fault: expect.stringContaining('Nothing is saved'),
    });
  });

  it('is nothing from the page itself', () => {
    const host = '127.0.0.1:3978';

    expect(isSameOrigin({ host, origin: 'http://127.0.0.1:3978', 'sec-fetch-site': 'same-origin' })).toBe(true);
    expect(isSameOrigin({ host, origin: 'http://127.0.0.1:8000' })).toBe(false);
    expect(isSameOrigin({ host, 'sec-fetch-site': 'same-site' })).toBe(false);
    expect(isSameOrigin({ host, 'sec-fetch-site': 'none' })).toBe(false);
  });
});

describe('what goes wrong with us', () => {
  it.each([
    ['a store that is busy', 503, true, new BotError('STORE_BUSY', 'secret place /var/lib')],
    ['a store that is full', 503, true, new BotError('STORE_FULL', 'secret place /var/lib')],
    ['a fault of ours', 500, true, new TypeError('secret place /var/lib')],
  ])('is told without its inside: %s', async (_, status, again, failure) => {
    script.failNext(failure);

    const answer = await ask('POST', '/turn', { json: click });

    expect(answer.status).toBe(status);
    expect(answer.json).toMatchObject({ fault: expect.stringContaining('Ditt svar står kvar i rutan'), again });
    expect(answer.body).not.toContain('secret');
    expect(site.logged).toMatchObject([
      { level: 'error', fields: { correlation: Object(answer.json).correlation, error: failure } },
    ]);
  });

  it('succeeds when the same is sent again', async () => {
    script.failNext(new BotError('STORE_BUSY', 'busy'));

    const failed = await ask('POST', '/turn', { json: click });
    const again = await ask('POST', '/turn', { json: click });

    expect([failed.status, again.status]).toEqual([503, 200]);
    expect(script.got).toHaveLength(1);
  });
});

describe('a decision document', () => {
  const type = 'application/octet-stream';
  const place = '/document?delivery=delivery-9&case=case-1&name=Tj%C3%A4nsteskrivelse.docx';

  it('is handed over with its name, byte for byte', async () => {
    const { status } = await ask('POST', place, { raw: 'PK\u0003\u0004', type });

    expect(status).toBe(200);
    expect(script.got).toMatchObject([
      { sent: 'document', caseId: 'case-1', name: 'Tjänsteskrivelse.docx', delivery: 'web:p1:delivery-9' },
    ]);
    expect(Buffer.from(Object(script.got[0]).bytes).toString()).toBe('PK\u0003\u0004');
  });

  it('is handed over when it is empty too, for the bot to refuse', async () => {
    await ask('POST', place, { raw: '', type });

    expect(Object(script.got[0]).bytes).toHaveLength(0);
  });

  it('is refused by a sentence of its own when it is larger than 50 MB', async () => {
    const answer = await ask('POST', place, { raw: 'x'.repeat(50 * 1024 * 1024 + 1), type });

    expect(answer.status).toBe(413);
    expect(answer.json).toMatchObject({ fault: expect.stringContaining('Gränsen är 50 MB'), again: false });
    expect(script.got).toEqual([]);
  });

  it.each([
    ['without a case', 400, place.replace('&case=case-1', ''), type],
    ['without a name', 400, place.replace(/&name.*/u, ''), type],
    ['with two cases', 400, `${place}&case=case-2`, type],
    ['as a form', 415, place, 'multipart/form-data'],
  ])('is refused %s', async (_, status, path, kind) => {
    expect((await ask('POST', path, { raw: 'PK', type: kind })).status).toBe(status);
    expect(script.got).toEqual([]);
  });
});

describe('a file of the case', () => {
  it('comes to be saved under its own name', async () => {
    const { status, headers, body } = await ask('GET', '/file/case-1/d1/Tj%C3%A4nsteskrivelse%20%E2%80%93%20bad.docx');

    expect(status).toBe(200);
    expect(body).toBe('bytes of d1');
    expect(headers).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'content-disposition': `attachment; filename="Tj?nsteskrivelse ? bad.docx"; filename*=UTF-8''Tj%C3%A4nsteskrivelse%20%E2%80%93%20bad.docx`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    });
  });

  it.each([
    ['a.html', 'application/octet-stream'],
    ['a.svg', 'application/octet-stream'],
    ['a.pdf', 'application/pdf'],
    ['a.assessment.json', 'application/json; charset=utf-8'],
    ['a', 'application/octet-stream'],
  ])('never comes as something that runs: %s', async (name, kind) => {
    expect((await ask('GET', `/file/case-1/d1/${name}`)).headers['content-type']).toBe(kind);
  });

  it('is not given to who may not have it, nor when it is gone', async () => {
    for (const path of ['/file/case-2/d1/a.docx', '/file/case-1/d9/a.docx', '/file/case-1/d8/a.docx']) {
      const { status, body } = await ask('GET', path);

      expect(status).toBe(404);
      expect(body).toMatch(/^Filen finns inte, eller så hör den till någon annan\. Felkod [\da-f]{8}$/u);
    }
  });

  it('breaks no header by its name', async () => {
    const { headers } = await ask('GET', '/file/case-1/d1/a%0d%0aset-cookie%3a%20b%22.docx');

    expect(headers['set-cookie']).toBeUndefined();
    expect(headers['content-disposition']).not.toMatch(/[\r\n]/u);
  });

  it('has no place that is badly written', async () => {
    expect((await ask('GET', '/file/case-1/d1/%E0%A4%A')).status).toBe(400);
  });
});

type Sending = { json?: unknown; raw?: string; type?: string; headers?: OutgoingHttpHeaders };

/** Asks the site, with a Host and whatever headers a browser would not let through. */
async function ask(method: string, path: string, { json, raw, type, headers }: Sending = {}) {
  const body = json === undefined ? raw : JSON.stringify(json);
  const kind = type ?? (json === undefined ? undefined : 'application/json');
  const asking = request(`${site.url}${path}`, {
    method,
    headers: {
      ...(kind && { 'content-type': kind }),
      ...(body !== undefined && { 'content-length': Buffer.byteLength(body) }),
      ...headers,
    },
  }).end(body);
  const answered: IncomingMessage[] = await once(asking, 'response');
  const [response] = answered;
  if (!response) throw new Error('no answer');
  const told = await text(response);
  const parsed: unknown = told.startsWith('{') ? JSON.parse(told) : undefined;
  return { status: response.statusCode ?? 0, headers: response.headers, body: told, json: parsed };
}
