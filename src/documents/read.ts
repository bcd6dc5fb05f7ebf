import type { FoundInDocument } from '../domain/case-event.ts';
import { onlyDefined } from '../domain/only-defined.ts';
import type { ReadDocument } from '../ports.ts';
import { readBody } from './body.ts';
import { findDate } from './find-date.ts';
import { findAuthority, findCommittee, findOfficer } from './find-names.ts';
import { findNumbers } from './find-numbers.ts';
import { findHeadings, findProposal } from './find-proposal.ts';
import { findTitle } from './find-title.ts';
import { readLines } from './lines.ts';
import { settingsOf } from './settings.ts';
import { mainPart, openFile, type WordFile } from './word-file.ts';

type Note = 'tracked-changes' | 'edit-locked' | 'macros';

/** What a decision document says about its case, for a person to confirm. */
export function readDocument(bytes: Uint8Array): ReadDocument {
  const { word, untouchable } = openFile(bytes);
  if (word === undefined) {
    const format = untouchable === 'rights-protected' ? 'docx' : untouchable;
    return { format, found: { numbers: [], headings: [] }, untouchable, notes: [] };
  }
  readBody(mainPart(word));
  return { format: word.format, found: find(word), ...(untouchable && { untouchable }), notes: notesOn(word) };
}

function find(word: WordFile): FoundInDocument {
  const lines = readLines(word);
  const proposedDecision = findProposal(lines);
  const found = {
    title: findTitle(word, lines),
    authority: findAuthority(lines),
    committee: findCommittee(lines, proposedDecision?.value),
    date: findDate(lines),
    officer: findOfficer(lines),
    proposedDecision,
  };
  return { ...onlyDefined(found), numbers: findNumbers(lines), headings: findHeadings(lines) };
}

function notesOn(word: WordFile): Note[] {
  const { isTracked, isLocked } = settingsOf(word);
  const isMacroFormat = word.format === 'docm' || word.format === 'dotm';
  const hasMacros = isMacroFormat || word.links.some(({ type }) => type === 'vbaProject');
  const notes: [Note, boolean][] = [
    ['tracked-changes', isTracked],
    ['edit-locked', isLocked],
    ['macros', hasMacros],
  ];
  return notes.filter(([, applies]) => applies).map(([note]) => note);
}
