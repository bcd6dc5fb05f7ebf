// @ts-check
// Header, footer and what stands above the title.
import {
  BorderStyle,
  Footer,
  Header,
  PageNumber,
  Paragraph,
  Tab,
  Table,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx';
import { BORDERLESS, cell, FLUSH, GREY, NONE, RULE, senderOf, shade } from './look.mjs';
import { logo } from './mark.mjs';

/** @typedef {import('./text.mjs').DocumentText} DocumentText */

/** @param {DocumentText} text @param {number} width */
export function firstHeader(text, width) {
  const { name, ink } = senderOf(text.sender);
  const sender = [
    new Paragraph({
      style: 'Small',
      children: [new TextRun({ text: name, bold: true, size: 24, color: ink })],
    }),
    small(text.department),
    ...(text.unit ? [small(text.unit)] : []),
  ];
  const kind = new Paragraph({
    style: 'Small',
    spacing: { after: 40 },
    children: [new TextRun({ text: 'TJÄNSTESKRIVELSE', bold: true, size: 20, color: ink, characterSpacing: 12 })],
  });
  const facts = [
    ...(['header', 'footer'].includes(text.layout) ? [labelled('Datum', text.date)] : []),
    ...(text.layout === 'header' ? [labelled('Diarienummer', text.number)] : []),
  ];
  const mark = new Paragraph({ style: 'Small', children: [logo(senderOf(text.sender), 56, text.picture ?? 1)] });
  const cells = [
    cell([mark], 1100, { verticalAlign: VerticalAlign.CENTER }),
    cell(sender, width - 1100 - 3100, { verticalAlign: VerticalAlign.CENTER }),
    cell([kind, ...facts, labelled('Sida', [PageNumber.CURRENT, ' (', PageNumber.TOTAL_PAGES, ')'])], 3100, {
      verticalAlign: VerticalAlign.CENTER,
    }),
  ];
  const table = new Table({
    rows: [new TableRow({ children: cells })],
    width: { size: width, type: WidthType.DXA },
    columnWidths: [1100, width - 1100 - 3100, 3100],
    layout: TableLayoutType.FIXED,
    margins: FLUSH,
    borders: { ...BORDERLESS, bottom: { style: BorderStyle.SINGLE, size: 8, color: ink } },
  });
  return [table, new Paragraph({ style: 'Small', children: [] })];
}

/** @param {DocumentText} text @param {number} width */
export function laterHeader(text, width) {
  const { name, ink } = senderOf(text.sender);
  const number = text.layout === 'header' ? `${text.number}    ` : '';
  return new Header({
    children: [
      new Paragraph({
        style: 'Small',
        tabStops: [{ type: TabStopType.RIGHT, position: width }],
        border: { bottom: { style: BorderStyle.SINGLE, size: 6, color: ink, space: 4 } },
        children: [
          new TextRun({ text: name, bold: true, color: ink }),
          new TextRun({ text: '  Tjänsteskrivelse' }),
          new TextRun({
            children: [new Tab(), number, 'Sida ', PageNumber.CURRENT, ' (', PageNumber.TOTAL_PAGES, ')'],
          }),
        ],
      }),
    ],
  });
}

/** @param {DocumentText} text @param {number} width */
export function footer(text, width) {
  const { name, address } = senderOf(text.sender);
  const number = text.layout === 'footer' ? [small(`Diarienummer ${text.number}`)] : [];
  return new Footer({
    children: [
      ...number,
      new Paragraph({
        style: 'Small',
        tabStops: [{ type: TabStopType.RIGHT, position: width }],
        border: { top: { style: BorderStyle.SINGLE, size: 4, color: RULE, space: 6 } },
        children: [
          new TextRun({ text: `${name}, ${address}`, size: 15, color: GREY }),
          new TextRun({
            children: [new Tab(), 'Sida ', PageNumber.CURRENT, ' av ', PageNumber.TOTAL_PAGES],
            size: 15,
            color: GREY,
          }),
        ],
      }),
    ],
  });
}

/**
 * Officer, committee and meeting; departments have their own habits.
 * @param {DocumentText} text @param {number} width
 */
export function opening(text, width) {
  const { officer, committee, meeting } = text;
  if (text.layout === 'table') return [factsTable(text, width)];
  const contact = [
    small('Handläggare', true),
    small(`${officer.name}, ${officer.title}`),
    small(officer.phone),
    small(officer.email),
  ];
  const to = [small('Till', true), small(committee), small(`Sammanträde ${meeting}`)];
  const rest = text.layout === 'lines' ? [small(`Dnr ${text.number}`, true), small(`Datum ${text.date}`)] : [];
  const columns = rest.length > 0 ? [contact, to, rest] : [contact, to];
  const share = Math.floor(width / columns.length);
  return [
    new Table({
      rows: [new TableRow({ children: columns.map((lines) => cell(lines, share)) })],
      width: { size: share * columns.length, type: WidthType.DXA },
      columnWidths: columns.map(() => share),
      layout: TableLayoutType.FIXED,
      borders: BORDERLESS,
      margins: FLUSH,
    }),
  ];
}

/** @param {DocumentText} text @param {number} width */
function factsTable({ sender, number, date, officer, committee, meeting }, width) {
  const rows = [
    ['Diarienummer', number, 'Datum', date],
    ['Handläggare', `${officer.name}, ${officer.title}`, 'Telefon', officer.phone],
    ['Till', committee, 'Sammanträde', meeting],
  ];
  const widths = [1600, Math.floor(width / 2) - 1300, 1500, width - Math.floor(width / 2) - 1800];
  const line = { style: BorderStyle.SINGLE, size: 4, color: RULE };
  return new Table({
    rows: rows.map(
      (row) =>
        new TableRow({
          children: row.map((value, at) =>
            cell(
              [new Paragraph({ style: 'TableText', children: [new TextRun({ text: value, bold: at % 2 === 0 })] })],
              widths[at] ?? 0,
              at % 2 === 0 ? { shading: shade(senderOf(sender).pale) } : {},
            ),
          ),
        }),
    ),
    width: { size: width, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: { top: line, bottom: line, left: NONE, right: NONE, insideHorizontal: line, insideVertical: NONE },
  });
}

/** @param {string} text @param {boolean} [bold] */
function small(text, bold = false) {
  return new Paragraph({ style: 'Small', children: [new TextRun({ text, bold })] });
}

/** @param {string} label @param {string | (string)[]} value */
function labelled(label, value) {
  return new Paragraph({
    style: 'Small',
    tabStops: [{ type: TabStopType.LEFT, position: 1300 }],
    children: [
      new TextRun({ text: label, color: GREY }),
      new TextRun({ children: [new Tab(), ...(typeof value === 'string' ? [value] : value)] }),
    ],
  });
}
