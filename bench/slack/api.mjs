// Slack's Web API as far as a press needs it, in the process that presses: what is posted and updated is kept.

import { once } from 'node:events';
import { createServer } from 'node:http';

const USER = { id: 'U2', team_id: 'T1', name: 'anna', profile: { real_name: 'Anna', email: 'anna@bench.example' } };

/** What each method answers, beside `ok`. */
const ANSWERS = {
  'auth.test': () => ({ team_id: 'T1', user_id: 'U1', bot_id: 'B1' }),
  'users.info': () => ({ user: USER }),
  'conversations.open': () => ({ channel: { id: 'D1' } }),
};

/**
 * Starts the API on 127.0.0.1. `drawn` gives the next message that is posted or updated, with its blocks.
 * @returns {Promise<{ url: string, drawn: () => Promise<{ ts: string, blocks: object[] }>, close: () => void }>}
 */
export async function startApi() {
  let posted = 0;
  const messages = [];
  const waiting = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    const method = new URL(request.url ?? '/', 'http://a').pathname.split('/').at(-1) ?? '';
    const given = new URLSearchParams(body);
    const isDrawn = method === 'chat.postMessage' || method === 'chat.update';
    if (method === 'chat.postMessage') posted += 1;
    const ts = given.get('ts') ?? `${posted}.000001`;
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify({ ok: true, ...(isDrawn ? { ts, channel: 'D1' } : ANSWERS[method]?.()) }));
    if (!isDrawn) return;
    const message = { ts, blocks: JSON.parse(given.get('blocks') ?? '[]') };
    const next = waiting.shift();
    if (next) next(message);
    else messages.push(message);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${port}/api/`,
    drawn: () => {
      const message = messages.shift();
      return message ? Promise.resolve(message) : new Promise((resolve) => waiting.push(resolve));
    },
    close: () => server.close(),
  };
}
