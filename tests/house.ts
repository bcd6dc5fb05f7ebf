import { posix } from 'node:path';

/** Files by their path below src/, with their text. */
export type Sources = Record<string, string>;

/** An import: the file it stands in, and what it names: a file below src/ or a package. `types`: of types only. */
export type Arrow = { from: string; to: string; toPackage: boolean; types: boolean };

/** What each room may look into: rooms, packages (`node:*` is all of Node's) and `types of <room>`. */
export type House = Record<string, string[]>;

const NAMES = String.raw`\*(?:\s+as\s+[\w$]+)?|\{[^}]*\}|[\w$]+`;
const FROM = new RegExp(
  String.raw`^(?:import|export)\s+(type\s+)?((?:${NAMES})(?:\s*,\s*(?:${NAMES}))?)\s*from\s*['"]([^'"]+)['"]`,
  'gm',
);
const SIDE_EFFECT = /^import\s*['"]([^'"]+)['"]/gm;
const DYNAMIC = /\b(?:import|require|import\.meta\.resolve)\(\s*['"]([^'"]+)['"]/g;

/** Every import, re-export and dynamic import. Reads formatted code: an import begins its line. */
export function arrowsOf(sources: Sources): Arrow[] {
  return Object.entries(sources).flatMap(([from, text]) => [
    ...[...text.matchAll(FROM)].map(([, type, names = '', to = '']) =>
      arrow(from, to, type !== undefined || onlyTypes(names)),
    ),
    ...[...text.matchAll(SIDE_EFFECT), ...text.matchAll(DYNAMIC)].map(([, to = '']) => arrow(from, to, false)),
  ]);
}

/** `from → to` for each import that the house does not allow, and for each file that stands in no room. */
export function straysFrom(house: House, sources: Sources): string[] {
  const homeless = Object.keys(sources).filter((file) => roomOf(house, file) === undefined);
  const strays = arrowsOf(sources).filter((arrow) => roomOf(house, arrow.from) !== undefined && !allows(house, arrow));
  return [
    ...homeless.map((file) => `${file} stands in no room`),
    ...strays.map(({ from, to, types }) => `${from} → ${to}${types ? ' (types)' : ''}`),
  ];
}

/** Each circle of imports, types included, once: `a.ts → b.ts → a.ts`. */
export function circlesIn(sources: Sources): string[] {
  const inside = arrowsOf(sources).filter(({ toPackage }) => !toPackage);
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (file: string, path: string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '));
    if (path.includes(file) || done.has(file)) return;
    for (const { to } of inside.filter(({ from }) => from === file)) walk(to, [...path, file]);
    done.add(file);
  };
  for (const file of Object.keys(sources).sort()) walk(file, []);
  return circles;
}

/** `file: N lines` for each file that is longer. */
export function longerThan(max: number, sources: Sources): string[] {
  const lines = (text: string) => text.replace(/\n$/, '').split('\n').length;
  return Object.entries(sources)
    .filter(([, text]) => lines(text) > max)
    .map(([file, text]) => `${file}: ${lines(text)} lines`);
}

function arrow(from: string, named: string, types: boolean): Arrow {
  if (named.startsWith('.')) return { from, to: posix.join(posix.dirname(from), named), toPackage: false, types };
  const to = named.startsWith('@') ? named.split('/').slice(0, 2).join('/') : (named.split('/')[0] ?? named);
  return { from, to: named.startsWith('node:') ? named : to, toPackage: true, types };
}

function onlyTypes(names: string): boolean {
  const inner = /^\{([^}]*)\}$/.exec(names)?.[1];
  const listed =
    inner
      ?.split(',')
      .map((name) => name.trim())
      .filter(Boolean) ?? [];
  return listed.length > 0 && listed.every((name) => name.startsWith('type '));
}

function allows(house: House, { from, to, toPackage, types }: Arrow): boolean {
  const room = roomOf(house, from);
  const seen = toPackage ? to : roomOf(house, to);
  if (seen === undefined) return false;
  if (!toPackage && seen === room) return true;
  return (house[room ?? ''] ?? []).some(
    (entry) =>
      entry === seen ||
      (entry === `types of ${seen}` && types) ||
      (entry.endsWith('*') && seen.startsWith(entry.slice(0, -1)) && toPackage),
  );
}

/** The innermost room that the file stands in; a file straight below src/ may be a room of its own. */
function roomOf(house: House, file: string): string | undefined {
  return Object.keys(house)
    .filter((room) => file.startsWith(`${room}/`) || file.replace(/\.tsx?$/, '') === room)
    .sort((a, b) => b.length - a.length)[0];
}
