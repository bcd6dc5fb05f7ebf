// Times how a contestant adds the appendix to a host, from bytes to bytes, and looks that it is really there.
import { readFileSync, writeFileSync } from 'node:fs';
import PizZip from 'pizzip';
import { tell, timed } from '../clock.mjs';
import { median } from '../rounds.mjs';
import { exampleAppendix, linesOf } from './appendix.mjs';
import { LAST_WORDS } from './hosts.mjs';

/**
 * @param {(host: Uint8Array, appendix: import('../../dist/ports.js').Appendix) => Uint8Array | Promise<Uint8Array>} attach
 */
export async function timeAttach(attach) {
  const [path = '', times = '5', warm = '2'] = process.argv.slice(2);
  const host = readFileSync(path);
  const appendix = exampleAppendix();
  let made = new Uint8Array();
  const once = async () => {
    made = await attach(host, appendix);
  };
  for (let time = 0; time < Number(warm); time += 1) await once();
  const all = [];
  for (let time = 0; time < Number(times); time += 1) all.push(await timed(once));
  const peak = process.resourceUsage().maxRSS / 1024;
  writeFileSync(`${path}.made.docx`, made);
  requireWhole(readFileSync(`${path}.made.docx`), host, appendix);
  tell({ p50: median(all.map(({ ms }) => ms)), cpu: median(all.map(({ cpu }) => cpu)), peak });
}

/** @throws when a line of the appendix or the host's end is missing, or a picture is not what it was. */
function requireWhole(made, host, appendix) {
  const [after, before] = [new PizZip(made), new PizZip(host)];
  const text = textOf(after);
  const missing = [LAST_WORDS, ...linesOf(appendix)].filter((line) => !text.includes(line));
  if (missing.length > 0) throw new Error(`${missing.length} lines are missing, such as: ${missing[0]}`);
  for (const { name } of before.file(/media/u)) {
    const same = Buffer.from(before.file(name).asUint8Array()).equals(Buffer.from(after.file(name).asUint8Array()));
    if (!same) throw new Error(`${name} has changed`);
  }
}

function textOf(zip) {
  const xml = zip.file('word/document.xml').asText();
  const texts = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/gu)].map(([, text]) => text);
  const signs = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
  return texts.join('').replaceAll(/&(amp|lt|gt|quot|apos);/gu, (_, name) => signs[name]);
}
