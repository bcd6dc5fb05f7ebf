// @ts-check
// What makes a document the same bytes each time: dates of its own, none of the run.

/** @typedef {import('./text.mjs').DocumentText} DocumentText */

/** The core properties, dated as the document is; the library would put in the time of the run. @param {DocumentText} text */
export function coreProperties({ title: name, number, officer, date }) {
  const safe = (/** @type {string} */ value) => value.replace(/[&<>]/gu, (sign) => `&#${sign.charCodeAt(0)};`);
  const at = `${date}T08:00:00Z`;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">',
    `<dc:title>${safe(name)}</dc:title><dc:subject>${safe(`Tjänsteskrivelse ${number}`)}</dc:subject><dc:creator>${safe(officer.name)}</dc:creator>`,
    `<dc:language>sv-SE</dc:language><cp:lastModifiedBy>${safe(officer.name)}</cp:lastModifiedBy><cp:revision>1</cp:revision>`,
    `<dcterms:created xsi:type="dcterms:W3CDTF">${at}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${at}</dcterms:modified></cp:coreProperties>`,
  ].join('');
}

/** The package with each part dated 1 January 1980, where a ZIP file's time begins. @param {Buffer} zip */
export function withFixedDates(zip) {
  const fixed = Buffer.from(zip);
  const dated = Buffer.from([0, 0, 0x21, 0]);
  const end = fixed.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  let entry = fixed.readUInt32LE(end + 16);
  for (let left = fixed.readUInt16LE(end + 10); left > 0; left -= 1) {
    dated.copy(fixed, entry + 12);
    dated.copy(fixed, fixed.readUInt32LE(entry + 42) + 10);
    entry += 46 + fixed.readUInt16LE(entry + 28) + fixed.readUInt16LE(entry + 30) + fixed.readUInt16LE(entry + 32);
  }
  return fixed;
}
