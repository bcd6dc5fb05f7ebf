// The appendix that every contestant adds: the example on home care, as the bot itself writes it.
import { readFileSync } from 'node:fs';
import { appendixOf } from '../../dist/app/appendix.js';
import { assessAtOnce } from '../../dist/app/assess-at-once.js';
import { loadContent } from '../../dist/compose.js';
import { readAnswersFile } from '../../dist/content/answers-file.js';
import { goalsOn } from '../../dist/domain/goals.js';

const FILE = new URL('../../examples/hemtjanst.answers.yaml', import.meta.url);
const AT = '2026-11-25T09:00:00.000Z';

/** @returns {import('../../dist/ports.js').Appendix} */
export function exampleAppendix() {
  const { organisation, checklists, goals } = loadContent(undefined);
  const { answers: file } = readAnswersFile('hemtjanst.answers.yaml', readFileSync(FILE, 'utf8'));
  const { number, title, committee, decisionDate, secrecy } = file.case;
  const made = assessAtOnce({
    caseId: '6f1c2f4e-0000-4000-8000-000000000001',
    at: AT,
    person: { id: 'local', name: 'Anna' },
    organisation: organisation.name,
    checklist: checklists.find(({ id }) => id === 'handlaggare'),
    modules: [],
    goals: goalsOn(goals, decisionDate),
    language: 'sv',
    secrecy,
    description: { title, numbers: number, committee, decisionDate },
    answers: file.answers,
    draft: false,
  });
  if (!made.assessment) throw new Error(made.obstacles.map(({ says }) => says).join('\n'));
  return appendixOf(made.assessment);
}

/** Every text of the appendix, line by line, to be found again in what a contestant made. */
export function linesOf({ title, blocks }) {
  const texts = blocks.flatMap((block) => {
    if (block.block === 'heading' || block.block === 'paragraph') return [block.text];
    if (block.block === 'list') return block.items;
    if (block.block === 'facts') return block.facts.flatMap(({ name, value }) => [name, value]);
    return [block.caption, ...block.columns.map((column) => column.title), ...block.rows.flat()];
  });
  return [title, ...texts].flatMap((text) => text.split('\n')).filter((line) => line !== '');
}
