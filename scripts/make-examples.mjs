// @ts-check
// Makes examples/<name>.docx from examples/documents/<name>.yaml: decision documents of an invented municipality and
// an invented region. The same texts give the same bytes. Run: node scripts/make-examples.mjs
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Document, Header, LevelFormat, Packer, PageOrientation, Paragraph, SectionType, TextRun } from 'docx';
import { parse } from 'yaml';
import { firstHeader, footer, laterHeader, opening } from './examples/letterhead.mjs';
import { A4, LANDSCAPE_MARGIN, MARGIN, numbered, senderOf, stylesOf } from './examples/look.mjs';
import { coreProperties, withFixedDates } from './examples/same-bytes.mjs';
import { blocks, tight, title } from './examples/text.mjs';

/**
 * @typedef {import('./examples/text.mjs').Block} Block
 * @typedef {import('./examples/text.mjs').DocumentText} DocumentText
 * @typedef {import('./examples/text.mjs').Setting} Setting
 */

const examples = join(dirname(dirname(fileURLToPath(import.meta.url))), 'examples');

for (const file of (await readdir(join(examples, 'documents'))).sort()) {
  const name = basename(file, '.yaml');
  const text = /** @type {DocumentText} */ (parse(await readFile(join(examples, 'documents', file), 'utf8')));
  await writeFile(join(examples, `${name}.docx`), await docxOf(text));
  console.log(`examples/${name}.docx`);
}

/** @param {DocumentText} text */
async function docxOf(text) {
  const notes = Object.keys(text.footnotes);
  const sender = senderOf(text.sender);
  const upright = { width: A4.width - 2 * MARGIN, notes, sender };
  const lying = { width: A4.height - 2 * LANDSCAPE_MARGIN, notes, sender };
  const document = new Document({
    title: text.title,
    subject: `Tjänsteskrivelse ${text.number}`,
    creator: text.officer.name,
    lastModifiedBy: text.officer.name,
    compatibility: { version: 15 },
    styles: stylesOf(text),
    numbering: {
      config: [numbered('decisions', LevelFormat.DECIMAL, '%1.'), numbered('bullets', LevelFormat.BULLET, '•')],
    },
    footnotes: Object.fromEntries(
      Object.values(text.footnotes).map((note, at) => [
        at + 1,
        { children: [new Paragraph({ style: 'FootnoteText', children: [new TextRun(` ${tight(note)}`)] })] },
      ]),
    ),
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: A4,
            margin: { top: 1700, bottom: 1418, left: MARGIN, right: MARGIN, header: 680, footer: 567 },
          },
        },
        headers: {
          first: new Header({ children: firstHeader(text, upright.width) }),
          default: laterHeader(text, upright.width),
        },
        footers: { first: footer(text, upright.width), default: footer(text, upright.width) },
        children: [...opening(text, upright.width), title(text.title), ...blocks(text.blocks, upright)],
      },
      ...(text.landscape ? [landscapeSection(text, text.landscape, lying)] : []),
    ],
  });
  return withFixedDates(
    await Packer.toBuffer(document, false, [{ path: 'docProps/core.xml', data: coreProperties(text) }]),
  );
}

/**
 * @param {DocumentText} text
 * @param {Block[]} content
 * @param {Setting} setting
 */
function landscapeSection(text, content, setting) {
  const margin = { top: 1500, bottom: 1134, left: LANDSCAPE_MARGIN, right: LANDSCAPE_MARGIN, header: 680, footer: 567 };
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: { size: { ...A4, orientation: PageOrientation.LANDSCAPE }, margin },
    },
    headers: { default: laterHeader(text, setting.width) },
    footers: { default: footer(text, setting.width) },
    children: blocks(content, setting),
  };
}
