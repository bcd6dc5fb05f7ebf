import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { takeTurn } from '../../src/app/take-turn.ts';
import { type TerminalChannel, talkInTerminal } from '../../src/channels/terminal/terminal-channel.ts';
import { BotError } from '../../src/errors.ts';
import type { Incoming, Turn } from '../../src/ports.ts';
import { SNOW } from '../commands/command.ts';
import { type Bot, personIn } from '../stories/talk.ts';
import { keep, type Move, scriptedPrompts } from './scripted-prompts.ts';

/** The decision document of the examples; the talk finds it at the path 'snö'. */
export const SNOW_DOCUMENT = { name: 'snorojning.docx', bytes: new Uint8Array(readFileSync(SNOW)) };
/** What is told at the end, when nothing was left unsent. */
export const LEFT = 'Allt är sparat. Fortsätt när du vill: samma kommando igen, eller npm start och';
/** From the start to the first question, without a decision document. */
export const OPENING: Move[] = [
  'Gör en bedömning',
  'Nej, varken eller',
  'Fortsätt utan dokument',
  'Plogordning',
  '',
  '',
  '',
];
/** Yes at the first question, without a reason and a comment beside it. */
export const YES: Move[] = ['Ja', keep, ''];

/** A case that is put aside at its first question. */
export function notRelevant(bot: Bot): Move[] {
  const question = caseworkers(bot)?.questions.find(({ id }) => id === 'berors');
  const reason = question?.kind === 'yes-no' ? (question.reasons?.choices[0]?.title.sv ?? '') : '';
  return [...OPENING, 'Nej', reason, 'Val av justerare.', 'Fastställ bedömningen'];
}

export function titleOf(bot: Bot, question: string): string {
  return caseworkers(bot)?.questions.find(({ id }) => id === question)?.title.sv ?? '';
}

/** The checklist that 'Gör en bedömning' opens. */
function caseworkers(bot: Bot) {
  return bot.world.checklists.find(({ id }) => id === 'handlaggare');
}

type Setting = Partial<TerminalChannel> & {
  /** The first turn that this is true of fails, with this fault. */
  failing?: { when: (values: Record<string, string>) => boolean; fault: Error };
};

/** A talk of the person at this machine after the script: what stood on the screen, and what was sent. */
export async function talk(bot: Bot, moves: Move[], { failing, ...more }: Setting = {}) {
  const real = takeTurn(bot.world);
  const got: Incoming[] = [];
  let failure = failing;
  const turn: Turn = async (incoming) => {
    got.push(incoming);
    const { fault, when } = failure ?? {};
    if (!fault || !when?.(incoming.sent === 'click' ? incoming.values : {})) return real(incoming);
    failure = undefined;
    throw fault;
  };
  const { prompts, screen, unused } = scriptedPrompts(moves);
  const person = await personIn(bot, 'local@localhost', 'Handläggare');
  await talkInTerminal({
    turn,
    talker: { organisation: bot.organisation.id, person, language: 'sv' },
    prompts,
    log: bot.world.log,
    begin: { sent: 'start' },
    readDocument: async (path) => {
      if (path === 'snö') return SNOW_DOCUMENT;
      throw new BotError('FILE_UNREADABLE', `${path}: cannot be read.`);
    },
    fetchDocument: (_, id) => bot.store.fetch(bot.organisation.id, id),
    saveFile: async (name) => ({ path: name, apart: false }),
    newId: randomUUID,
    ...more,
  });
  return { screen, got, unused: unused() };
}
