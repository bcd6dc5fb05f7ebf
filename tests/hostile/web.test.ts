import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, Server } from './server.ts';
import { click, openCase, seenOn, shown } from './talks.ts';

let server: Server;
let caseId: string;
beforeAll(async () => {
  server = await Server.start();
  caseId = await openCase(server);
});
afterEach(async () => {
  expect(server.isAlive).toBe(true);
  expect((await server.get('/readyz')).status).toBe(200);
});
afterAll(async () => {
  const { code, err } = await server.stop();
  expect(code).toBe(0);
  expect(err).not.toMatch(/"level":(50|60)/u);
});

/** Never a fault of ours, and never a word of how the bot is made. */
function isToldCalmly({ status, body }: Answer): void {
  expect(status, body.slice(0, 300)).toBeLessThan(500);
  expect(body).not.toMatch(/\n\s+at |node_modules|\.ts:\d|\.js:\d|ZodError|SQLITE/u);
}

const json = { 'content-type': 'application/json' };
const post = (body: string | Uint8Array, headers: Record<string, string> = json) =>
  server.ask('POST', '/try/turn', { headers, body });

describe('The door for turns', () => {
  it.each<[string, string | Uint8Array]>([
    ['nothing', ''],
    ['a text', 'hej'],
    ['half of something', '{"delivery": "delivery-1", "se'],
    ['null', 'null'],
    ['a number', '1e999'],
    ['a list', '[]'],
    ['bytes', Buffer.from([0xff, 0xfe, 0x00, 0x80])],
    ['nesting without end', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
    ['10 000 keys', JSON.stringify(Object.fromEntries(Array.from({ length: 10_000 }, (_, at) => [`k${at}`, at])))],
    ['a megabyte', JSON.stringify({ delivery: 'delivery-1', sent: 'click', data: {}, values: { a: 'x'.repeat(1e6) } })],
    ['a prototype', '{"__proto__": {"delivery": "delivery-1", "sent": "start"}}'],
    ['a key too many', '{"delivery": "delivery-1", "sent": "start", "person": "chefen"}'],
    ['no delivery', '{"sent": "start"}'],
    ['a delivery of another shape', '{"delivery": "../../etc/passwd", "sent": "start"}'],
    ['values that are no texts', '{"delivery":"delivery-1","sent":"click","data":{},"values":{"a":{}}}'],
  ])('tells what it cannot take in, with a code: %s', async (_, body) => {
    const answer = await post(body);

    isToldCalmly(answer);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(JSON.parse(answer.body)).toMatchObject({ fault: expect.stringMatching(/^[A-ZÅÄÖ].*\.$/u), again: false });
  });

  it.each<[string, Record<string, string>]>([
    ['of no type', {}],
    ['of another type', { 'content-type': 'text/plain' }],
    ['in a code that nobody knows', { ...json, 'content-encoding': 'brotli-2' }],
    ['in another alphabet', { 'content-type': 'application/json; charset=klingon' }],
    ['from another site', { ...json, origin: 'https://evil.example' }],
    ['from another site of old', { ...json, 'sec-fetch-site': 'cross-site' }],
    ['from nowhere', { ...json, origin: 'null' }],
  ])('takes nothing %s', async (_, headers) => {
    const answer = await post('{"delivery": "delivery-9", "sent": "start"}', headers);

    isToldCalmly(answer);
    expect(answer.status).toBeGreaterThanOrEqual(400);
  });

  it('is not filled by what grows when it is unpacked', async () => {
    const { gzipSync } = await import('node:zlib');
    const answer = await post(gzipSync(Buffer.alloc(50_000_000, 0x20)), { ...json, 'content-encoding': 'gzip' });

    isToldCalmly(answer);
    expect(answer.status).toBe(413);
  });
});

describe('A click', () => {
  it.each<[string, unknown]>([
    ['of nothing', {}],
    ['that does what nobody knows', { do: 'delete-all', caseId: 'x' }],
    ['that does a thing', { do: { toString: 'show' } }],
    ['on a case that is a thing', { do: 'show', caseId: {} }],
    ['on a case without a name', { do: 'show', caseId: '' }],
    ['on a case with a long name', { do: 'show', caseId: 'x'.repeat(5000) }],
    ['that has seen less than nothing', { do: 'answer', caseId: 'x', question: 'berors', seen: -1 }],
    ['that has seen more than there is', { do: 'answer', caseId: 'x', question: 'berors', seen: 1e21 }],
    ['on a question of the prototype', { do: 'answer', caseId: 'x', question: '__proto__', seen: 1 }],
    ['with a key too many', { do: 'home', roles: ['administrator'] }],
    ['on a list that is not there', { do: 'new', checklist: '../../etc/passwd' }],
    ['on a case that is not there', { do: 'submit', caseId: randomUUID() }],
    ['on a file', { do: 'draft', caseId: '../jamlots.db' }],
    ['for a check of what is not there', { do: 'check', caseId: 'x', hash: 'y' }],
    ['on a case whose name no store can hold', { do: 'show', caseId: 'a\0b' }],
    ['on half a sign', { do: 'draft', caseId: 'a\ud800' }],
    ['with SQL', { do: 'show', caseId: "' or 1=1 --" }],
  ])('is answered by a card: %s', async (_, data) => {
    const answer = await click(server, data);

    isToldCalmly(answer);
    expect(shown(answer).title).not.toBe('');
  });

  it.each<[string, Record<string, unknown>, Record<string, string>]>([
    ['an answer that is a thing', { sent: { value: { value: {} } } }, {}],
    ['an answer of the prototype', { sent: { __proto__: null, constructor: 'x' } }, {}],
    ['an answer that skips what cannot be', {}, { skip: 'Därför' }],
    ['a reason that is none', {}, { value: 'no', reason: '__proto__' }],
    ['a long comment', {}, { value: 'no', reason: 'val-och-motestid', comment: 'å'.repeat(100_000) }],
    ['signs that nobody sees', {}, { value: '\u0000\u202e\ud800' }],
    ['a mask of nothing', { mask: true, confirmed: true, stay: true, removeLast: true }, {}],
  ])('changes nothing by %s', async (_, more, values) => {
    const before = shown(await click(server, { do: 'show', caseId }));

    const answer = await click(server, { do: 'answer', caseId, question: 'berors', seen: 1, ...more }, values);

    isToldCalmly(answer);
    expect(seenOn(shown(await click(server, { do: 'show', caseId })))).toBe(seenOn(before));
  });

  it('may be nested without end', async () => {
    const deep = `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`;

    const answer = await post(`{"delivery":"delivery-1","sent":"click","values":{},"data":${deep}}`);

    isToldCalmly(answer);
  });

  it('may bear any sign in any text, and what no store can hold is left out', async () => {
    const odd = 'Åäö 👩‍👩‍👧 <b>&amp; "x" \0 \ud800 \u202e {{x}}';
    const { caseId: own = '' } = shown(await click(server, { do: 'new', checklist: 'handlaggare' }));
    await click(server, { do: 'secrecy', caseId: own }, { secrecy: 'none' });
    await click(server, { do: 'no-document', caseId: own });

    const described = await click(
      server,
      { do: 'describe', caseId: own },
      { title: odd, numbers: `KS 1\0/2026\ud800`, committee: odd, decisionDate: '' },
    );

    isToldCalmly(described);
    expect(JSON.stringify(shown(described).card)).toContain('Berör beslutet människor');
    expect(shown(await server.turn({ delivery: randomUUID(), sent: 'start' })).title).toContain('Välkommen');
  });
});

describe('The doors for files', () => {
  it.each([
    '/try/file/x/y/z',
    '/try/file/../../../etc/passwd',
    '/try/file/..%2f..%2f/etc/passwd',
    '/try/file/%00/%00/%00',
    '/try/file/%E0%A4%A/x/y',
    "/try/file/' or 1=1 --/x/y".replaceAll(' ', '%20'),
    `/try/file/${'x'.repeat(6000)}/y/z`,
    '/try/page/..%2f..%2f..%2fmain.js',
    '/try/page/%2e%2e/%2e%2e/main.js',
    '/try/page/.%00.js',
    '/try/page/..\\..\\main.js',
    '/try/page/',
    '/try//page//main.js/..',
  ])('give out nothing that is not theirs: %s', async (path) => {
    const answer = await server.get(path);

    isToldCalmly(answer);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.body).not.toContain('root:');
  });

  it.each([
    `case=${'x'.repeat(5000)}&delivery=delivery-1&name=a.docx`,
    'case[]=a&delivery=delivery-1&name=a.docx',
    'case[__proto__]=a&delivery=delivery-1&name=a.docx',
    'case=a&case=b&delivery=delivery-1&name=a.docx',
    'case=nowhere&delivery=delivery-1&name=../../a.docx',
    'case=%00&delivery=delivery-1&name=%00.docx',
    '',
    '%',
  ])('take in nothing for a case that is not there: %s', async (query) => {
    const headers = { 'content-type': 'application/octet-stream' };

    const answer = await server.ask('POST', `/try/document?${query}`, { headers, body: 'hej' });

    isToldCalmly(answer);
  });

  it.each<[string, Uint8Array, string]>([
    ['nothing', new Uint8Array(), 'tom'],
    ['a page', Buffer.from('<html></html>'), 'inget textdokument'],
    [
      'half a document',
      readFileSync(new URL('../../examples/snorojning.docx', import.meta.url)).subarray(0, 5000),
      'skadad',
    ],
  ])('say kindly what is wrong with %s', async (_, body, says) => {
    const { caseId: own = '' } = shown(await click(server, { do: 'new', checklist: 'handlaggare' }));
    await click(server, { do: 'secrecy', caseId: own }, { secrecy: 'none' });
    const headers = { 'content-type': 'application/octet-stream' };

    const answer = await server.ask('POST', `/try/document?case=${own}&delivery=${randomUUID()}&name=a.docx`, {
      headers,
      body,
    });

    isToldCalmly(answer);
    expect(JSON.stringify(shown(answer).card)).toContain(says);
  });
});

describe('Many at once', () => {
  it('are all answered: 200 starts, clicks and nonsense', async () => {
    const all = await Promise.all(
      Array.from({ length: 200 }, (_, at) => {
        if (at % 4 === 0) return server.turn({ delivery: randomUUID(), sent: 'start' });
        if (at % 4 === 1) return click(server, { do: 'show', caseId });
        if (at % 4 === 2) return post('{');
        return click(server, { do: 'new', checklist: 'handlaggare' });
      }),
    );

    for (const answer of all) isToldCalmly(answer);
    expect(all.map(({ status }) => status).filter((status) => status === 200)).toHaveLength(150);
  });

  it('who press the same button get the same card, and it is done once', async () => {
    const own = await openCase(server);
    const seen = seenOn(shown(await click(server, { do: 'show', caseId: own })));
    const delivery = randomUUID();
    const data = { do: 'answer', caseId: own, question: 'berors', seen };

    const all = await Promise.all(Array.from({ length: 40 }, () => click(server, data, { value: 'yes' }, delivery)));

    expect(new Set(all.map(({ status, body }) => `${status} ${body}`)).size).toBe(1);
    expect(seenOn(shown(await click(server, { do: 'show', caseId: own })))).toBe(seen + 1);
  });

  it('who answer the same question differently are all told, and one answer stands', async () => {
    const own = await openCase(server);
    const seen = seenOn(shown(await click(server, { do: 'show', caseId: own })));
    const data = { do: 'answer', caseId: own, question: 'berors', seen };

    const all = await Promise.all(
      Array.from({ length: 30 }, (_, at) => click(server, data, { value: at % 2 === 0 ? 'yes' : 'unsure' })),
    );

    for (const answer of all) isToldCalmly(answer);
    expect(seenOn(shown(await click(server, { do: 'show', caseId: own })))).toBe(seen + 1);
  });
});

describe('On the wire', () => {
  it.each([
    'hej\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    'GET /livez HTTP/1.1\r\n\r\n',
    'GET /try HTTP/1.1\r\nHost: a\r\nHost: localhost\r\n\r\n',
    `GET /livez HTTP/1.1\r\nHost: localhost\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`,
    'POST /try/turn HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    'POST /try/turn HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: -1\r\n\r\n',
  ])('nothing but HTTP is spoken: %j', async (said) => {
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => {});
    socket.end(said);

    const answer = await text(socket).catch(() => '');

    expect(answer).not.toMatch(/\n\s+at |HTTP\/1\.1 5\d\d/u);
    expect(answer).not.toContain('<html');
  });

  it('who hangs up in the middle of a turn stops nobody', async () => {
    for (let at = 0; at < 20; at += 1) {
      const socket = connect(server.port, '127.0.0.1');
      socket.on('error', () => {});
      socket.write(
        'POST /try/turn HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{"a',
      );
      await new Promise((resolve) => setTimeout(resolve, 5));
      socket.destroy();
    }

    expect((await click(server, { do: 'show', caseId })).status).toBe(200);
  });
});
