import type { KnownBlock } from '@slack/types';
import { boldField, isBlank, lengthOf, namedBlocks, plain } from './block-text.ts';
import { LIMITS } from './limits.ts';

type Fact = { name: string; value: string };

/** A fact whose name or value is longer, in characters, takes the whole width. */
const SIDE_BY_SIDE_MAX = 60;

/** Names and values: short ones side by side, long ones one above the other. */
export function factBlocks(facts: readonly Fact[]): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  let row: Fact[] = [];
  const endRow = () => {
    if (row.length > 0) blocks.push(sideBySide(row));
    row = [];
  };
  for (const fact of facts) {
    if (isShort(fact)) row.push(fact);
    else {
      endRow();
      blocks.push(...namedBlocks(fact.name, fact.value));
    }
    if (row.length * 2 === LIMITS.fields) endRow();
  }
  endRow();
  return blocks;
}

function isShort({ name, value }: Fact): boolean {
  const isSentence = /[.?!…]$/u.test(name);
  const isLine = [name, value].every((text) => lengthOf(text) <= SIDE_BY_SIDE_MAX && !/[\r\n]/u.test(text));
  return !isSentence && isLine && !isBlank(name) && !isBlank(value);
}

function sideBySide(facts: readonly Fact[]): KnownBlock {
  return { type: 'section', fields: facts.flatMap(({ name, value }) => [boldField(name), plain(value)]) };
}
