import { describe, expect, it } from 'vitest';
import { changed, filesIn, inFolderOfItsOwn, jamlots, lineOf, lines, put, SNOW, SNOW_ANSWERS } from './command.ts';

inFolderOfItsOwn();

/** Assesses the snow clearing with these answers. */
async function assessWith(answers: string, ...more: string[]) {
  put('a.yaml', answers);
  return jamlots('assess', '--decision', SNOW, '--answers', 'a.yaml', '--out', 'out', ...more);
}

/** Bad input: a line for each fault on stderr, and neither a path nor a folder is left. */
function isRefused({ code, out, err }: Awaited<ReturnType<typeof jamlots>>, expected: (string | RegExp)[]): void {
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(lines(err)).toEqual(expected.map((line) => expect.stringMatching(line)));
  expect(filesIn()).toEqual(['a.yaml']);
}

/** The start of a line about the place where `piece` stands. */
function at(answers: string, piece: string): string {
  return `^a\\.yaml:${lineOf(answers, piece)}: `;
}

describe('An answers file that falls short is told line by line, and nothing is written:', () => {
  it('an answer that is missing', async () => {
    const answers = changed(SNOW_ANSWERS, /^ {2}uppfoljning: .*\n/mu, '');

    isRefused(await assessWith(answers), [`${at(answers, 'answers:')}uppfoljning: svaret saknas$`]);
  });

  it('a part of an answer that is missing', async () => {
    const answers = changed(SNOW_ANSWERS, /^ {4}men: 33\n/mu, '');

    isRefused(await assessWith(answers), [`${at(answers, 'uppgifter:')}uppgifter: men saknas$`]);
    isRefused(await assessWith(answers, '--language', 'en'), [
      `${at(answers, 'uppgifter:')}uppgifter: men is missing$`,
    ]);
  });

  it('numbers that do not add up', async () => {
    const answers = changed(SNOW_ANSWERS, 'total: 97', 'total: 90');

    isRefused(await assessWith(answers), [`${at(answers, 'uppgifter:')}uppgifter: Delarna blir 97.*90`]);
  });

  it('a choice that is not there', async () => {
    const answers = changed(SNOW_ANSWERS, 'skillnad: utan-saklig-grund', 'skillnad: kanske');

    isRefused(await assessWith(answers), [`${at(answers, 'skillnad: kanske')}skillnad: Välj ett av alternativen: `]);
  });

  it('a measure without an owner, at that measure', async () => {
    const answers = changed(SNOW_ANSWERS, '      owner: Driftledaren för vinterväghållning\n', '');

    isRefused(await assessWith(answers), [`${at(answers, 'measure: Hållplatser')}atgarder: 2.owner saknas$`]);
  });

  it('a date that is none, at the date', async () => {
    const answers = changed(SNOW_ANSWERS, 'date: 2027-03-31', 'date: 2027-02-31');

    isRefused(await assessWith(answers), [`${at(answers, 'date: 2027-02-31')}atgarder: 2.date: Skriv datumet`]);
  });

  it('a goal that is on no list', async () => {
    const answers = changed(SNOW_ANSWERS, 'national:D4', 'national:D9');

    isRefused(await assessWith(answers), [`${at(answers, 'goals:')}mal: goals: Målet ”national:D9” finns inte`]);
  });

  it('an answer to a question that the checklist does not have', async () => {
    const answers = changed(SNOW_ANSWERS, '  uppfoljning:', '  fargen: blå\n  uppfoljning:');

    isRefused(await assessWith(answers), [
      `${at(answers, 'fargen:')}fargen: checklistan ”handlaggare” har ingen sådan fråga$`,
    ]);
  });

  it('an answer to a question that is not asked any longer', async () => {
    const answers = changed(SNOW_ANSWERS, '  uppfoljning:', '  kontroll: Vi räknade.\n  uppfoljning:');

    isRefused(await assessWith(answers), [`${at(answers, 'kontroll:')}kontroll: frågan ställs inte efter de andra`]);
  });

  it('what is left of a template', async () => {
    const answers = changed(SNOW_ANSWERS, 'committee: Tekniska nämnden', 'committee: "[NÄMND]"');

    isRefused(await assessWith(answers), [`${at(answers, 'committee:')}case.committee: en mallmarkör.*\\[NÄMND\\]$`]);
  });

  it('a personal identity number, which is not repeated', async () => {
    const answers = changed(SNOW_ANSWERS, 'skillnad: utan', 'behov2: x\n  skillnad: utan').replace(
      'Ordningen avgör',
      '811218-9876 avgör',
    );

    const ran = await assessWith(answers);

    isRefused(ran, [`${at(answers, 'behov:')}behov: .*personnummer`, 'behov2']);
    expect(ran.err).not.toContain('811218');
  });

  it('a personal identity number in the title, which is not repeated where the titles are compared', async () => {
    const answers = changed(SNOW_ANSWERS, /title: .*/u, 'title: Bistånd till 811218-9876');

    const ran = await assessWith(answers);

    isRefused(ran, [`${at(answers, 'title:')}case.title är ”`, `${at(answers, 'title:')}case: title: .*personnummer`]);
    expect(ran.err).not.toContain('811218');
  });

  it('several at once, each with its own line', async () => {
    const answers = changed(SNOW_ANSWERS, 'women: 64', 'women: många').replace('utan-saklig-grund', 'kanske');

    isRefused(await assessWith(answers), [
      `${at(answers, 'women: många')}uppgifter: women: Skriv ett tal`,
      `${at(answers, 'skillnad:')}skillnad: `,
    ]);
  });
});

describe('A file that is no answers file is told at its line, and nothing is written:', () => {
  it.each<[string, string, (string | RegExp)[]]>([
    ['a tab', 'answers:\n\tberors: yes\n', [/^a\.yaml:2: har ett tabbtecken/u]],
    ['a key twice', 'answers:\n  berors: yes\n  berors: no\n', [/^a\.yaml:3: samma rad/u]],
    ['a quote that does not end', 'case: {title: T}\nanswers:\n  behov: "hej\n', [/^a\.yaml:[34]: /u]],
    ['two documents', 'answers: {}\n---\nanswers: {}\n', [/^a\.yaml:2: /u]],
    ['an anchor that is not there', 'case: {title: T}\nanswers:\n  behov: *hej\n', [/^a\.yaml:3: .*hej/u]],
    ['an unknown key', 'answers: {}\nsvar: {}\n', [/^a\.yaml:2: svar: finns inte här/u]],
    [
      'an unknown key of the case',
      'case:\n  title: T\n  datum: x\nanswers: {}\n',
      [/^a\.yaml:3: case\.datum: finns inte/u],
    ],
    ['no answers', 'case:\n  title: T\n', [/^a\.yaml:1: answers: /u]],
    ['nothing', '', [/^a\.yaml:1: /u]],
    ['a text', 'hej', [/^a\.yaml:1: /u]],
    ['a list', '- a\n- b\n', [/^a\.yaml:1: /u]],
    [
      'a number that is no text',
      'case:\n  title: T\n  number: 2026\nanswers: {}\n',
      [/^a\.yaml:3: case\.number: .*citattecken/u],
    ],
  ])('%s', async (_, answers, expected) => {
    isRefused(await assessWith(answers), expected);
  });

  it('one that unfolds without end', async () => {
    const row = (name: string, of: string) => `${name}: &${name} [${Array(9).fill(of)}]\n`;
    const bomb = `${row('a', 'x')}${row('b', '*a')}${row('c', '*b')}${row('d', '*c')}answers: *d\n`;

    isRefused(await assessWith(bomb), [/^a\.yaml:\d+: .*alias/iu]);
  });

  it('one that was not saved as UTF-8, which would spoil every å, ä and ö', async () => {
    const latin = Buffer.from('case: {title: T}\nanswers:\n  behov: Snöröjning\n', 'latin1');
    put('a.yaml', latin);

    isRefused(await jamlots('assess', '--answers', 'a.yaml', '--out', 'out'), [/^a\.yaml:3: .*UTF-8/u]);
  });

  it('a Word document', async () => {
    const ran = await jamlots('assess', '--answers', SNOW, '--out', 'out');

    expect(ran).toMatchObject({ code: 2, out: '' });
    expect(lines(ran.err)).toEqual([expect.stringContaining('UTF-8')]);
    expect(filesIn()).toEqual([]);
  });

  it('one that is not there', async () => {
    const ran = await jamlots('assess', '--answers', 'borta.yaml', '--out', 'out');

    expect(ran).toEqual({ code: 2, out: '', err: 'borta.yaml: cannot be read: there is no such file.\n' });
    expect(filesIn()).toEqual([]);
  });
});

describe('The answers file and the decision document', () => {
  it('may differ in number and title, with a word about each, and the answers file is taken', async () => {
    const answers = changed(SNOW_ANSWERS, 'number: TN 2026/214', 'number: TN 2026/999').replace(
      /title: .*/u,
      'title: Plogordning',
    );

    const { code, err } = await assessWith(answers);

    expect(code).toBe(0);
    expect(lines(err)).toEqual([
      expect.stringMatching(/^a\.yaml:4: case\.number är ”TN 2026\/999” i svarsfilen men ”TN 2026\/214”/u),
      expect.stringMatching(/^a\.yaml:5: case\.title är ”Plogordning” i svarsfilen men ”Ny prioriteringsordning/u),
    ]);
    const verified: unknown = JSON.parse((await jamlots('verify', 'out/snorojning.docx')).out);
    expect(verified).toMatchObject({ title: 'Plogordning', caseNumbers: ['TN 2026/999'] });
  });

  it.each(['tn2026/214', 'Dnr TN 2026/214', 'TN\u00a02026/214', 'TN 2026/214.'])(
    'say the same when the number is spelled %j',
    async (number) => {
      const answers = changed(SNOW_ANSWERS, 'number: TN 2026/214', `number: "${number}"`);

      expect(await assessWith(answers)).toMatchObject({ code: 0, err: '' });
    },
  );

  it('say the same when the answers file says nothing, and the document’s own is taken', async () => {
    const answers = changed(SNOW_ANSWERS, /number: .*\n {2}title: .*/u, 'secrecy: none');

    expect(await assessWith(answers)).toMatchObject({ code: 0, err: '' });
    const verified: unknown = JSON.parse((await jamlots('verify', 'out/snorojning.docx')).out);
    expect(verified).toMatchObject({ caseNumbers: ['TN 2026/214'] });
  });
});
