import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { loopbackOnly } from '../../src/channels/web/loopback-only.ts';
import { type WebChannel, webChannel } from '../../src/channels/web/web-channel.ts';
import { BotError } from '../../src/errors.ts';
import type { Turn } from '../../src/ports.ts';

export type LogLine = { level: string; fields: Record<string, unknown>; message: string };

/** The web channel on a port of its own, with documents `d1` and `d2` of `case-1`. */
export async function openSite({ turn, pageFolder = '/nowhere' }: { turn: Turn; pageFolder?: string }) {
  const logged: LogLine[] = [];
  const app = express().disable('x-powered-by');
  app.use('/try', loopbackOnly('127.0.0.1'), webChannel(channel(turn, pageFolder, logged)));
  const server = createServer(app).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  };
  return { url: `http://127.0.0.1:${port}/try`, port, logged, close };
}

function channel(turn: Turn, pageFolder: string, logged: LogLine[]): WebChannel {
  const line = (level: string) => (fields: Record<string, unknown>, message: string) =>
    void logged.push({ level, fields, message });
  return {
    turn,
    pageFolder,
    talker: () => ({
      organisation: 'sandviken',
      person: { id: 'p1', name: 'Anna', email: 'local@localhost' },
      language: 'sv',
    }),
    mayFetch: async (organisation, person, caseId, documentId) =>
      organisation === 'sandviken' && person.id === 'p1' && caseId === 'case-1' && documentId !== 'd9',
    fetchDocument: async (_, id) => {
      if (!['d1', 'd2'].includes(id)) throw new BotError('DOCUMENT_MISSING', `No document ${id}.`);
      return new TextEncoder().encode(`bytes of ${id}`);
    },
    log: { info: line('info'), warn: line('warn'), error: line('error') },
  };
}
