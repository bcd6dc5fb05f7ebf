import type { IncomingHttpHeaders } from 'node:http';
import type { RequestHandler } from 'express';

/** How a request came in: what the server listens on, who asks, and what the request says of itself. */
export type Arrival = { bind: string; peer: string | undefined; headers: IncomingHttpHeaders };

/**
 * Lets nobody by but a person at this very machine; to all others there is nothing here.
 * `bind` is the host that the server listens on.
 */
export function loopbackOnly(bind: string): RequestHandler {
  return (request, response, next) => {
    const arrival = { bind, peer: request.socket.remoteAddress, headers: request.headers };
    if (isLoopback(arrival)) next();
    else response.sendStatus(404);
  };
}

/** Whether bind, peer and Host are loopback, and no proxy stands between. */
export function isLoopback({ bind, peer, headers }: Arrival): boolean {
  const names = Object.keys(headers);
  return (
    isLoopbackName(bind) &&
    isLoopbackName(peer ?? '') &&
    isLoopbackName(hostOf(headers.host ?? '')) &&
    !names.some((name) => name === 'forwarded' || name.startsWith('x-forwarded-'))
  );
}

/** `localhost`, 127.0.0.0/8 or ::1, also as an IPv4 address within IPv6. */
function isLoopbackName(name: string): boolean {
  const plain = name.toLowerCase().replace(/^::ffff:/u, '');
  return plain === 'localhost' || plain === '::1' || /^127(?:\.(?:\d|[1-9]\d|1\d\d|2[0-4]\d|25[0-5])){3}$/u.test(plain);
}

/** The host of a Host header without its port and brackets; nothing when it is of another shape. */
function hostOf(header: string): string {
  const [, bracketed, name] = /^(?:\[([^\]]+)\]|([^:]+))(?::\d{1,5})?$/u.exec(header) ?? [];
  return bracketed ?? name ?? '';
}
