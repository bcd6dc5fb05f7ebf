import { isJson, type Json } from './json.ts';

/** What is wrong with a value at a JSON pointer, a line a fault: `/blocks/0/text: 3001 characters, at most 3000`. */
export type Rule = (value: unknown, at: string) => string[];

/** How long Slack finds a text: its code points. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** A field that may be left out. */
export function may(rule: Rule): Rule {
  return (value, at) => (value === undefined ? [] : rule(value, at));
}

/** Each of the rules. */
export function all(...rules: Rule[]): Rule {
  return (value, at) => rules.flatMap((rule) => rule(value, at));
}

/** Anything at all, as long as it is there. */
export const present: Rule = (value, at) => (value === undefined ? [`${at}: is missing`] : []);

/** A text of `least` to `most` characters. */
export function string(most: number, least = 1): Rule {
  return (value, at) => {
    if (typeof value !== 'string') return wrong(value, at, 'text');
    const length = lengthOf(value);
    if (length > most) return [`${at}: ${length} characters, at most ${most}`];
    return length < least ? [`${at}: ${length} characters, at least ${least}`] : [];
  };
}

/** A text of a given form. */
export function formed(pattern: RegExp, form: string): Rule {
  return (value, at) => (typeof value === 'string' && pattern.test(value) ? [] : [`${at}: is not ${form}`]);
}

export const flag: Rule = (value, at) => (typeof value === 'boolean' ? [] : wrong(value, at, 'true or false'));

/** A whole number from `least` to `most`. */
export function whole(least: number, most: number): Rule {
  return (value, at) => {
    if (typeof value !== 'number' || !Number.isInteger(value)) return wrong(value, at, 'a whole number');
    return value < least || value > most ? [`${at}: ${value} is not from ${least} to ${most}`] : [];
  };
}

export function oneOf(...accepted: string[]): Rule {
  return (value, at) =>
    typeof value === 'string' && accepted.includes(value) ? [] : wrong(value, at, `one of ${accepted.join(', ')}`);
}

/** A list of `least` to `most`, each of which follows the rule. */
export function items(rule: Rule, most: number, least = 1): Rule {
  return (value, at) => {
    if (!Array.isArray(value)) return wrong(value, at, 'a list');
    const number = value.length > most ? [`${at}: ${value.length} items, at most ${most}`] : [];
    const few = value.length < least ? [`${at}: ${value.length} items, at least ${least}`] : [];
    return [...number, ...few, ...value.flatMap((item, index) => rule(item, `${at}/${index}`))];
  };
}

/** An object with these fields and no others. */
export function shape(fields: Record<string, Rule>): Rule {
  return (value, at) => {
    if (!isJson(value)) return wrong(value, at, 'an object');
    const others = Object.keys(value).filter((field) => !(field in fields));
    return [
      ...others.map((field) => `${at}/${field}: is not a field of this`),
      ...Object.entries(fields).flatMap(([field, rule]) => rule(value[field], `${at}/${field}`)),
    ];
  };
}

/** An object whose `type` says which of the rules it follows. */
export function byType(rules: Record<string, Rule>): Rule {
  return (value, at) => {
    if (!isJson(value)) return wrong(value, at, 'an object');
    const type = String(value.type);
    const rule = Object.hasOwn(rules, type) ? rules[type] : undefined;
    return rule === undefined ? [`${at}/type: "${type}" is not supported here`] : rule(value, at);
  };
}

/** A claim about a whole object, told as `fault` where it does not hold. */
export function claim(fault: string, holds: (value: Json) => boolean): Rule {
  return (value, at) => (!isJson(value) || holds(value) ? [] : [`${at}: ${fault}`]);
}

/** A text object of `plain_text`. */
export function plain(most: number): Rule {
  return byType({ plain_text: shape({ type: present, text: string(most), emoji: may(flag) }) });
}

/** A text object of `plain_text` or `mrkdwn`. */
export function anyText(most: number): Rule {
  const mrkdwn = shape({ type: present, text: string(most), verbatim: may(flag) });
  return byType({ plain_text: plain(most), mrkdwn });
}

function wrong(value: unknown, at: string, wanted: string): string[] {
  return [value === undefined ? `${at}: is missing` : `${at}: is not ${wanted}`];
}
