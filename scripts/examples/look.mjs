// @ts-check
// What the examples look like: page, senders and their colours, and the styles by the names that Word gives its own.
import { AlignmentType, BorderStyle, LevelFormat, LineRuleType, ShadingType, TableCell, WidthType } from 'docx';

/** @typedef {import('./text.mjs').DocumentText} DocumentText */
/** @typedef {import('docx').Paragraph} Paragraph */
/** @typedef {{ name: string, address: string, ink: string, pale: string, mark: 'pine' | 'boat' }} Sender */

const HEADINGS_FONT = 'Arial';
export const GREY = '595959';
export const RULE = 'B7C4C6';

/** A4 and its margins, in twips (twentieths of a point). */
export const A4 = { width: 11906, height: 16838 };
export const MARGIN = 1418;
export const LANDSCAPE_MARGIN = 1134;

/** Who sends the documents; each has its own colours and mark. */
const SENDERS = {
  lindviken: /** @type {Sender} */ ({
    name: 'Lindvikens kommun',
    address: 'Box 14, 870 99 Lindviken  ·  lindviken.example  ·  kommun@lindviken.example',
    ink: '1F4E4A',
    pale: 'E9F0F0',
    mark: 'pine',
  }),
  malarvik: /** @type {Sender} */ ({
    name: 'Region Mälarvik',
    address: 'Box 600, 600 99 Mälarvik  ·  malarvik.example  ·  region@malarvik.example',
    ink: '2B3F73',
    pale: 'EBEEF6',
    mark: 'boat',
  }),
};

/** @param {keyof typeof SENDERS} [sender] */
export function senderOf(sender = 'lindviken') {
  return SENDERS[sender];
}

/** A borderless line of a table, which Word wants said for each side. */
export const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
export const BORDERLESS = {
  top: NONE,
  bottom: NONE,
  left: NONE,
  right: NONE,
  insideHorizontal: NONE,
  insideVertical: NONE,
};
/** Cell margins of a borderless table, whose text begins where the text around it does. */
export const FLUSH = { left: 0, right: 85 };

/**
 * The styles, by the names that Word gives its own.
 * @param {DocumentText} text
 */
export function stylesOf({ font, sender }) {
  const { ink } = senderOf(sender);
  const size = font === 'Arial' ? 20 : 23;
  /** @param {number} points @param {number} before @param {number} after @param {number} level */
  const heading = (points, before, after, level) => ({
    name: `heading ${level}`,
    basedOn: 'Normal',
    next: 'Normal',
    quickFormat: true,
    run: { font: HEADINGS_FONT, bold: true, size: points * 2, color: ink },
    paragraph: { keepNext: true, keepLines: true, outlineLevel: level - 1, spacing: { before, after } },
  });
  return {
    default: {
      document: {
        run: { font, size, language: { value: 'sv-SE', eastAsia: 'sv-SE' } },
        paragraph: { spacing: { after: 130, line: 276, lineRule: LineRuleType.AUTO } },
      },
      title: {
        name: 'Title',
        basedOn: 'Normal',
        next: 'Normal',
        quickFormat: true,
        run: { font: HEADINGS_FONT, bold: true, size: 36, color: ink },
        paragraph: { keepNext: true, spacing: { before: 300, after: 200, line: 264, lineRule: LineRuleType.AUTO } },
      },
      heading1: heading(13, 320, 90, 1),
      heading2: heading(10.5, 200, 60, 2),
      caption: {
        run: { font: HEADINGS_FONT, bold: true, size: 18, color: '000000' },
        paragraph: { keepNext: true, spacing: { before: 200, after: 80 } },
      },
      footnoteText: {
        run: { size: 17 },
        paragraph: { spacing: { after: 20, line: 240, lineRule: LineRuleType.AUTO } },
      },
    },
    paragraphStyles: [
      { id: 'Normal', name: 'Normal', quickFormat: true },
      {
        id: 'TableText',
        name: 'Tabelltext',
        basedOn: 'Normal',
        run: { font: HEADINGS_FONT, size: 18 },
        paragraph: { spacing: { before: 40, after: 40, line: 252, lineRule: LineRuleType.AUTO } },
      },
      {
        id: 'TableNote',
        name: 'Tabellanmärkning',
        basedOn: 'Normal',
        run: { font: HEADINGS_FONT, size: 16, color: GREY },
        paragraph: { spacing: { before: 60, after: 220, line: 240, lineRule: LineRuleType.AUTO } },
      },
      {
        id: 'Small',
        name: 'Sidhuvudtext',
        basedOn: 'Normal',
        run: { font: HEADINGS_FONT, size: 17, color: '262626' },
        paragraph: { spacing: { after: 20, line: 250, lineRule: LineRuleType.AUTO } },
      },
    ],
  };
}

/** @param {string} reference @param {(typeof LevelFormat)[keyof typeof LevelFormat]} format @param {string} mark */
export function numbered(reference, format, mark) {
  const indent = { left: 425, hanging: 425 };
  return {
    reference,
    levels: [{ level: 0, format, text: mark, alignment: AlignmentType.LEFT, style: { paragraph: { indent } } }],
  };
}

/** @param {Paragraph[]} children @param {number} width @param {Partial<import('docx').ITableCellOptions>} [options] */
export function cell(children, width, options = {}) {
  return new TableCell({ ...options, children, width: { size: width, type: WidthType.DXA } });
}

/** @param {string} fill */
export function shade(fill) {
  return { type: ShadingType.CLEAR, color: 'auto', fill };
}
