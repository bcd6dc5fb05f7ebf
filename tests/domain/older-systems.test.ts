import { describe, expect, it } from 'vitest';
import { appendixOf } from '../../src/app/appendix.ts';
import type { Answer } from '../../src/domain/answer.ts';
import { assess } from '../../src/domain/assess.ts';
import type { Assessment } from '../../src/domain/assessment.ts';
import { canonicalJson } from '../../src/domain/canonical.ts';
import type { Figures } from '../../src/domain/figures.ts';
import { checkOutcome, groundFor, REMEDY, STEPS } from '../../src/domain/five-step-check.ts';
import { withModules } from '../../src/domain/module.ts';
import { everyWalk, moduleSets, walksThrough } from './every-path.ts';
import {
  answer,
  answered,
  at,
  checklistOf,
  choice,
  context,
  given,
  goals,
  modules,
  ready,
  type Talk,
  yes,
} from './talk.ts';

// What the tools before us could do, one test for each that ours takes over: the checklists, guides and calculation
// sheets of the programme for sustainable gender equality (SKL 2008-2013) and of the municipalities in it.

describe('The five-step checklist for politicians (SKL 2008, revised 2015)', () => {
  const politicians = checklistOf('fortroendevald');
  const steps = [1, 2, 3, 4, 5].map((step) => `steg-${step}`);
  const prefixes = steps.flatMap((_, length) => combinations(length + 1));

  it('ends, for every row of yes and no, at the first step that is not met, or ready, or is not finished', () => {
    const ends = new Set<string>();
    for (const said of [[], ...prefixes]) {
      const end = endOf(said.reduce((talk, value, index) => talk.when(answer(`steg-${index + 1}`, value)), begun()));
      const firstNo = said.indexOf('no');
      const isAnswered = said.length === 5 || said[0] === 'no';
      const expected = !isAnswered
        ? 'unfinished'
        : firstNo === 0
          ? 'does not apply'
          : firstNo === -1
            ? 'ready'
            : `send back at ${firstNo + 1}`;
      expect([said, end]).toEqual([said, expected]);
      ends.add(end);
    }

    expect([...ends].sort()).toEqual(
      ['does not apply', 'ready', ...[2, 3, 4, 5].map((step) => `send back at ${step}`), 'unfinished'].sort(),
    );
  });

  function begun(): Talk {
    return given(ready({ purpose: 'check', checklist: politicians }));
  }

  /** Where a check ends when every shortcoming is sent back, to be completed by somebody at a date. */
  function endOf(talk: Talk): string {
    const remedied = talk
      .when(answer('brist', REMEDY.sendBack))
      .when(answer('komplettera', 'Tekniska förvaltningen'))
      .when(answer('klart', '2026-12-01'));
    const outcome = checkOutcome(remedied.file?.answers ?? {});
    if (!outcome) return 'unfinished';
    if (outcome.outcome === 'send-back') return `send back at ${outcome.step}`;
    return outcome.outcome === 'does-not-apply' ? 'does not apply' : outcome.outcome;
  }
});

describe('The guide for those who write decision documents (SKL 2008)', () => {
  const caseworkers = checklistOf('handlaggare');
  const walks = everyWalk(caseworkers, []).map((walk) =>
    Object.fromEntries(walk.map(({ question, answer: kept }) => [question.id, { answer: kept }])),
  );

  it.each(STEPS)('answers the politician’s step %i out of the caseworker’s own answers', (step) => {
    const grounds = walks.map((answers) => groundFor(caseworkers, [], answers)[step - 1]);

    expect(grounds.some((ground) => ground?.ground === 'yes' && ground.behind.length > 0)).toBe(true);
    expect(grounds.every((ground) => ground !== undefined)).toBe(true);
  });
});

describe('A municipality’s own perspectives', () => {
  it('change no id, no answer and not a byte of an assessment that is finished, when they are switched on', () => {
    for (const { id } of [checklistOf('handlaggare'), checklistOf('bidrag')]) {
      const bare = { ...checklistOf(id), questions: checklistOf(id).questions.filter(({ module }) => !module) };
      const [walk = []] = everyWalk(bare, []);
      const past = [
        ...ready({ checklist: bare, goals }),
        ...walk.map(({ question, answer: kept }) => answered(question.id, kept)),
      ];
      const before = assess(fileIn(given(past)), { ...context, status: 'established', at });

      const switchedOn = withModules(bare, modules);
      const after = assess(fileIn(given(past)), { ...context, status: 'established', at });
      const asToday = assess(
        fileIn(given([...ready({ checklist: switchedOn, modules: [], goals }), ...past.slice(4)])),
        { ...context, status: 'established', at },
      );

      expect(canonicalJson(after)).toBe(canonicalJson(before));
      expect(asToday.questions).toEqual(before.questions);
      expect(switchedOn.questions.slice(0, bare.questions.length)).toEqual(bare.questions);
    }
  });

  it('never share an id with a checklist, or with each other', () => {
    const own = new Set(moduleSets(checklistOf('handlaggare')).flat());
    for (const checklist of [checklistOf('handlaggare'), checklistOf('upphandling')]) {
      const ids = checklist.questions.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }

    expect([...own].sort()).toEqual(modules.map(({ id }) => id).sort());
    expect(walksThrough(checklistOf('handlaggare'), [...own], 3)).toHaveLength(3);
  });
});

describe('Gender budgeting', () => {
  const users = { girls: 1_240, boys: 1_860 };
  const money = { girls: 3_100_000, boys: 5_580_000 };

  it('tells the cost per girl and boy: the sum through the users', () => {
    const { perPerson } = assessed('budget', {
      anvandare: people(users),
      pengar: kronor(money),
    });

    expect(perPerson).toMatchObject([
      {
        question: 'pengar',
        people: 'anvandare',
        unit: 'kr',
        values: [
          { group: 'girls', value: 2500 },
          { group: 'boys', value: 3000 },
        ],
      },
    ]);
  });

  it('says that a group has nobody, and divides by no zero', () => {
    const nobody = assessed('budget', { anvandare: people({ girls: 0, boys: 12 }), pengar: kronor(money) });

    expect(nobody.perPerson[0]?.values[0]).toEqual({ group: 'girls', value: null });
    expect(tableRows(nobody)).toContainEqual(['Flickor', 'inga personer']);
    expect(JSON.stringify(tableRows(nobody))).not.toMatch(/Infinity|NaN|null/u);
  });
});

describe('The calculation sheet for subsidies', () => {
  // Göteborg gives about 80 million kronor a year to its sports associations, of whose activities 62 per cent are
  // boys' and 38 per cent girls' (vartgoteborg.se, the city's survey of grants; figures of 2019).
  const sports = assessed('bidrag', {
    mottagare: people({ girls: 31_160, boys: 50_840 }),
    pengar: kronor({ girls: 30_400_000, boys: 49_600_000 }),
  });

  it('reproduces Göteborg’s 62 and 38 per cent', () => {
    expect(tableRows(sports)).toEqual(
      expect.arrayContaining([
        ['Flickor', '30 400 000', '38 %'],
        ['Pojkar', '49 600 000', '62 %'],
      ]),
    );
  });

  it('shows beside it that each participant gets as much, so that the trap of the proportional is seen', () => {
    expect(sports.perPerson[0]?.values.map(({ value }) => value)).toEqual([975.61, 975.61]);
  });
});

describe('Procurement for gender equality (SKR and Upphandlingsmyndigheten)', () => {
  const checks = [
    ...['andamalsenligt', 'proportionerligt', 'matbart', 'kopplat-till-foremalet'],
    ...['jamforbart', 'kontrollerbart', 'tydligt', 'forenligt'],
  ];
  const unlinked = checks.filter((check) => check !== 'kopplat-till-foremalet');

  it('asks for the eight checks of a requirement', () => {
    const question = checklistOf('upphandling').questions.find(({ id }) => id === 'kravprov');

    expect(question?.kind === 'choices' && question.choices.map(({ id }) => id)).toEqual([...checks, 'inget-an']);
  });

  it('goes no further with a requirement that is not linked to the subject, before it is mended or dropped', () => {
    const talk = checked(unlinked);
    const skipped = talk.when(answer('koppling', { skip: 'Vi hinner inte.' }));

    expect(talk.telling).toMatchObject({ tell: 'question', question: 'koppling' });
    expect(skipped.events).toEqual([]);
    expect(talk.when({ do: 'submit' }).events).toEqual([]);
    expect(checked(checks).telling).not.toMatchObject({ question: 'koppling' });
  });

  it('shows in the document what became of it', () => {
    const talk = checked(unlinked).when(answer('koppling', 'Vi stryker kravet om företagets chefer.'));

    const page = JSON.stringify(appendixOf(assess(fileIn(talk), { ...context, status: 'draft', at })));
    expect(page).toContain('Vi stryker kravet om företagets chefer.');
  });

  function checked(passed: string[]): Talk {
    return given([
      ...ready({ checklist: checklistOf('upphandling'), goals }),
      answered('berors', yes),
      answered('foremal', { kind: 'text', value: 'Ett utegym.' }),
      answered('anvandare', people({ girls: 10, boys: 20 })),
      answered('krav', choice('satts')),
      answered('kravtext', { kind: 'text', value: 'Hälften av företagets chefer ska vara kvinnor.' }),
    ]).when(answer('kravprov', passed));
  }
});

describe('Terms for grants (Gävleborg)', () => {
  it('sums applicants, recipients and kronor by sex', () => {
    const grants = assessed('bidrag', {
      sokande: people({ women: 40, men: 60, girls: 310, boys: 290 }),
      mottagare: people({ women: 30, men: 60, girls: 250, boys: 260 }),
      pengar: kronor({ women: 90_000, men: 210_000, girls: 500_000, boys: 700_000 }),
    });

    expect(grants.figures.map(({ question }) => question)).toEqual(['sokande', 'mottagare', 'pengar']);
    expect(tableRows(grants).filter(([group]) => group === 'Summa')).toEqual([
      ['Summa', '700', '100 %'],
      ['Summa', '600', '100 %'],
      ['Summa', '1 500 000', '100 %'],
    ]);
    expect(grants.perPerson[0]?.values.map(({ group, value }) => [group, value])).toEqual([
      ['women', 3000],
      ['men', 3500],
      ['girls', 2000],
      ['boys', 2692.31],
    ]);
  });
});

/** Every row of yes and no of that length. */
function combinations(length: number): string[][] {
  return Array.from({ length: 2 ** length }, (_, bits) =>
    Array.from({ length }, (_, place) => (((bits >> place) & 1) === 0 ? 'yes' : 'no')),
  );
}

function people(groups: Partial<Figures>): Answer {
  const value: Figures = {
    measure: 'count',
    unit: 'personer',
    base: 'alla',
    year: 2025,
    source: 'registret',
    ...groups,
  };
  return { kind: 'figures', value };
}

function kronor(groups: Partial<Figures>): Answer {
  const value: Figures = { measure: 'money', unit: 'kr', base: 'bidragen', year: 2025, source: 'bokslutet', ...groups };
  return { kind: 'figures', value };
}

/** The assessment of a case that concerns people, in which these questions are answered. */
function assessed(checklist: string, answers: Record<string, Answer>): Assessment {
  const events = Object.entries(answers).map(([question, kept]) => answered(question, kept));
  const talk = given([...ready({ checklist: checklistOf(checklist), goals }), answered('berors', yes), ...events]);
  return assess(fileIn(talk), { ...context, status: 'draft', at });
}

function fileIn({ file }: Talk) {
  if (!file) throw new Error('the case was opened');
  return file;
}

/** The rows of every table in the document, with plain spaces. */
function tableRows(assessment: Assessment): string[][] {
  return appendixOf(assessment)
    .blocks.flatMap((block) => (block.block === 'table' ? block.rows : []))
    .map((row) => row.map((cell) => cell.replace(/\s/gu, ' ')));
}
