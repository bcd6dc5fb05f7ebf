// One request of the kind that each server is there for.
import { createHmac } from 'node:crypto';

/** What Bolt is given as its secret, and what its requests are signed with. */
export const SIGNING_SECRET = 'bench-secret';

const JSON_TYPE = { 'content-type': 'application/json' };

/** The bot: a person opens an assessment, so that each request writes to the disk and gets a card. */
export function turnRequest(number) {
  const data = { do: 'new', checklist: 'handlaggare' };
  const delivery = `bench-${String(number).padStart(8, '0')}`;
  return {
    path: 'try/turn',
    headers: JSON_TYPE,
    body: JSON.stringify({ delivery, sent: 'click', data, values: {} }),
  };
}

/** Slack: a button is pressed, signed as Slack signs. */
export function actionRequest(number) {
  const payload = {
    type: 'block_actions',
    team: { id: 'T1', domain: 'bench' },
    user: { id: 'U2', name: 'anna' },
    api_app_id: 'A1',
    trigger_id: `${number}`,
    actions: [{ type: 'button', action_id: 'answer', block_id: 'b', value: `${number}` }],
  };
  const body = new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
  const timestamp = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', SIGNING_SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    path: 'slack/events',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': `${timestamp}`,
      'x-slack-signature': `v0=${signature}`,
    },
    body,
  };
}

/** Teams: a card's button is pressed. */
export function invokeRequest(number) {
  const activity = {
    type: 'invoke',
    name: 'adaptiveCard/action',
    id: `${number}`,
    channelId: 'msteams',
    serviceUrl: 'http://127.0.0.1:9/',
    from: { id: 'U2' },
    recipient: { id: 'bot' },
    conversation: { id: 'c1' },
    value: { action: { type: 'Action.Execute', verb: 'answer', data: { number } } },
  };
  return { path: 'api/messages', headers: JSON_TYPE, body: JSON.stringify(activity) };
}
