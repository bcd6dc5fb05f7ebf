import type { DocumentFormat } from '../domain/case-event.ts';
import type { Parts } from './parts.ts';
import { corrupt } from './refused.ts';
import { edited, elementsNamed, value, withLast } from './xml-elements.ts';
import { namespaceOf } from './xml-scan.ts';
import { escaped, fitting, type XmlText } from './xml-text.ts';

export const CONTENT_TYPES = '[Content_Types].xml';
const NAMESPACE = 'http://schemas.openxmlformats.org/package/2006/content-types';

/** The main parts that Word takes, by content type. */
const FORMATS: Record<string, DocumentFormat> = {
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml': 'docx',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml': 'dotx',
  'application/vnd.ms-word.document.macroenabled.main+xml': 'docm',
  'application/vnd.ms-word.template.macroenabledtemplate.main+xml': 'dotm',
};

/** What kind of Word document has this main part, or undefined when it is none. */
export function formatOf(parts: Parts, main: string): DocumentFormat | undefined {
  const types = typesOf(parts);
  const own = overrideOf(types, main);
  const ending = main.slice(main.lastIndexOf('.') + 1).toLowerCase();
  const byEnding = elementsNamed(types, 'ct:Default').find(
    ({ tag }) => value(types, tag, 'Extension')?.toLowerCase() === ending,
  );
  const element = own ?? byEnding;
  return element && FORMATS[(value(types, element.tag, 'ContentType') ?? '').trim().toLowerCase()];
}

/** The content types with these parts named in them. */
export function withTypes(parts: Parts, added: { name: string; type: string }[]): XmlText {
  const types = typesOf(parts);
  const root = elementsNamed(types, 'ct:Types')[0];
  const declared = root !== undefined && namespaceOf(root.tag.scope, '') === NAMESPACE ? '' : ` xmlns="${NAMESPACE}"`;
  const overrides = added.map(
    ({ name, type }) => `<Override${declared} PartName="/${escaped(name)}" ContentType="${type}"/>`,
  );
  return withLast(types, fitting(types, overrides.join('')));
}

/** The content types without these parts. */
export function withoutTypes(parts: Parts, names: string[]): XmlText {
  const types = typesOf(parts);
  return edited(
    types,
    names.flatMap((name) => overrideOf(types, name) ?? []),
  );
}

function typesOf(parts: Parts): XmlText {
  const types = parts.xml(CONTENT_TYPES);
  if (types === undefined) throw corrupt();
  return types;
}

function overrideOf(types: XmlText, name: string) {
  const wanted = `/${name}`.toLowerCase();
  return elementsNamed(types, 'ct:Override').find(
    ({ tag }) =>
      value(types, tag, 'PartName')
        ?.replace(/^(?!\/)/, '/')
        .toLowerCase() === wanted,
  );
}
