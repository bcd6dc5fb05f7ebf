import type { z } from 'zod';
import type { Localised } from '../domain/language.ts';
import { inBoth } from './words.ts';

/** A fault of form: the path to it, and what its author is told. */
export type FormFault = { path: PropertyKey[]; says: Localised };

type Issue = z.core.$ZodIssue;

/** What the author of a file is told of the faults that a schema finds in `value`; an unknown key is pointed at itself. */
export function formFaults(value: unknown, error: z.core.$ZodError): FormFault[] {
  return error.issues.flatMap((issue) => issueFaults(value, issue));
}

function issueFaults(value: unknown, issue: Issue): FormFault[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: [...issue.path, key], says: inBoth((words) => words.unknownKey) }));
  if (issue.code === 'invalid_union') return unionFaults(value, issue);
  return [{ path: issue.path, says: issueSays(valueAt(value, issue.path), issue) }];
}

/** The faults of the one shape that its keys claim it to be; or that it is none of them. */
function unionFaults(value: unknown, issue: Extract<Issue, { code: 'invalid_union' }>): FormFault[] {
  const options = (issue as { options?: unknown }).options;
  const found = valueAt(value, issue.path);
  if (Array.isArray(options) && found !== undefined)
    return [{ path: issue.path, says: inBoth((words) => words.chooseAmong(options.map(String))) }];
  if (found === undefined) return [{ path: issue.path, says: inBoth((words) => words.missing) }];
  const claimed = issue.errors.filter(
    (issues) => !issues.some(({ code, path }) => code === 'unrecognized_keys' && path.length === 0),
  );
  const [only] = claimed;
  if (only && claimed.length === 1 && typeof found === 'object')
    return only.flatMap((inner) => issueFaults(value, { ...inner, path: [...issue.path, ...inner.path] }));
  return [{ path: issue.path, says: ownWords(issue) }];
}

function issueSays(found: unknown, issue: Issue): Localised {
  if (found === undefined) return inBoth((words) => words.missing);
  if (found === null) return inBoth((words) => (issue.path.length === 0 ? words.emptyFile : words.empty));
  switch (issue.code) {
    case 'invalid_type':
      return inBoth(
        (words) => words.wanted[issue.expected === 'record' ? 'object' : issue.expected] ?? words.other(issue.message),
      );
    case 'invalid_value':
      return inBoth((words) => words.chooseAmong(issue.values.map(String)));
    case 'too_small':
      return inBoth((words) => {
        if (issue.origin === 'string') return words.empty;
        return issue.origin === 'array' ? words.tooFew(Number(issue.minimum)) : words.tooSmall(Number(issue.minimum));
      });
    case 'too_big':
      return inBoth((words) => {
        if (issue.origin === 'string') return words.tooLong(Number(issue.maximum));
        return issue.origin === 'array' ? words.tooMany(Number(issue.maximum)) : words.tooLarge(Number(issue.maximum));
      });
    case 'invalid_format':
      return issue.format === 'regex'
        ? ownWords(issue)
        : inBoth(({ formats, other }) => formats[issue.format] ?? other(issue.message));
    default:
      return ownWords(issue);
  }
}

/** A message that a schema gives by itself is the name of a word of ours; else it is the library's own sentence. */
function ownWords({ message }: Issue): Localised {
  return inBoth((words) => words.own[message] ?? words.other(message));
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (inner, step) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step)
        ? (inner as Record<PropertyKey, unknown>)[step]
        : undefined,
    value,
  );
}
