import { LIMITS } from './limits.ts';
import type { Parts } from './parts.ts';
import { tooComplex } from './refused.ts';
import { edited, elementsNamed, value, withLast } from './xml-elements.ts';
import { namespaceOf } from './xml-scan.ts';
import { escaped, fitting, openXml, type XmlText } from './xml-text.ts';

/** A link from a part to another. `type` is the last step of its type's address, such as `header`. */
export type Relationship = { id: string; type: string; target: string; start: number; end: number };

const NAMESPACE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const EMPTY = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${NAMESPACE}"></Relationships>`;

/** Where the relationships of a part stand; the empty name is the package itself. */
export function relationshipsName(part: string): string {
  const slash = part.lastIndexOf('/') + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

/** The relationships of a part to parts inside the package. */
export function relationshipsOf(parts: Parts, part: string): Relationship[] {
  const xml = parts.xml(relationshipsName(part));
  if (xml === undefined) return [];
  const elements = elementsNamed(xml, 'rel:Relationship');
  if (elements.length > LIMITS.relationships) throw tooComplex('relationships');
  return elements.flatMap(({ tag, start, end }) => {
    if (value(xml, tag, 'TargetMode') === 'External') return [];
    const type = value(xml, tag, 'Type') ?? '';
    const target = resolved(part, value(xml, tag, 'Target') ?? '');
    return [{ id: value(xml, tag, 'Id') ?? '', type: type.slice(type.lastIndexOf('/') + 1), target, start, end }];
  });
}

/** The relationships part of `part` with one more in it; made when there is none. `type` is a whole address. */
export function withRelationship(
  parts: Parts,
  part: string,
  added: { id: string; type: string; target: string },
): XmlText {
  const existing = parts.xml(relationshipsName(part));
  const xml = existing === undefined || !existing.text.includes('</') ? openXml(Buffer.from(EMPTY)) : existing;
  const root = elementsNamed(xml, 'rel:Relationships')[0];
  const declared = root !== undefined && namespaceOf(root.tag.scope, '') === NAMESPACE ? '' : ` xmlns="${NAMESPACE}"`;
  const target = relative(part, added.target);
  const element = `<Relationship${declared} Id="${added.id}" Type="${added.type}" Target="${escaped(target)}"/>`;
  return withLast(xml, fitting(xml, element));
}

/** The relationships part of `part` without these; null when we made it and nothing else is in it. */
export function withoutRelationships(parts: Parts, part: string, gone: Relationship[]): XmlText | null {
  const xml = parts.xml(relationshipsName(part));
  if (xml === undefined) return null;
  const left = edited(
    xml,
    gone.map(({ start, end }) => ({ start, end })),
  );
  return left.text === EMPTY ? null : left;
}

/** An id that no relationship of the part has yet, external ones included. */
export function freeId(parts: Parts, part: string, wish: string): string {
  const text = parts.xml(relationshipsName(part))?.text ?? '';
  let id = wish;
  for (let number = 2; text.includes(`"${id}"`) || text.includes(`'${id}'`); number++) id = `${wish}${number}`;
  return id;
}

function resolved(from: string, target: string): string {
  const steps = target.startsWith('/') ? [] : from.split('/').slice(0, -1);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return unescaped(steps.join('/'));
}

function unescaped(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function relative(from: string, target: string): string {
  const folder = from.split('/').slice(0, -1).join('/');
  if (folder !== '' && target.startsWith(`${folder}/`)) return target.slice(folder.length + 1);
  return `${'../'.repeat(from.split('/').length - 1)}${target}`;
}
