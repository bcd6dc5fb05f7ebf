// A press in Slack: from the signed press to the updated card, beside Bolt with one listener that only echoes.
import { createHmac } from 'node:crypto';
import { interleaved, median } from '../rounds.mjs';
import { started } from '../server-process.mjs';
import { inTempFolder } from '../temp-folder.mjs';
import { startApi } from './api.mjs';

const OURS = 'Jämlots, durable';
const ECHO = '@slack/bolt echo, one listener';
const SECRET = 'bench-secret';
/** Talks that only warm up. */
const WARM = 20;

const BOTS = [
  { name: OURS, file: '../bin/jamlots.mjs', args: ['serve'], presses: ['none', 'no-document'] },
  { name: ECHO, file: 'slack/echo.mjs', presses: ['0', '0'] },
];

/** @param {{ quick: boolean, say: (text: string) => void }} options */
export async function measureSlack({ quick, say }) {
  const talks = quick ? 10 : 100;
  const measure = (bot) => inTempFolder((folder) => pressed(bot, folder, talks));
  const seen = await interleaved(BOTS, { rounds: quick ? 2 : 5, say, measure });
  const aim = { peers: [ECHO], atLeast: 0.5 };
  return [
    { what: 'CPU of a press in Slack', key: 'cpu', unit: 'ms', seen, ours: OURS, aim },
    { what: 'A press in Slack, until its card is updated', key: 'p50', unit: 'ms', seen, ours: OURS },
  ];
}

/** Opens talks, then presses two buttons in each, one after another; the first talks only warm up. */
async function pressed({ file, args, presses }, folder, talks) {
  const api = await startApi();
  const bot = await started({
    file,
    args,
    env: {
      DATABASE_URL: `sqlite:${folder}/jamlots.db`,
      SLACK_BOT_TOKEN: 'xoxb-bench',
      SLACK_SIGNING_SECRET: SECRET,
      SLACK_API_URL: api.url,
    },
  });
  try {
    let number = 0;
    const send = (body) => {
      number += 1;
      return signed(bot.base, body(`${number}.trigger`));
    };
    const opened = [];
    for (let talk = 0; talk < talks + WARM; talk += 1) {
      await send(command);
      opened.push(await api.drawn());
    }
    const times = [];
    const pressAll = async (messages) => {
      for (let message of messages) {
        for (const wanted of presses) {
          const { ts, blocks } = message;
          const begun = performance.now();
          [message] = await Promise.all([api.drawn(), send((trigger) => press(trigger, ts, buttonIn(blocks, wanted)))]);
          times.push(performance.now() - begun);
        }
      }
    };
    await pressAll(opened.slice(0, WARM));
    times.length = 0;
    const before = bot.cpu();
    await pressAll(opened.slice(WARM));
    return { cpu: (bot.cpu() - before) / times.length, p50: median(times) };
  } finally {
    await bot.stop();
    api.close();
  }
}

/** The button whose value has the word in it, with the block that it stands in. */
function buttonIn(blocks, wanted) {
  for (const { block_id, elements = [] } of blocks) {
    const button = elements.find(({ type, value }) => type === 'button' && value?.includes(wanted));
    if (button) return { ...button, block_id: block_id ?? 'b' };
  }
  throw new Error(`no button holds ${wanted}: ${JSON.stringify(blocks)}`);
}

function command(trigger_id) {
  const who = { team_id: 'T1', user_id: 'U2', user_name: 'anna', channel_id: 'D1' };
  return new URLSearchParams({ command: '/jamlots', text: 'ny', trigger_id, api_app_id: 'A1', ...who }).toString();
}

function press(trigger_id, ts, { type, action_id, block_id, value }) {
  const payload = {
    type: 'block_actions',
    team: { id: 'T1', domain: 'bench' },
    user: { id: 'U2', name: 'anna', team_id: 'T1' },
    api_app_id: 'A1',
    trigger_id,
    container: { type: 'message', message_ts: ts, channel_id: 'D1' },
    channel: { id: 'D1' },
    message: { ts },
    actions: [{ type, action_id, block_id, value }],
  };
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
}

async function signed(base, body) {
  const timestamp = Math.floor(Date.now() / 1000);
  const signature = createHmac('sha256', SECRET).update(`v0:${timestamp}:${body}`).digest('hex');
  const headers = {
    'content-type': 'application/x-www-form-urlencoded',
    'x-slack-request-timestamp': `${timestamp}`,
    'x-slack-signature': `v0=${signature}`,
  };
  const response = await fetch(`${base}slack/events`, { method: 'POST', headers, body });
  await response.text();
  if (response.status !== 200) throw new Error(`a press was answered with ${response.status}`);
}
