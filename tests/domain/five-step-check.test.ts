import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/domain/answer.ts';
import { hasSubstance } from '../../src/domain/answer.ts';
import { type CheckOutcome, checkOutcome, groundFor, REMEDY, STEPS } from '../../src/domain/five-step-check.ts';
import { pendingWork } from '../../src/domain/pending-work.ts';
import { everyWalk, waysAndSkips } from './every-path.ts';
import {
  anna,
  answer,
  answersIn,
  checklistOf,
  checklists,
  described,
  given,
  noDocument,
  openedWith,
  type Talk,
} from './talk.ts';

const caseworkers = checklistOf('handlaggare');
const politicians = checklistOf('fortroendevald');

describe("what a caseworker's answers give ground for", () => {
  const walks = everyWalk(caseworkers, [], waysAndSkips).map((walk) =>
    Object.fromEntries(walk.map(({ question, answer: kept }) => [question.id, { answer: kept }])),
  );

  it('is what the five steps say, for every way through the questions', () => {
    for (const answers of walks) {
      const grounds = groundFor(caseworkers, [], answers).map(({ ground }) => ground);

      expect(grounds).toEqual(groundsByTheBook((id) => answers[id]?.answer));
    }
  });

  it.each(STEPS)('can be a yes and can be a no at step %i', (step) => {
    const grounds = new Set(walks.map((answers) => groundFor(caseworkers, [], answers)[step - 1]?.ground));

    expect([...grounds].sort()).toEqual(step === 1 ? ['no', 'yes'] : ['does-not-apply', 'no', 'yes']);
  });

  it('points to answers that were given and asked for, and to no others', () => {
    const answers = {
      berors: { answer: { kind: 'yes-no', value: 'yes' } },
      skillnad: { answer: { kind: 'choice', value: 'inga-skillnader' } },
      orsak: { answer: { kind: 'text', value: 'Hör till ett annat svar.' } },
    } satisfies Record<string, { answer: Answer }>;

    const behind = groundFor(caseworkers, [], answers).map((step) => step.behind);

    expect(behind).toEqual([['berors'], [], [], ['skillnad'], []]);
  });

  it('is nothing where a checklist has no five steps', () => {
    expect(groundFor(politicians, [], {})).toEqual([]);
  });

  it.each(
    checklists
      .filter(({ audience }) => audience === 'caseworker')
      .map((checklist) => [checklist.id, checklist] as const),
  )('is said by %s', (_id, checklist) => {
    expect(checklist.fiveSteps).toBeDefined();
  });
});

/** The five steps in words of this test's own. */
function groundsByTheBook(answerTo: (id: string) => Answer | undefined): string[] {
  const has = (id: string) => {
    const kept = answerTo(id);
    return kept !== undefined && hasSubstance(kept);
  };
  const code = (id: string) => {
    const kept = answerTo(id);
    return kept?.kind === 'yes-no' || kept?.kind === 'choice' ? kept.value : undefined;
  };
  if (code('berors') === 'no') return ['no', ...Array(4).fill('does-not-apply')];
  const consequence = answerTo('konsekvens');
  const isWorse = consequence?.kind === 'consequence' && Object.values(consequence.value.effects).includes('worse');
  const isExplained =
    (code('skillnad') === 'inga-skillnader' && has('kontroll')) ||
    (code('skillnad') === 'med-saklig-grund' && has('orsak'));
  return [
    true,
    answerTo('uppgifter')?.kind === 'figures',
    has('konsekvens'),
    has('atgarder') || (isExplained && !isWorse),
    has('mal'),
  ].map((met) => (met ? 'yes' : 'no'));
}

describe("a politician's check", () => {
  /** Yes or no at steps 2 to 5, in all sixteen ways. */
  const combinations = Array.from({ length: 16 }, (_, bits) =>
    [2, 3, 4, 5].map((step) => ((bits >> (step - 2)) & 1) === 0),
  );

  it('ends at once when the decision does not concern people', () => {
    const { file, telling } = walk(['no']);

    expect(telling).toMatchObject({ tell: 'summary' });
    expect(outcomeOf(file)).toEqual({ outcome: 'does-not-apply' });
  });

  it('ends ready when all five steps are met, and is established as that', () => {
    const talk = walk(['yes', 'yes', 'yes', 'yes', 'yes']);
    const { file } = talk.when({ do: 'submit' });

    expect(talk.telling).toMatchObject({ tell: 'summary' });
    expect(file?.established?.assessment?.check).toEqual({ outcome: 'ready' });
  });

  it('ends in one of its end states for every combination of yes, no and remedy, and in nothing else', () => {
    const ends: string[] = [];
    for (const remedy of Object.values(REMEDY)) {
      for (const met of combinations) {
        const shortcomings = met.flatMap((isMet, index) => (isMet ? [] : [index + 2]));
        const talk = walk(['yes', ...met.map((isMet) => (isMet ? 'yes' : 'no'))]);
        const finished = shortcomings.length === 0 ? talk : remedied(talk, remedy);

        const outcome = finished.when({ do: 'submit' }).file?.established?.assessment?.check;
        ends.push(nameOf(outcome));
        if (outcome && 'shortcomings' in outcome)
          expect(outcome).toEqual({
            outcome: remedy === REMEDY.note ? 'noted' : 'send-back',
            step: shortcomings[0],
            shortcomings,
          });
        else expect(shortcomings).toEqual([]);
      }
    }

    const states = [2, 3, 4, 5].flatMap((step) => [`send-back at ${step}`, `noted at ${step}`]);
    expect(new Set(ends)).toEqual(new Set(['ready', ...states]));
  });

  it('is not finished before every step is answered and the remedy is chosen', () => {
    const unfinished = [
      walk([]),
      walk(['yes']),
      walk(['yes', 'yes']),
      walk(['yes', 'no', 'yes', 'yes']),
      walk(['yes', 'no', 'yes', 'yes', 'yes']),
    ];

    expect(unfinished.map(({ file }) => outcomeOf(file))).toEqual(Array(5).fill(undefined));
    expect(unfinished.map((talk) => talk.when({ do: 'submit' }).events)).toEqual(Array(5).fill([]));
  });

  it('asks for the remedy once, after the last step', () => {
    const { telling } = walk(['yes', 'no', 'no', 'no', 'no']);

    expect(telling).toMatchObject({ tell: 'question', question: 'brist' });
  });

  it('asks who completes and by when for a send-back, and only by when for a deficiency in the minutes', () => {
    const talk = walk(['yes', 'yes', 'no', 'yes', 'yes']);

    expect(talk.when(answer('brist', REMEDY.sendBack)).telling).toMatchObject({ question: 'komplettera' });
    expect(talk.when(answer('brist', REMEDY.note)).telling).toMatchObject({ question: 'klart' });
  });

  it('tells the checked case the date of the report when a deficiency is noted in the minutes', () => {
    const noted = remedied(walk(['yes', 'no', 'yes', 'yes', 'yes']), REMEDY.note).when({ do: 'submit' });
    const sentBack = remedied(walk(['yes', 'no', 'yes', 'yes', 'yes']), REMEDY.sendBack).when({ do: 'submit' });

    expect(noted.file && pendingWork(noted.file)).toMatchObject([
      { work: 'tell-checked-case', reportBy: '2027-03-05' },
    ]);
    expect(sentBack.file && pendingWork(sentBack.file)).not.toHaveProperty('0.reportBy');
  });
});

/** A check in which these are the answers to the first steps. */
function walk(steps: string[]): Talk {
  const subject = { ...anna, type: 'subject-read' as const, data: { caseId: 'case-0' }, content: { assessment: null } };
  const start = given([openedWith({ purpose: 'check', checklist: politicians }), noDocument, described, subject]);
  return steps.reduce((talk, said, index) => talk.when(answer(`steg-${index + 1}`, said)), start);
}

function remedied(talk: Talk, remedy: string): Talk {
  const chosen = talk.when(answer('brist', remedy));
  const named = remedy === REMEDY.sendBack ? chosen.when(answer('komplettera', 'Kulturförvaltningen')) : chosen;
  return named.when(answer('klart', '2027-03-05'));
}

function outcomeOf(file: Talk['file']): CheckOutcome | undefined {
  return checkOutcome(Object.fromEntries(Object.entries(answersIn(file)).map(([id, kept]) => [id, { answer: kept }])));
}

function nameOf(outcome: CheckOutcome | undefined): string {
  return outcome && 'step' in outcome ? `${outcome.outcome} at ${outcome.step}` : (outcome?.outcome ?? 'no outcome');
}
