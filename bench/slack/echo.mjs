// Bolt alone with one listener: a press is acknowledged, and its message updated.
import bolt from '@slack/bolt';

const app = new bolt.App({
  token: 'xoxb-bench',
  signingSecret: process.env.SLACK_SIGNING_SECRET,
  clientOptions: { slackApiUrl: process.env.SLACK_API_URL },
  customRoutes: [
    { path: '/readyz', method: ['GET'], handler: (_request, response) => response.writeHead(200).end('{}') },
  ],
  logLevel: bolt.LogLevel.ERROR,
});
const said = (text) => [
  { type: 'actions', elements: [{ type: 'button', action_id: 'jl', text: { type: 'plain_text', text }, value: text }] },
];

app.command('/jamlots', async ({ ack, client }) => {
  await ack();
  await client.chat.postMessage({ channel: 'D1', text: 'echo', blocks: said('0') });
});
app.action('jl', async ({ ack, action, body, client }) => {
  await ack();
  await client.chat.update({ channel: 'D1', ts: body.message.ts, text: 'echo', blocks: said(action.value) });
});

const server = await app.start({ host: '127.0.0.1', port: 0 });
process.stdout.write(`http://127.0.0.1:${server.address().port}/\n`);
