import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { OWN_CHECKLISTS } from '../../src/compose.ts';
import { filesIn, inFolderOfItsOwn, jamlots, lines, put } from './command.ts';

inFolderOfItsOwn();

const own = readFileSync(join(OWN_CHECKLISTS, 'handlaggare.yaml'), 'utf8');

/** The line, from 1, on which the `at`th `piece` of the text begins. */
function line(text: string, piece: string, at = 0): number {
  let place = -1;
  for (let found = 0; found <= at; found += 1) place = text.indexOf(piece, place + 1);
  if (place === -1) throw new Error(`the text does not hold ${piece}`);
  return text.slice(0, place).split('\n').length;
}

/** The bot's own list with one piece changed. */
function withFault(piece: string | RegExp, other: string): string {
  const text = own.replace(piece, other);
  if (text === own) throw new Error(`the list does not hold ${piece}`);
  return text;
}

async function check(text: string) {
  put('lists/a.yaml', text);
  return jamlots('checklist', 'check', 'lists', '--language', 'en');
}

describe('Checklist check', () => {
  beforeEach(() => mkdirSync('lists'));

  it('finds no fault in the bot’s own, and opens no store', async () => {
    const ran = await jamlots('checklist', 'check');

    expect(ran).toMatchObject({ code: 0, out: '' });
    expect(ran.err).toMatch(/checklists: inga fel \(checklistor: 6, tilläggsperspektiv: 4, mål: \d+\)\.$/mu);
    expect(filesIn()).toEqual(['lists/']);
  });

  it.each<[string, string | RegExp, string, string, string]>([
    ['a spelling', /^audience: /mu, 'audiens: ', 'audiens:', 'audiens: is not known here'],
    ['a version that is no day', /^version: .*/mu, 'version: igår', 'version:', 'version: '],
    ['a kind that is none', 'kind: yes-no', 'kind: maybe', 'kind: maybe', 'questions.0.kind: '],
    ['an id with a capital', '- id: berors', '- id: Berörs', 'id: Berörs', 'questions.0.id: wants lower-case a–z'],
    [
      'a gate that is not there',
      'gate: berors',
      'gate: grinden',
      'gate:',
      'gate: no yes-no question is called "grinden"',
    ],
    [
      'a text that is missing in one language',
      '\n      en: Does the decision',
      '\n      de: Does the decision',
      'title:',
      'questions.0.title',
    ],
  ])('tells %s by its line and path', async (_, piece, other, place, says) => {
    const text = withFault(piece, other);

    const ran = await check(text);

    expect(ran).toMatchObject({ code: 1, err: '' });
    const found = lines(ran.out).filter((one) => one.includes(says));
    const at = place === 'title:' ? line(text, 'title:', 6) : line(text, place);
    expect(found.length, ran.out).toBeGreaterThan(0);
    if (place !== 'title:') expect(found[0]).toMatch(new RegExp(`^lists/a\\.yaml:${at}: `, 'u'));
    for (const one of lines(ran.out)) expect(one).toMatch(/^lists\/a\.yaml:\d+: /u);
  });

  it('tells a question that looks forward, and one that waits for an answer that cannot be', async () => {
    const forward = withFault(/ {4}when:.*/u, '    when: { is: [mal, x] }');
    const never = forward.replace('[mal, x]', '[berors, kanske]');
    const at = `lists/a.yaml:${line(forward, 'when: { is: [mal')}: questions.1.when: `;

    expect(await check(forward)).toMatchObject({
      code: 1,
      out: `${at}"mal" is not asked before this question; a condition may only look back, so move "mal" up\n`,
    });
    expect(await check(never)).toMatchObject({
      code: 1,
      out: `${at}"berors" can never be answered "kanske"; choose among: yes, no, unsure\n`,
    });
  });

  it('tells the same id twice, in a list and among lists', async () => {
    put('lists/b.yaml', own);

    const { code, out } = await check(withFault('- id: behov', '- id: berors'));

    expect(code).toBe(1);
    expect(out).toContain('questions.1.id: another question is already called "berors"; rename one of them');
    expect(out).toContain('lists/b.yaml:1: id: "handlaggare" is the id of lists/a.yaml too');
  });

  it('tells faults of form, and of every file at once', async () => {
    put('lists/b.yaml', 'id: [\n');
    put('lists/goals.yaml', 'goals:\n  - id: x\n');

    const { code, out } = await check('id: a\n\tb: c\n');

    expect(code).toBe(1);
    expect(out).toMatch(/^lists\/a\.yaml:2: /mu);
    expect(out).toMatch(/^lists\/b\.yaml:[12]: /mu);
    expect(out).toMatch(/^lists\/goals\.yaml:2: goals\.0/mu);
  });

  it('tells an empty folder, one that is not there and one that is a file', async () => {
    put('fil.yaml', own);

    expect(await jamlots('checklist', 'check', 'lists')).toMatchObject({
      code: 1,
      out: expect.stringContaining('finns ingen checklista'),
    });
    expect(await jamlots('checklist', 'check', 'borta')).toMatchObject({
      code: 1,
      out: expect.stringContaining('borta:1: mappen finns inte'),
    });
    expect(await jamlots('checklist', 'check', 'fil.yaml')).toMatchObject({
      code: 1,
      err: '',
      out: expect.stringContaining('fil.yaml:1: är en fil; ange mappen'),
    });
  });

  it('is not stopped by a folder that is called like a list', async () => {
    mkdirSync('lists/gamla.yaml');

    expect(await check(own)).toMatchObject({ code: 0 });
  });

  it('tells every fault of a stranger’s list at once, of form and of meaning, each with its line and the way out', async () => {
    const { code, out } = await checkStrangers('sv');

    expect(code).toBe(1);
    expect(lines(out)).toEqual(STRANGERS.map(({ line: at, sv }) => `lists/lekplats.yaml:${at}: ${sv}`));
  });

  it('tells as many in English, on the same lines', async () => {
    const [swedish, english] = [await checkStrangers('sv'), await checkStrangers('en')];

    const places = ({ out }: { out: string }) => lines(out).map((one) => one.match(/^\S+:\d+/u)?.[0]);
    expect(places(english)).toEqual(places(swedish));
    expect(english.out).not.toMatch(/saknas|välj|skriv|ska /u);
  });
});

/** A list of a stranger's, with a fault of each sort that strangers make. */
function checkStrangers(language: string) {
  const file = new URL('stranger.yaml', import.meta.url);
  put('lists/lekplats.yaml', readFileSync(file, 'utf8'));
  return jamlots('checklist', 'check', 'lists', '--language', language);
}

const STRANGERS = [
  { line: 2, sv: 'version: ska vara ett datum som finns, skrivet 2026-11-25' },
  { line: 9, sv: 'gate: "berors" är grind och får inte hoppas över; skriv skippable: false i frågan' },
  { line: 22, sv: 'questions.0.reasons.choices.1.id: ett annat skäl heter redan "intern"; byt namn på det ena' },
  {
    line: 23,
    sv: 'questions.1.id: ska bara ha små bokstäver a–z (inte å, ä eller ö), siffror och bindestreck, och börja med en bokstav',
  },
  {
    line: 24,
    sv: 'questions.1.kind: välj ett av: yes-no, choice, choices, text, date, figures, consequence, goals, measures, indicator, documents',
  },
  { line: 25, sv: 'questions.1.title.en: saknas; skriv in det' },
  { line: 30, sv: 'questions.2.title: saknas; skriv in det' },
  { line: 32, sv: 'questions.2.when: "berors" kan aldrig besvaras med "kanske"; välj bland: yes, no' },
  { line: 33, sv: 'questions.2.titel: finns inte här; rätta stavningen eller ta bort raden' },
  { line: 40, sv: 'questions.3.when: frågan ställs aldrig, vad man än svarar; ändra villkoret eller ta bort frågan' },
  {
    line: 48,
    sv: 'questions.4.when: är inget villkor; skriv till exempel { is: [fråga, svar] }, { in: [fråga, [svar, svar]] }, { answered: fråga }, { all: [villkor, villkor] }, { any: [villkor, villkor] } eller { not: villkor }',
  },
  { line: 50, sv: 'samma rad finns två gånger i samma block; ta bort den ena' },
];
