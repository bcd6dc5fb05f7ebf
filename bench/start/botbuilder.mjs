// Bot Framework's adapter alone, on express: one bot that takes a card's button, and an address that tells it is ready.
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import express from 'express';

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const server = express();
server.get('/readyz', (_request, response) => response.json({ ready: true }));
server.post('/api/messages', express.json(), (request, response) =>
  adapter.process(request, response, async (context) => {
    const value = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'ok' };
    await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body: value } });
  }),
);
const listening = server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`http://127.0.0.1:${listening.address().port}/\n`);
});
process.once('SIGTERM', () => process.exit(0));
