import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { takeTurn } from '../../src/app/take-turn.ts';
import type { Reply, Turn } from '../../src/ports.ts';
import { answerOn, toFirstQuestion } from '../stories/answers.ts';
import { type Bot, personIn, startBot, Talk } from '../stories/talk.ts';

const DOES = [
  ...['home', 'new', 'show', 'answers', 'form', 'reason-form', 'answer', 'secrecy', 'no-document', 'describe'],
  ...['start-from', 'check', 'return', 'reopen', 'undo', 'pause', 'resume', 'submit', 'draft', 'approve'],
  ...['ask-form', 'ask', 'show-ask', 'reply', 'decline', 'join', 'continue', 'help', 'mine'],
];
const QUESTIONS = [
  ...['berors', 'behov', 'uppgifter', 'skillnad', 'orsak', 'kontroll', 'konsekvens', 'nollalternativ', 'atgarder'],
  ...['mal', 'uppfoljning', '__proto__', 'constructor', 'toString', ''],
];
const FIELDS = [
  ...['value', 'reason', 'comment', 'skip', 'missing', 'availableFrom', 'measure', 'women', 'men', 'girls', 'boys'],
  ...[
    'unknown',
    'total',
    'unit',
    'base',
    'year',
    'source',
    'how',
    'longTerm',
    'national',
    'owner',
    'date',
    'indicator',
  ],
  ...[
    'secrecy',
    'title',
    'numbers',
    'committee',
    'decisionDate',
    'person',
    'email',
    'words',
    '__proto__',
    'constructor',
    'hasOwnProperty',
  ],
];
const WORDS = [
  ...['yes', 'no', 'unsure', 'none', 'secret', 'val-och-motestid', 'otillracklig-kunskap', 'utan-saklig-grund'],
  ...[
    'better',
    'worse',
    'count',
    'share',
    '64',
    '-1',
    '1e400',
    '0,5',
    'NaN',
    '2026-02-30',
    '2026-10-01',
    '811218-9876',
  ],
  ...[
    'national:D1',
    '[NÄMND]',
    'bo@lindviken.example',
    '',
    ' ',
    '\u0000',
    '\ud800',
    '\u202e',
    'x'.repeat(5000),
    '__proto__',
    'KS 1/2026',
  ],
];

const text = fc.oneof(fc.constantFrom(...WORDS), fc.string({ unit: 'binary', maxLength: 40 }));
const thing = fc.oneof(
  text,
  fc.anything({ withNullPrototype: true, withDate: true, withMap: true, withBigInt: true, maxDepth: 3 }),
);

let bot: Bot;
let turn: Turn;
let anna: Talk;
let cases: string[];
/** Bo's case that is secret, and one that is not, with an answer; Anna is a member of neither. */
let bos: Record<'secret' | 'open', string>;

beforeAll(async () => {
  bot = await startBot();
  turn = takeTurn(bot.world);
  anna = new Talk(bot, await personIn(bot, 'anna@lindviken.example', 'Anna'), 'sv');
  cases = await someCases();
  bos = { secret: await bosCase('secret'), open: await bosCase('none') };
});
afterAll(() => bot.stop());

/** A case at its first question, one half answered, one established, and one of somebody else. */
async function someCases(): Promise<string[]> {
  const bo = new Talk(bot, await personIn(bot, 'bo@lindviken.example', 'Bo'), 'sv');
  await toFirstQuestion(bo, 'Bos första ärende');
  const first = new Talk(bot, anna.person, 'sv');
  await toFirstQuestion(first, 'Vid första frågan');
  const half = new Talk(bot, anna.person, 'sv');
  await toFirstQuestion(half, 'Halvvägs');
  await answerOn(half, {}, 'atgarder');
  const done = new Talk(bot, anna.person, 'sv');
  await toFirstQuestion(done, 'Klart');
  await answerOn(done);
  await done.press('Fastställ bedömningen');
  return [first, half, done, bo].map(({ caseId }) => caseId ?? '');
}

async function bosCase(secrecy: string): Promise<string> {
  const bo = new Talk(bot, await personIn(bot, 'bo@lindviken.example', 'Bo'), 'sv');
  await bo.start();
  await bo.press('Gör en bedömning');
  await bo.press('Spara och gå vidare', { secrecy });
  await bo.press('Fortsätt utan dokument');
  await bo.press('Spara och gå vidare', {
    title: secrecy === 'secret' ? 'Bos eget ärende' : 'Bos öppna ärende',
    numbers: '',
  });
  await bo.press('Spara och gå vidare', { value: 'yes' });
  await bo.press('Spara och gå vidare', { value: 'Bos eget svar med egna ord.' });
  return bo.caseId ?? '';
}

/** Clicks that are nearly right, with something odd in any place. */
function clicks() {
  const odd = <T>(likely: fc.Arbitrary<T>) =>
    fc.oneof({ weight: 4, arbitrary: likely }, { weight: 1, arbitrary: thing });
  const data = fc.record(
    {
      do: odd(fc.constantFrom(...DOES)),
      caseId: odd(fc.constantFrom(...cases, 'nowhere', '')),
      question: odd(fc.constantFrom(...QUESTIONS)),
      seen: odd(fc.integer({ min: -2, max: 30 })),
      sent: thing,
      form: odd(fc.constantFrom('missing', 'skip', 'decline')),
      for: odd(fc.constantFrom('reopen', 'return')),
      from: odd(fc.constantFrom(...cases, null)),
      hash: text,
      checklist: odd(fc.constantFrom('handlaggare', 'fortroendevald', 'ingen')),
      confirmed: odd(fc.boolean()),
      mask: odd(fc.boolean()),
      stay: odd(fc.boolean()),
      removeLast: odd(fc.boolean()),
    },
    { requiredKeys: ['do'] },
  );
  return fc.record({
    data: fc.tuple(data, fc.boolean()),
    values: fc.dictionary(fc.constantFrom(...FIELDS), text, { maxKeys: 8 }),
  });
}

/** The keys that a click of this kind may bear; with others it is a stranger's, which is tried too. */
const KEYS = new Map<unknown, string[]>([
  ...(['home', 'mine', 'help', 'continue'] as const).map((does): [string, string[]] => [does, []]),
  ['ask-form', ['caseId', 'question']],
  ['ask', ['caseId', 'question', 'seen']],
  ['show-ask', ['caseId', 'question', 'form']],
  ['reply', ['caseId', 'question', 'seen', 'sent', 'mask']],
  ['decline', ['caseId', 'question']],
  ['new', ['checklist']],
  ['show', ['caseId', 'question']],
  ['form', ['caseId', 'question', 'form']],
  ['reason-form', ['caseId', 'for']],
  ['answer', ['caseId', 'question', 'seen', 'sent', 'confirmed', 'mask', 'stay', 'removeLast']],
  ['start-from', ['caseId', 'from']],
  ['check', ['caseId', 'hash']],
]);

function fitted([data, fits]: [{ do?: unknown }, boolean]): Record<string, unknown> {
  const keys = KEYS.get(data.do) ?? ['caseId'];
  return fits
    ? Object.fromEntries(Object.entries(data).filter(([key]) => key === 'do' || keys.includes(key)))
    : { ...data };
}

let count = 0;
function send(data: Record<string, unknown>, values: Record<string, string>): Promise<Reply> {
  count += 1;
  const { person } = anna;
  const who = { organisation: bot.organisation.id, person, language: 'sv', channel: 'web' } as const;
  return turn({ ...who, delivery: `d${count}`, sent: 'click', data, values });
}

describe('Any click at all', () => {
  it('is answered by a card with a title, or fails as an error of the world', async () => {
    await fc.assert(
      fc.asyncProperty(clicks(), async ({ data, values }) => {
        const reply = await send(fitted(data), values).catch((fault: unknown) => fault);

        if (reply instanceof Error)
          expect(reply).toMatchObject({ name: 'BotError', code: expect.stringMatching(/^STORE_/u) });
        else expect(reply).toMatchObject({ card: { title: expect.stringMatching(/\S/u) } });
      }),
    );
  });

  it.each([
    ['secret case shows nothing of it', 'secret', 'Bos eget'],
    ['case shows its title and nothing of the answers', 'open', 'Bos eget svar'],
  ] as const)('on somebody else’s %s, and changes nothing in it but to join it', async (_what, which, hidden) => {
    const caseId = bos[which];
    const { version } = await bot.store.load(bot.organisation.id, caseId);

    await fc.assert(
      fc.asyncProperty(clicks(), async ({ data, values }) => {
        if (which === 'open' && data[0].do === 'join') return;
        const reply = await send({ ...fitted(data), caseId }, values).catch(() => undefined);

        expect(JSON.stringify(reply ?? '')).not.toContain(hidden);
      }),
    );

    expect((await bot.store.load(bot.organisation.id, caseId)).version).toBe(version);
  });

  it('leaves every case such that its events can be read again', async () => {
    for (const caseId of cases) {
      const { events } = await bot.store.load(bot.organisation.id, caseId);
      expect(JSON.stringify(events)).not.toContain('811218-9876');
    }
  });
});
