import type { Response } from 'express';

/** Sends what a listener acknowledged with: nothing, a text or JSON. */
export function send(response: Response, body: unknown): void {
  if (body === undefined || body === '') response.status(200).end();
  else if (typeof body === 'string') response.status(200).type('text').send(body);
  else response.status(200).json(body);
}
