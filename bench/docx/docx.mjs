// docx: `patchDocument` puts paragraphs and tables in place of a mark.
import {
  HeadingLevel,
  Paragraph,
  PatchType,
  patchDocument,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { timeAttach } from './time-attach.mjs';

await timeAttach((host, { title, blocks }) =>
  patchDocument({
    outputType: 'nodebuffer',
    data: host,
    patches: { appendix: { type: PatchType.DOCUMENT, children: [heading(title), ...blocks.flatMap(elementsOf)] } },
  }),
);

function elementsOf(block) {
  if (block.block === 'heading') return [heading(block.text)];
  if (block.block === 'paragraph') return [paragraph(block.text)];
  if (block.block === 'list') return block.items.map(paragraph);
  if (block.block === 'facts') return [table(block.facts.map(({ name, value }) => [name, value]))];
  return [paragraph(block.caption), table([block.columns.map((column) => column.title), ...block.rows])];
}

function heading(text) {
  return new Paragraph({ text, heading: HeadingLevel.HEADING_2 });
}

/** A newline is a line break. */
function paragraph(text) {
  const runs = text.split('\n').map((line, at) => new TextRun(at === 0 ? line : { text: line, break: 1 }));
  return new Paragraph({ children: runs });
}

function table(rows) {
  const cells = (row) => row.map((text) => new TableCell({ children: [paragraph(text)] }));
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map((row) => new TableRow({ children: cells(row) })),
  });
}
