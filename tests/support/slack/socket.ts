import type { Server } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Json, objectIn, parsed, textIn } from './json.ts';
import { LIMITS } from './limits.ts';
import type { World } from './world.ts';

/** Slack sends a ping before 30 s have passed; in ms. */
const PING = 10_000;

/** How a connection ends: with Slack's warning first, or cut off. */
export type Ending = 'warning' | 'refresh_requested' | 'link_disabled' | 'drop';

/** The websockets of Socket Mode. */
export type Sockets = {
  /** The address of one new connection, undefined when there are ten. */
  newUrl: () => string | undefined;
  /** How many connections are open. */
  open: () => number;
  /** Sends an envelope down one of the connections, each in turn; the ack's payload, or why none came. */
  deliver: (envelope: Json) => Promise<{ payload: unknown } | { why: string }>;
  disconnect: (how: Ending) => void;
  stop: () => void;
};

/** Websockets on a server, at `/link`. */
export function socketsOn(server: Server, world: World): Sockets {
  const { app, ackMs } = world.settings;
  const sockets = new WebSocketServer({ noServer: true });
  const tickets = new Set<string>();
  const open: WebSocket[] = [];
  const waiting = new Map<string, ((payload: unknown) => void)[]>();
  let turn = 0;

  server.on('upgrade', (request, socket, head) => {
    const ticket = new URL(request.url ?? '/', world.origin).searchParams.get('ticket') ?? '';
    if (!tickets.delete(ticket)) {
      socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(request, socket, head, (connection) => welcome(connection));
  });

  function welcome(connection: WebSocket): void {
    open.push(connection);
    const pings = setInterval(() => connection.ping(), PING);
    connection.on('close', () => {
      clearInterval(pings);
      open.splice(open.indexOf(connection), 1);
    });
    connection.on('message', (data) => acked(objectIn(parsed(String(data)))));
    const debug_info = { host: 'fake', started: '', build_number: 1, approximate_connection_time: 18_060 };
    const hello = { type: 'hello', num_connections: open.length, debug_info, connection_info: { app_id: app.id } };
    connection.send(JSON.stringify(hello));
  }

  function acked({ envelope_id, payload }: Json): void {
    waiting.get(textIn(envelope_id))?.at(0)?.(payload);
  }

  return {
    newUrl: () => {
      if (open.length >= LIMITS.sockets) return undefined;
      const ticket = world.id('ticket');
      tickets.add(ticket);
      return `${world.origin.replace('http', 'ws')}/link/?ticket=${ticket}&app_id=${app.id}`;
    },
    open: () => open.length,
    deliver: async (envelope) => {
      const connection = open[turn++ % Math.max(open.length, 1)];
      if (connection === undefined) return { why: 'no websocket is open' };
      const id = textIn(envelope.envelope_id);
      return new Promise((resolve) => {
        const settle = (came: { payload: unknown } | { why: string }): void => {
          clearTimeout(timer);
          connection.off('close', lost);
          waiting.set(id, waiting.get(id)?.filter((one) => one !== acked) ?? []);
          resolve(came);
        };
        const acked = (payload: unknown) => settle({ payload });
        const lost = () => settle({ why: 'the websocket was closed before the ack' });
        const timer = setTimeout(() => settle({ why: `no ack within ${ackMs} ms` }), ackMs);
        connection.on('close', lost);
        waiting.set(id, [...(waiting.get(id) ?? []), acked]);
        connection.send(JSON.stringify(envelope));
      });
    },
    disconnect: (how) => {
      for (const connection of [...open]) {
        if (how === 'drop') connection.terminate();
        else connection.send(JSON.stringify({ type: 'disconnect', reason: how, debug_info: { host: 'fake' } }));
      }
    },
    stop: () => {
      for (const connection of [...open]) connection.terminate();
      sockets.close();
    },
  };
}
