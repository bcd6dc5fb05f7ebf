// The cost of one turn: the bot durable and in memory, beside the peers.
import { interleaved } from '../rounds.mjs';

const DURABLE = 'Jämlots, durable';
const MEMORY = 'Jämlots, in memory';
const WATERFALL = 'botbuilder-dialogs waterfall, in memory';
const XSTATE = 'XState 5, in memory';
const LONG = 'Jämlots, durable';
const SURVEY = 'survey-core, in memory';

const contestant = (name, file, args = []) => ({ name, file: `./turn/${file}.mjs`, args });

/** @param {{ quick: boolean, say: (text: string) => void }} options */
export async function measureTurns({ quick, say }) {
  const rounds = quick ? 2 : 5;
  const some = quick ? ['--talks', '10', '--warm', '10'] : ['--talks', '30', '--warm', '20'];
  const few = ['--talks', '1', '--warm', '1', '--turns', quick ? '3' : '10'];
  const same = (extra) => [
    contestant(DURABLE, 'durable', [...some, ...extra]),
    contestant(MEMORY, 'memory', [...some, ...extra]),
    contestant(WATERFALL, 'waterfall', [...some, ...extra]),
    contestant(XSTATE, 'xstate', [...some, ...extra]),
  ];
  const long = [contestant(LONG, 'durable-long', few), contestant(SURVEY, 'survey', few)];
  const floor = await interleaved([contestant('this disk', 'fsync')], { rounds, say });
  const one = await interleaved(same([]), { rounds, say });
  const eight = await interleaved(same(['--at-once', '8']), { rounds, say });
  const longs = await interleaved(long, { rounds: quick ? 1 : 3, say });
  const turn = { key: 'p50', unit: 'ms', cpu: 'cpu', ours: DURABLE };
  return [
    { ...turn, what: 'One turn at a time', seen: one, aim: { peers: [WATERFALL], atLeast: 1 } },
    {
      ...turn,
      what: '8 talks at once',
      key: 'perSecond',
      unit: 'turns/s',
      seen: eight,
      aim: { peers: [WATERFALL], atLeast: 3 },
    },
    { ...turn, what: 'One turn of a talk of 120 questions', seen: longs, ours: LONG },
    { what: 'Keeping 8 kB in place (fdatasync)', key: 'over', unit: 'ms', seen: floor },
    { what: 'Keeping 8 kB at the end of a file (fsync)', key: 'append', unit: 'ms', seen: floor },
  ];
}
