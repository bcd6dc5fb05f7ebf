import type { Appendix } from '../domain/appendix.ts';
import type { Attached } from '../ports.ts';
import { appendixXml, asStrict } from './appendix-xml.ts';
import { type Body, type Child, readBody } from './body.ts';
import { sha256, withData } from './data-part.ts';
import { withDraftHeader } from './draft-header.ts';
import { findEarlier, withoutEarlier } from './earlier.ts';
import { type HostLook, sizesFor } from './look.ts';
import { type Marks, marksOf } from './marks.ts';
import { headerReferences, isUpright, ownSection, textWidth } from './page.ts';
import { visibleText } from './paragraphs.ts';
import { unlessBroken } from './parts.ts';
import { bookmark, properties } from './runs.ts';
import { settingsOf } from './settings.ts';
import { readStyles, styleNamed } from './styles.ts';
import { mainPart, openFile, type WordFile } from './word-file.ts';
import { type Edit, edited } from './xml-elements.ts';
import { namespaceOf } from './xml-scan.ts';
import { fitting, type XmlText } from './xml-text.ts';

const LANGUAGES = { sv: 'sv-SE', en: 'en-GB' } as const;
const NAMESPACES = {
  transitional: {
    w: 'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
    r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  },
  strict: {
    w: 'http://purl.oclc.org/ooxml/wordprocessingml/main',
    r: 'http://purl.oclc.org/ooxml/officeDocument/relationships',
  },
} as const;
/** Parts whose bookmarks share their ids with the main part's. */
const WITH_IDS = new Set(['header', 'footer', 'comments', 'footnotes', 'endnotes']);

/** Word 2013, by the number of its layout. */
const EDGE_AT_MARGIN = 15;
/** Ids in the range that ours are of. */
const LARGE_ID = /["']([12]\d{9})["']/g;

/** Puts the appendix in at the end of the document, in place of an earlier one of the same case. */
export function attach(bytes: Uint8Array, appendix: Appendix, { replaceEdited }: { replaceEdited: boolean }): Attached {
  const opened = openFile(bytes);
  if (opened.untouchable !== undefined) return { untouchable: opened.untouchable };
  const marks = marksOf(appendix.caseId);
  const earlier = findEarlier(opened.word, appendix.caseId, marks);
  if (earlier?.editedByHand === true && !replaceEdited) return { editedByHand: true };
  const host = earlier === undefined ? opened.word : withoutEarlier(opened.word, earlier, marks);
  return { bytes: withAppendix(host, appendix, marks), replaced: earlier !== undefined };
}

function withAppendix(host: WordFile, appendix: Appendix, marks: Marks): Uint8Array {
  const part = mainPart(host);
  const body = readBody(part);
  const firstId = freeIds(host, marks.firstId);
  const { parts, headerId } =
    appendix.draftMark === undefined
      ? { parts: host.parts, headerId: undefined }
      : withDraftHeader(host, appendix.draftMark, marks, {
          id: firstId + 4,
          namespace: NAMESPACES[body.isStrict ? 'strict' : 'transitional'].w,
          isStrict: body.isStrict,
          language: LANGUAGES[appendix.language],
        });
  const declared = declarations(body);
  const asHost = (xml: string) => (body.isStrict ? asStrict(xml) : xml);
  const block = asHost(appendixXml(appendix, lookOf(host, body, part, appendix), marks, { firstId, declared }));
  const edits = placing(part, body, { block, headerId, declared, marks, id: firstId + 3 });
  const main = edited(
    part,
    edits.map((edit) => ({ ...edit, text: fitting(part, asHost(edit.text ?? '')) })),
  );
  const text = visibleText({ text: block, encoding: 'utf-16le' }, { from: 0, to: block.length, scope: body.scope });
  const data = { caseId: appendix.caseId, data: appendix.data, textHash: sha256(text) };
  return withData(parts.changed(new Map([[host.main, main]])), host.main, data, marks, body.isStrict).save();
}

type Placing = { block: string; headerId: string | undefined; declared: string; marks: Marks; id: number };

/** Where the block goes, and the sections around it. */
function placing(part: XmlText, body: Body, { block, headerId, declared, marks, id }: Placing): Edit[] {
  const last = lastSection(body);
  const section = last?.section;
  const at = last?.start ?? body.end;
  if (headerId === undefined && isUpright(part.text, section)) return [insert(at, block)];
  if (headerId !== undefined && isUpright(part.text, section) && isBlank(body)) {
    const inside = last !== undefined && part.text.slice(last.start, last.end).includes('</');
    const references = headerReferences(headerId).replaceAll('<w:headerReference', `<w:headerReference${declared}`);
    if (inside) return [insert(at, block), insert(part.text.indexOf('>', last.start) + 1, references)];
  }
  const own = `<w:sectPr${declared}>${ownSection(part.text, section, headerId)}</w:sectPr>`;
  const mark = (name: string) => bookmark(name, id);
  const before = `<w:p${declared}>${properties({ line: 20, isExact: true }, SMALL).replace('</w:pPr>', '')}`;
  if (last === undefined) return [insert(at, `${before}<w:sectPr/></w:pPr>${mark(marks.made)}</w:p>${block}${own}`)];
  return [insert(last.start, before), insert(last.end, `</w:pPr>${mark(marks.section)}</w:p>${block}${own}`)];
}

/** The paragraph that holds the host's last section is hardly a line high. */
const SMALL = '<w:rPr><w:sz w:val="2"/><w:szCs w:val="2"/></w:rPr>';

function insert(at: number, text: string): Edit {
  return { start: at, end: at, text };
}

function lastSection({ children }: Body): Child | undefined {
  return children.findLast(({ name }) => name === 'w:sectPr');
}

/** Whether the body has nothing in it yet. */
function isBlank({ children }: Body): boolean {
  return children.every(({ name }) => name === 'w:sectPr');
}

function lookOf(host: WordFile, body: Body, part: XmlText, { language, draftMark }: Appendix): HostLook {
  const name = host.links.find(({ type }) => type === 'styles')?.target;
  const styles = readStyles(name === undefined ? undefined : unlessBroken(() => host.parts.xml(name)));
  const section = lastSection(body)?.section;
  const isUprightHost = isUpright(part.text, section);
  const headings = ([1, 2, 3] as const).flatMap((level) => {
    const id = styleNamed(styles, `heading ${level}`);
    return id === undefined ? [] : [[level, id] as const];
  });
  return {
    sizes: sizesFor(styles.size),
    headings: Object.fromEntries(headings),
    width: textWidth(part.text, isUprightHost ? section : undefined),
    edgeAtMargin: settingsOf(host).compatibility >= EDGE_AT_MARGIN,
    turnsPage: isUprightHost && draftMark === undefined && !isBlank(body),
    language: LANGUAGES[language],
  };
}

/** The declarations that our prefixes need at the place. */
function declarations({ scope, isStrict }: Body): string {
  const wanted = NAMESPACES[isStrict ? 'strict' : 'transitional'];
  const missing = (['w', 'r'] as const).filter((prefix) => namespaceOf(scope, prefix) !== wanted[prefix]);
  return missing.map((prefix) => ` xmlns:${prefix}="${wanted[prefix]}"`).join('');
}

/** The first of five ids that stand in none of the document's parts. */
function freeIds(host: WordFile, wish: number): number {
  const names = host.links.filter(({ type }) => WITH_IDS.has(type)).map(({ target }) => target);
  const texts = [...new Set([host.main, ...names])].map((name) => unlessBroken(() => host.parts.xml(name))?.text ?? '');
  const used = new Set(texts.flatMap((text) => [...text.matchAll(LARGE_ID)].map(([, id]) => Number(id))));
  let first = wish;
  while ([0, 1, 2, 3, 4].some((step) => used.has(first + step))) first += 5;
  return first;
}
