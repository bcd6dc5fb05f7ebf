import { type Answer, Effect, type Measure } from './answer.ts';
import { FIGURE_MEASURES, type Figures, figureFaults, type Group } from './figures.ts';
import { onlyDefined } from './only-defined.ts';
import type { Question } from './question.ts';
import {
  accepted,
  type FieldRead,
  fieldsOf,
  readChoice,
  readDate,
  readNumber,
  readOptionalNumber,
  readOptionalText,
  readText,
  refusalsIn,
} from './read-field.ts';
import type { Refusal } from './refusal.ts';

type CompoundRead = { answer: Answer } | { refusals: Refusal[] };
type Fields = Record<string, unknown>;

/** The most measures and supporting documents that one answer holds; more is a plan of its own. */
const MOST = 20;

/** Figures by sex, or that they are missing: `{women, men, …}` or `{missing, availableFrom}`. */
export function readFigures(fields: Fields | undefined, thisYear: number): CompoundRead {
  if (!fields) return wrongShape('women, men, unit, base, year, source');
  if ('missing' in fields) return readMissing(fields);
  const reads = {
    measure: readChoice(fields.measure ?? 'count', FIGURE_MEASURES, 'measure'),
    ...readGroups(fields),
    unknown: readOptionalNumber(fields.unknown, 'unknown'),
    total: readOptionalNumber(fields.total, 'total'),
    unit: readText(isPercent(fields.measure) ? fields.unit || '%' : fields.unit, 60, 'unit'),
    base: readText(fields.base, 300, 'base'),
    year: readNumber(fields.year, 'year'),
    source: readText(fields.source, 300, 'source'),
  };
  const refusals = refusalsIn(Object.values(reads));
  if (refusals.length > 0) return { refusals };
  const value: Figures = {
    measure: accepted(reads.measure),
    ...onlyDefined({
      women: accepted(reads.women),
      men: accepted(reads.men),
      girls: accepted(reads.girls),
      boys: accepted(reads.boys),
      unknown: accepted(reads.unknown),
      total: accepted(reads.total),
    }),
    unit: accepted(reads.unit),
    base: accepted(reads.base),
    year: accepted(reads.year),
    source: accepted(reads.source),
  };
  if (!Number.isInteger(value.year)) return { refusals: [{ reason: 'not-a-number', field: 'year' }] };
  const faults = figureFaults(value, thisYear);
  return faults.length > 0
    ? {
        refusals: faults.map((fault) => ({
          reason: 'figures',
          fault,
          ...('field' in fault && { field: fault.field }),
        })),
      }
    : { answer: { kind: 'figures', value } };
}

/**
 * The groups' figures: women and men, girls and boys, or all four. One sex without the other says nothing, so
 * what is missing of a pair is asked for; with no pair at all, women and men are.
 */
function readGroups(fields: Fields): Record<Group, FieldRead<number | undefined>> {
  const has = (group: Group) => fields[group] !== undefined && fields[group] !== null && fields[group] !== '';
  const children = has('girls') || has('boys');
  const adults = has('women') || has('men') || !children;
  const read = (group: Group, wanted: boolean) =>
    wanted ? readNumber(fields[group], group) : readOptionalNumber(fields[group], group);
  return {
    women: read('women', adults),
    men: read('men', adults),
    girls: read('girls', children),
    boys: read('boys', children),
  };
}

function isPercent(measure: unknown): boolean {
  return measure === 'share' || measure === 'rate';
}

function readMissing(fields: Fields): CompoundRead {
  const missing = readText(fields.missing, 1000, 'missing');
  const availableFrom = readDate(fields.availableFrom, 'availableFrom');
  const refusals = refusalsIn([missing, availableFrom]);
  return refusals.length > 0
    ? { refusals }
    : {
        answer: {
          kind: 'missing-figures',
          value: { missing: accepted(missing), availableFrom: accepted(availableFrom) },
        },
      };
}

/** The consequence for each group asked for; `how` is wanted, since an effect alone says nothing. */
export function readConsequence(
  question: Extract<Question, { kind: 'consequence' }>,
  fields: Fields | undefined,
): CompoundRead {
  if (!fields) return wrongShape([...question.groups, 'how'].join(', '));
  const effects = question.groups.map((group) => ({ group, read: readChoice(fields[group], Effect.options, group) }));
  const how = readText(fields.how, 2000, 'how');
  const longTerm = question.longTerm ? readText(fields.longTerm, 2000, 'longTerm') : undefined;
  const refusals = refusalsIn([...effects.map(({ read }) => read), how, ...(longTerm ? [longTerm] : [])]);
  if (refusals.length > 0) return { refusals };
  return {
    answer: {
      kind: 'consequence',
      value: {
        effects: Object.fromEntries(effects.map(({ group, read }) => [group, accepted(read)])),
        how: accepted(how),
        ...(longTerm && { longTerm: accepted(longTerm) }),
      },
    },
  };
}

/** A list of measures; each says what, who and when. */
export function readMeasures(sent: unknown): CompoundRead {
  const rows = listOf(sent, 'measure, owner, date');
  if ('refusals' in rows) return rows;
  const reads = rows.list.map((row, at) => readMeasure(fieldsOf(row) ?? {}, rows.list.length > 1 ? `${at + 1}.` : ''));
  const refusals = reads.flatMap((read) => ('refusals' in read ? read.refusals : []));
  return refusals.length > 0
    ? { refusals }
    : { answer: { kind: 'measures', value: reads.flatMap((read) => ('measure' in read ? [read.measure] : [])) } };
}

function readMeasure(row: Fields, place: string): { measure: Measure } | { refusals: Refusal[] } {
  const measure = readText(row.measure, 500, `${place}measure`);
  const owner = readText(row.owner, 200, `${place}owner`);
  const date = readDate(row.date, `${place}date`);
  const indicator = readOptionalText(row.indicator, 200, `${place}indicator`);
  const refusals = refusalsIn([measure, owner, date, indicator]);
  if (refusals.length > 0) return { refusals };
  return {
    measure: {
      measure: accepted(measure),
      owner: accepted(owner),
      date: accepted(date),
      ...onlyDefined({ indicator: accepted(indicator) }),
    },
  };
}

/** An indicator (Kolada's or the organisation's own), where it comes from, and where it stands today. */
export function readIndicator(fields: Fields | undefined): CompoundRead {
  if (!fields) return wrongShape('name, source');
  const name = readText(fields.name, 200, 'name');
  const source = readText(fields.source, 200, 'source');
  const baseline = readOptionalText(fields.baseline, 200, 'baseline');
  const refusals = refusalsIn([name, source, baseline]);
  return refusals.length > 0
    ? { refusals }
    : {
        answer: {
          kind: 'indicator',
          value: { name: accepted(name), source: accepted(source), ...onlyDefined({ baseline: accepted(baseline) }) },
        },
      };
}

/** The documents that an answer rests on: each a title, or a title and where it lies. */
export function readDocuments(sent: unknown): CompoundRead {
  const rows = listOf(sent, 'title, place');
  if ('refusals' in rows) return rows;
  const reads = rows.list.map((row) => {
    const fields = fieldsOf(row) ?? { title: row };
    return { title: readText(fields.title, 300, 'title'), place: readOptionalText(fields.place, 300, 'place') };
  });
  const refusals = reads.flatMap(({ title, place }) => refusalsIn([title, place]));
  return refusals.length > 0
    ? { refusals }
    : {
        answer: {
          kind: 'documents',
          value: reads.map(({ title, place }) => ({
            title: accepted(title),
            ...onlyDefined({ place: accepted(place) }),
          })),
        },
      };
}

function listOf(sent: unknown, wants: string): { list: unknown[] } | { refusals: Refusal[] } {
  if (!Array.isArray(sent)) return wrongShape(wants);
  if (sent.length === 0) return { refusals: [{ reason: 'empty' }] };
  return sent.length > MOST ? { refusals: [{ reason: 'too-many', most: MOST }] } : { list: sent };
}

function wrongShape(wants: string): { refusals: Refusal[] } {
  return { refusals: [{ reason: 'wrong-shape', wants }] };
}
