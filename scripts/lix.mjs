// How easy the Swedish help texts are to read: LIX (Björnsson 1968) is the mean length of a sentence in words plus the
// per cent of words of more than six letters. 30-40 is easy, such as fiction; 40-50 is a newspaper.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

/** The most that a help text may have. */
export const LIX_MAX = 40;

const FOLDERS = [
  'checklists/',
  'checklists/modules/',
  'examples/organisation/checklistor/',
  'examples/organisation/checklistor/modules/',
];
const ROOT = new URL('../', import.meta.url);

/** LIX of a text, to one decimal; 0 when it has no words. @param {string} text */
export function lix(text) {
  const words = text.match(/[\p{L}\p{N}]+(?:[-–:.,'’][\p{L}\p{N}]+)*/gu) ?? [];
  if (words.length === 0) return 0;
  const sentences = text.split(/[.!?:](?=\s|$)|\n{2,}/u).filter((piece) => /[\p{L}\p{N}]/u.test(piece)).length;
  const long = words.filter((word) => [...word].length > 6).length;
  return Math.round(10 * (words.length / sentences + (100 * long) / words.length)) / 10;
}

/** Every help text of our checklists and modules, with its LIX. @returns {{ list: string, question: string, lix: number }[]} */
export function helpTexts() {
  return FOLDERS.flatMap((folder) =>
    readdirSync(new URL(folder, ROOT))
      .filter((name) => name.endsWith('.yaml') && name !== 'goals.yaml')
      .flatMap((name) => {
        const { id: list, questions } = parse(readFileSync(new URL(folder + name, ROOT), 'utf8'));
        return questions.map(({ id, help }) => ({ list, question: id, lix: lix(help.sv) }));
      }),
  );
}

/** Prints each list's mean and its hardest text; 1 when a text is too hard. */
function tell() {
  const texts = helpTexts();
  for (const list of new Set(texts.map((text) => text.list))) {
    const own = texts.filter((text) => text.list === list).sort((a, b) => b.lix - a.lix);
    const mean = own.reduce((sum, text) => sum + text.lix, 0) / own.length;
    console.log(`${list.padEnd(16)} mean ${mean.toFixed(1)}, most ${own[0].lix} (${own[0].question})`);
  }
  const hard = texts.filter((text) => text.lix > LIX_MAX);
  for (const { list, question, lix: found } of hard)
    console.log(`${list}.${question}: LIX ${found}, at most ${LIX_MAX}`);
  return hard.length === 0 ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = tell();
