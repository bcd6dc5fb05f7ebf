import { readAssessment } from '../domain/assessment.ts';
import type { CaseFile } from '../domain/case-file.ts';
import type { Input } from '../domain/input.ts';
import type { Language } from '../domain/language.ts';
import { onlyDefined } from '../domain/only-defined.ts';
import { isOpen } from '../domain/standing.ts';
import { WORDS } from '../locales/words.ts';
import type { Card, DocumentRefusal, ReadDocument, Talker } from '../ports.ts';
import type { World } from './world.ts';
import { readCase } from './write-case.ts';

type Handed = { inputs: Input[]; notices: Card['notices'] } | { notices: Card['notices'] };
type Document = { name: string; bytes: Uint8Array };

/** What a document that was handed in does in the talk: it is read and kept, or kindly refused. */
export async function documentInputs(
  world: World,
  talker: Talker,
  file: CaseFile,
  document: Document,
): Promise<Handed> {
  const words = WORDS[talker.language];
  if (!isOpen(file)) return { notices: [{ tone: 'info', text: words.talk.notices.locked }] };
  const read = world.documents.read(document.bytes, document.name);
  if (read.refused) return { notices: [{ tone: 'warning', text: documentRefusalText(read.refused, talker.language) }] };
  const stored = await world.store.keep(talker.organisation, document.bytes, read.format);
  const stamp = { by: talker.person.id, at: world.now() };
  const attached: Input = { ...stamp, do: 'attach-document', document: stored, name: document.name, found: read.found };
  if (file.purpose === 'assessment') return { inputs: [attached], notices: readNotices(read, talker.language) };
  const subject = await subjectOf(world, talker, document);
  return { inputs: [attached, { ...stamp, ...subject.input }], notices: subject.notices };
}

/** Why a file was refused, and what to do, in one sentence or two. */
export function documentRefusalText(refusal: DocumentRefusal, language: Language): string {
  const words = WORDS[language].talk.document.refusals;
  if (refusal.reason === 'too-large') return words['too-large'](refusal.megabytes, refusal.limit);
  return words[refusal.reason];
}

/** What is worth knowing about a document that was taken. */
function readNotices(read: Exclude<ReadDocument, { refused: DocumentRefusal }>, language: Language): Card['notices'] {
  const words = WORDS[language].talk;
  return [
    ...(read.untouchable ? [words.established.untouchable[read.untouchable]] : []),
    ...read.notes.map((note) => words.notes[note]),
  ].map((text) => ({ tone: 'info', text }));
}

/** The assessment that a document to be checked carries, and what is worth knowing about it. */
async function subjectOf(
  world: World,
  talker: Talker,
  document: Document,
): Promise<{
  input: { do: 'read-subject' } & Omit<Extract<Input, { do: 'read-subject' }>, 'by' | 'at'>;
  notices: Card['notices'];
}> {
  const carried = world.documents.carried(document.bytes, document.name);
  const data = carried.refused ? undefined : carried.data;
  const read = data === undefined ? ({ read: 'none' } as const) : readAssessment(data);
  const assessment = 'assessment' in read ? read.assessment : undefined;
  if (!assessment) return { input: { do: 'read-subject', assessment: null }, notices: [] };
  const ours = await readCase(world, talker.organisation, assessment.id);
  const caseId = ours.file?.established?.hash === assessment.hash ? assessment.id : undefined;
  const isChanged = read.read === 'changed' || (!carried.refused && carried.editedByHand);
  return {
    input: { do: 'read-subject', assessment, hash: assessment.hash, ...onlyDefined({ caseId }) },
    notices: isChanged ? [{ tone: 'warning', text: WORDS[talker.language].check.subjectChanged }] : [],
  };
}
