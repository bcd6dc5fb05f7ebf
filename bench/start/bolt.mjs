// Bolt alone: one listener on Slack's address, and one address that tells that it is ready.
import bolt from '@slack/bolt';

const app = new bolt.App({
  signingSecret: process.env.SIGNING_SECRET,
  authorize: async () => ({ botToken: 'xoxb-bench', botId: 'B1', botUserId: 'U1' }),
  customRoutes: [
    { path: '/readyz', method: ['GET'], handler: (_request, response) => response.writeHead(200).end('{}') },
  ],
  logLevel: bolt.LogLevel.ERROR,
});
app.action('answer', async ({ ack }) => ack());
const server = await app.start({ port: 0, host: '127.0.0.1' });
process.stdout.write(`http://127.0.0.1:${server.address().port}/\n`);
process.once('SIGTERM', () => process.exit(0));
