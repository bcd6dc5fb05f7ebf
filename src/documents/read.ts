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
import { unlessBroken } from './parts.ts';
import { mainPart, openFile, type WordFile } from './word-file.ts';
import { elementsNamed, value } from './xml-elements.ts';

type Note = 'tracked-changes' | 'edit-locked' | 'macros';

const OFF = new Set(['0', 'false', 'off']);

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

function notesOn({ parts, links, format }: WordFile): Note[] {
  const notes: Note[] = [];
  const name = links.find(({ type }) => type === 'settings')?.target;
  const settings = name === undefined ? undefined : unlessBroken(() => parts.xml(name));
  const elements = settings && unlessBroken(() => elementsNamed(settings, 'w:trackRevisions', 'w:documentProtection'));
  for (const { tag } of elements ?? []) {
    const says = settings && value(settings, tag, tag.name === 'w:trackRevisions' ? 'w:val' : 'w:enforcement');
    if (tag.name === 'w:trackRevisions' && !OFF.has(says ?? 'true')) notes.push('tracked-changes');
    if (tag.name === 'w:documentProtection' && !OFF.has(says ?? 'false')) notes.push('edit-locked');
  }
  const hasMacros = format === 'docm' || format === 'dotm' || links.some(({ type }) => type === 'vbaProject');
  return hasMacros ? [...notes, 'macros'] : notes;
}
