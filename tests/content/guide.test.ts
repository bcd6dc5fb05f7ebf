import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Checklist } from '../../src/domain/checklist.ts';
import { Module } from '../../src/domain/module.ts';
import { Question } from '../../src/domain/question.ts';

const guide = readFileSync(new URL('../../docs/skriva-checklistor.md', import.meta.url), 'utf8');

/** Set by the bot itself, never written by an author. */
const NOT_WRITTEN = ['module'];

describe('The guide for authors', () => {
  it.each(Question.options.map(({ shape }) => shape.kind.value))('tells what %s is', (kind) => {
    expect(guide).toContain(`| \`${kind}\` |`);
  });

  it.each(['is', 'in', 'answered', 'worse', 'all', 'any', 'not'])('tells the condition %s', (condition) => {
    expect(guide).toMatch(new RegExp(`\\| \`\\{ ${condition}: `, 'u'));
  });

  it('names every line that can be written', () => {
    const lines = [
      ...Object.keys(Checklist.shape),
      ...Object.keys(Module.shape),
      ...Question.options.flatMap(({ shape }) => Object.keys(shape)),
    ].filter((line) => !NOT_WRITTEN.includes(line));

    expect([...new Set(lines)].filter((line) => !guide.includes(`\`${line}`) && !guide.includes(`  ${line}:`))).toEqual(
      [],
    );
  });
});
