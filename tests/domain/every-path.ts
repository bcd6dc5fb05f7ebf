import type { Answer } from '../../src/domain/answer.ts';
import type { Checklist } from '../../src/domain/checklist.ts';
import { codesOf } from '../../src/domain/checklist.ts';
import { path } from '../../src/domain/path.ts';
import type { Question } from '../../src/domain/question.ts';
import { readAnswer } from '../../src/domain/read-answer.ts';
import { randomFrom } from '../random.ts';
import { context, goals } from './talk.ts';

/** One way to answer a question: what is sent, in the shapes of an answers file. */
export type Way = { sent: unknown };

/** A way through a checklist: each question that is asked, in order, with what was sent and the answer it is. */
export type Walk = { question: Question; sent: unknown; answer: Answer }[];

/** A text that stands in the answer to one question and nowhere else. */
export function markerOf({ id }: Question): string {
  return `märke¤${id}¤`;
}

/** The ways to answer a question that can lead to different paths, each with its marker where a text can stand. */
export function waysTo(question: Question): Way[] {
  const marker = markerOf(question);
  switch (question.kind) {
    case 'yes-no':
      return codesOf(question).map((value) => ({
        sent: {
          value,
          ...(question.reasons?.beside === value && { reason: question.reasons.choices[0]?.id }),
          ...(question.comment && { comment: `${marker} ${value}` }),
        },
      }));
    case 'choice':
      return codesOf(question).map((sent) => ({ sent }));
    case 'choices':
      return codesOf(question).map((id) => ({ sent: [id] }));
    case 'consequence':
      return ['worse', 'unchanged'].map((women) => ({
        sent: {
          ...Object.fromEntries(question.groups.map((group) => [group, group === 'women' ? women : 'better'])),
          how: marker,
          longTerm: marker,
        },
      }));
    case 'text':
      return [{ sent: marker }];
    case 'date':
      return [{ sent: '2027-10-15' }];
    case 'figures':
      return [{ sent: { women: 84, men: 43, unit: marker, base: marker, year: 2025, source: marker } }];
    case 'goals':
      return [{ sent: { goals: ['national:D5'], how: marker } }];
    case 'measures':
      return [{ sent: [{ measure: marker, owner: marker, date: '2027-08-15', indicator: marker }] }];
    case 'indicator':
      return [{ sent: { name: marker, source: marker, baseline: marker } }];
    case 'documents':
      return [{ sent: [{ title: marker, place: marker }] }];
  }
}

/** As `waysTo`, and that the question is skipped, or that its figures are missing. */
export function waysAndSkips(question: Question): Way[] {
  return [
    ...waysTo(question),
    ...(question.skippable ? [{ sent: { skip: 'Vi vet inte än.' } }] : []),
    ...(question.kind === 'figures'
      ? [{ sent: { missing: 'Registret saknar kön.', availableFrom: '2026-09-01' } }]
      : []),
  ];
}

/** Every complete walk through a checklist, by all the ways to answer its questions. */
export function everyWalk(checklist: Checklist, modules: string[], ways = waysTo, walked: Walk = []): Walk[] {
  const answers = Object.fromEntries(walked.map(({ question, answer }) => [question.id, { answer }]));
  const next = path(checklist, modules, answers).find(({ id }) => answers[id] === undefined);
  if (!next) return [walked];
  return ways(next).flatMap(({ sent }) =>
    everyWalk(checklist, modules, ways, [...walked, { question: next, sent, answer: answerTo(next, sent) }]),
  );
}

function answerTo(question: Question, sent: unknown): Answer {
  const read = readAnswer(question, sent, { today: context.today, goals });
  if ('refusals' in read) throw new Error(`${question.id}: ${JSON.stringify(read.refusals)}`);
  return read.answer;
}

/** No perspective, each perspective of a checklist alone, and all of them. */
export function moduleSets({ questions }: Checklist): string[][] {
  const modules = [...new Set(questions.flatMap(({ module }) => module ?? []))];
  return [[], ...modules.map((module) => [module]), ...(modules.length > 1 ? [modules] : [])];
}

/** The walks to try: every one while there are few perspectives, else as many at random; the seed is told at the start. */
export function walksThrough(checklist: Checklist, modules: string[], most: number): Walk[] {
  if (modules.length > 1) {
    const random = randomFrom(Number(process.env.JAMLOTS_SEED));
    /** A no at the gate ends the walk at once, and is walked without perspectives. */
    const goesOn = (question: Question, way: Way) =>
      question.id !== checklist.gate || !JSON.stringify(way.sent).includes('"no"');
    const one = (question: Question): Way[] => {
      const ways = waysTo(question).filter((way) => goesOn(question, way));
      return ways.slice(Math.floor(random() * ways.length)).slice(0, 1);
    };
    return Array.from({ length: most }, () => everyWalk(checklist, modules, one)).flat();
  }
  const all = everyWalk(checklist, modules);
  const every = Math.max(1, Math.ceil(all.length / most));
  return all.filter((_, index) => index % every === 0);
}
