import { createHmac } from 'node:crypto';

/** The headers by which Slack signs a body: version 0, HMAC-SHA256 over version, seconds since 1970 and body. */
export function signed(secret: string, body: string, timestamp: number): Record<string, string> {
  const hash = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(timestamp), 'x-slack-signature': `v0=${hash}` };
}
