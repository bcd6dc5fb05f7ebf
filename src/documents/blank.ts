import type { Appendix } from '../domain/appendix.ts';
import { escaped } from './xml-text.ts';
import { writeZip, zipEntry } from './zip-writer.ts';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006';
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** A document with nothing in it yet: A4, page numbers, and styles for what an appendix holds. */
export function blankDocument({ title, language }: Appendix): Uint8Array {
  const tag = language === 'sv' ? 'sv-SE' : 'en-GB';
  const contents: Record<string, string> = {
    '[Content_Types].xml': TYPES,
    '_rels/.rels': PACKAGE_LINKS,
    'word/document.xml': BODY,
    'word/_rels/document.xml.rels': BODY_LINKS,
    'word/styles.xml': styles(tag),
    'word/settings.xml': settings(tag),
    'word/footer1.xml': FOOTER,
    'docProps/core.xml': coreProperties(title, tag),
  };
  const entries = Object.entries(contents).map(([name, xml]) => zipEntry(name, Buffer.from(DECLARATION + xml)));
  return writeZip(entries);
}

const TYPES =
  `<Types xmlns="${PACKAGE}/content-types">` +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  `<Override PartName="/word/document.xml" ContentType="${WORD_TYPE}.document.main+xml"/>` +
  `<Override PartName="/word/styles.xml" ContentType="${WORD_TYPE}.styles+xml"/>` +
  `<Override PartName="/word/settings.xml" ContentType="${WORD_TYPE}.settings+xml"/>` +
  `<Override PartName="/word/footer1.xml" ContentType="${WORD_TYPE}.footer+xml"/>` +
  '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>' +
  '</Types>';

const PACKAGE_LINKS =
  `<Relationships xmlns="${PACKAGE}/relationships">` +
  `<Relationship Id="rId1" Type="${OFFICE}/relationships/officeDocument" Target="word/document.xml"/>` +
  `<Relationship Id="rId2" Type="${PACKAGE}/relationships/metadata/core-properties" Target="docProps/core.xml"/>` +
  '</Relationships>';

const BODY_LINKS =
  `<Relationships xmlns="${PACKAGE}/relationships">` +
  `<Relationship Id="rId1" Type="${OFFICE}/relationships/styles" Target="styles.xml"/>` +
  `<Relationship Id="rId2" Type="${OFFICE}/relationships/settings" Target="settings.xml"/>` +
  `<Relationship Id="rId3" Type="${OFFICE}/relationships/footer" Target="footer1.xml"/>` +
  '</Relationships>';

/** A4 with margins of 25 mm; lengths are in twentieths of a point. */
const BODY =
  `<w:document xmlns:w="${WORD}" xmlns:r="${OFFICE}/relationships"><w:body>` +
  '<w:sectPr><w:footerReference w:type="default" r:id="rId3"/><w:pgSz w:w="11906" w:h="16838"/>' +
  '<w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="709" w:footer="709" w:gutter="0"/>' +
  '<w:cols w:space="708"/></w:sectPr></w:body></w:document>';

/** `1 (3)`: the page, and how many there are. */
const FOOTER =
  `<w:ftr xmlns:w="${WORD}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>` +
  '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> (</w:t></w:r>' +
  '<w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t>)</w:t></w:r></w:p></w:ftr>';

function styles(language: string): string {
  const font = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>';
  return (
    `<w:styles xmlns:w="${WORD}"><w:docDefaults><w:rPrDefault><w:rPr>${font}<w:sz w:val="21"/><w:szCs w:val="21"/>` +
    `<w:lang w:val="${language}" w:eastAsia="${language}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>` +
    '<w:spacing w:after="120" w:line="264" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>' +
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>' +
    heading(1, { size: 34, before: 0, after: 240 }) +
    heading(2, { size: 25, before: 320, after: 100 }) +
    heading(3, { size: 22, before: 240, after: 80 }) +
    '<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/>' +
    '<w:pPr><w:spacing w:after="0"/><w:jc w:val="right"/></w:pPr><w:rPr><w:color w:val="595959"/><w:sz w:val="17"/></w:rPr></w:style>' +
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr>' +
    '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/>' +
    '<w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style></w:styles>'
  );
}

/** Size in half points, distances in twentieths of a point. */
function heading(level: number, { size, before, after }: { size: number; before: number; after: number }): string {
  return (
    `<w:style w:type="paragraph" w:styleId="Heading${level}"><w:name w:val="heading ${level}"/>` +
    '<w:basedOn w:val="Normal"/><w:next w:val="Normal"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/>' +
    `<w:spacing w:before="${before}" w:after="${after}" w:line="252" w:lineRule="auto"/>` +
    `<w:outlineLvl w:val="${level - 1}"/></w:pPr><w:rPr><w:b/><w:bCs/><w:color w:val="23465A"/>` +
    `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/></w:rPr></w:style>`
  );
}

function settings(language: string): string {
  return (
    `<w:settings xmlns:w="${WORD}"><w:defaultTabStop w:val="1304"/><w:compat>` +
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>' +
    `</w:compat><w:themeFontLang w:val="${language}"/></w:settings>`
  );
}

function coreProperties(title: string, language: string): string {
  return (
    `<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">` +
    `<dc:title>${escaped(title)}</dc:title><dc:language>${language}</dc:language></cp:coreProperties>`
  );
}
