/** Headings that decision documents have by their templates, and what such documents are called. */
const STOCK =
  /^(?:\d+(?:\.\d+)*[.)]?\s+)?(?:(?:förvaltningens |kontorets |stadens |nämndens )?förslag(?: till (?:beslut|yttrande))?|beslutsförslag|sammanfattning.*|bakgrund.*|ärendet|ärendebeskrivning.*|beskrivning av ärendet|beslutsunderlag|underlag för beslut|ärendets (?:beredning|handlingar)|beredning|(?:(?:förvaltningens|kontorets) )?(?:bedömning|yttrande|synpunkter|analys|slutsats(?:er)?|överväganden)|ekonomi.*|konsekvens.*|juridi.*|barn(?:rätts|perspektiv|konsekvens).*|jämställdhet(?:s\p{L}*)?|jämlikhet.*|klimat.*|miljö(?:konsekvens\p{L}*)?|risk.*|tidplan.*|uppföljning.*|bilag(?:a|or)(?: \d+)?:?|(?:beslutet|beslut) (?:skickas|expedieras|ska skickas|delges).*|expedier.*|kopia till|sändlista|tjänsteskrivelse|tjänsteutlåtande|tjänsteyttrande|beslutsunderlag|missiv|promemoria|rapport|skrivelse|protokoll(?:sutdrag)?|yttrande|remissvar|beslut|delegationsbeslut|inledning|syfte|underskrifter?|innehåll(?:sförteckning)?|handläggning|ärendegång|information|sekretess.*)\s*:?$/iu;

/** Headings under which the proposed decision stands. */
const PROPOSAL =
  /^(?:\d+[.)]?\s+)?(?:förslag till beslut|beslutsförslag|(?:förvaltningens|kontorets|nämndens|stadens) förslag(?: till beslut)?)\s*:?$/iu;

/** Longer lines are no headings, in characters. */
const HEADING_MAX = 150;

/** Whether a text is a heading that every document has, so that it tells nothing about this one. */
export function isStock(text: string): boolean {
  return text.length <= HEADING_MAX && STOCK.test(text.trim());
}

export function isProposal(text: string): boolean {
  return text.length <= HEADING_MAX && PROPOSAL.test(text.trim());
}
