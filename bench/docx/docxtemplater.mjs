// docxtemplater: loops over the appendix's blocks, in a template that has a place for each kind.
import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import { timeAttach } from './time-attach.mjs';

const NAMES = ['a', 'b', 'c'];
const named = (cells) => Object.fromEntries(cells.map((cell, at) => [NAMES[at], cell]));

await timeAttach((host, { title, blocks }) => {
  const filled = new Docxtemplater(new PizZip(host), { paragraphLoop: true, linebreaks: true });
  filled.render({ blocks: [{ heading: { text: title } }, ...blocks.map(loopOf)] });
  return filled.getZip().generate({ type: 'nodebuffer', compression: 'DEFLATE' });
});

/** What the template's loop of this block's kind repeats. */
function loopOf(block) {
  if (block.block === 'heading') return { heading: { text: block.text } };
  if (block.block === 'paragraph') return { paragraph: { text: block.text } };
  if (block.block === 'facts') return { facts: { rows: block.facts.map(({ name, value }) => named([name, value])) } };
  if (block.block === 'list') return { paragraph: block.items.map((text) => ({ text })) };
  const { caption, columns, rows } = block;
  const table = { caption, ...named(columns.map((column) => column.title)), rows: rows.map(named) };
  return { [`table${columns.length}`]: table };
}
