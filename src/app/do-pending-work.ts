import type { Assessment } from '../domain/assessment.ts';
import { canonicalJson } from '../domain/canonical.ts';
import type { CaseEvent, CaseEventOf } from '../domain/case-event.ts';
import { type CaseFile, foldCase } from '../domain/case-file.ts';
import { type PendingWork, pendingWork } from '../domain/pending-work.ts';
import { BotError } from '../errors.ts';
import { finishedDocuments, type Host } from './finished-documents.ts';
import type { World } from './world.ts';
import { type OpenCase, readCase, writeCase } from './write-case.ts';

/**
 * Does what a case still owes the world, and writes that it is done. Doing it twice does no harm: the same
 * documents are kept once, and the later write is refused as the case has changed meanwhile.
 */
export async function doPendingWork(world: World, organisation: string, caseId: string): Promise<void> {
  const read = await readCase(world, organisation, caseId);
  for (const work of read.file ? pendingWork(read.file) : []) {
    if (work.work === 'attach') await attach(world, read);
    else await tellCheckedCase(world, read, work);
  }
}

async function attach(world: World, read: OpenCase): Promise<void> {
  const { file } = read;
  const assessment = file?.established?.assessment;
  if (!file || !assessment) return;
  const by = file.established?.by ?? file.opened.by;
  await writeEvents(world, read, await attachedEvents(world, read.organisation, file, assessment, by));
}

/** Makes and keeps the documents of an assessment; gives the events that say so. */
export async function attachedEvents(
  world: World,
  organisation: string,
  file: CaseFile,
  assessment: Assessment,
  by: string,
): Promise<CaseEventOf<'assessment-attached'>[]> {
  const host = await hostOf(world, organisation, file);
  const made = finishedDocuments(world.documents, host, assessment, { replaceEdited: false });
  if (made.refused)
    throw new BotError('DOCUMENT_WRITE_FAILED', `The stored decision document is refused now: ${made.refused.reason}.`);
  const at = world.now();
  const events: CaseEventOf<'assessment-attached'>[] = [];
  for (const { name, format, bytes, apart } of made.finished) {
    const document = await world.store.keep(organisation, bytes, format);
    const data = { document, hash: assessment.hash, draft: assessment.status === 'draft', ...(apart && { apart }) };
    events.push({ type: 'assessment-attached', by, at, data, content: { name } });
  }
  return events;
}

async function hostOf({ store }: World, organisation: string, { document }: CaseFile): Promise<Host> {
  if (document === null || document === 'none') return 'none';
  try {
    return { bytes: await store.fetch(organisation, document.stored.id), name: document.name };
  } catch (fault) {
    if (fault instanceof BotError && fault.code === 'DOCUMENT_MISSING') return { gone: document.name };
    throw fault;
  }
}

/** Writes the outcome of a check into the case it was of, then that this has been done. */
async function tellCheckedCase(
  world: World,
  read: OpenCase,
  work: Extract<PendingWork, { work: 'tell-checked-case' }>,
): Promise<void> {
  const checked = await readCase(world, read.organisation, work.caseId);
  const by = read.file?.established?.by ?? '';
  const at = world.now();
  const said = canonicalJson(work.outcome);
  const isTold =
    checked.file?.checks.some(
      ({ checkCase, outcome }) => checkCase === read.caseId && canonicalJson(outcome) === said,
    ) ?? true;
  if (!isTold) {
    const checkedEvent: CaseEvent = {
      type: 'checked-by-politician',
      by,
      at,
      data: { outcome: work.outcome, checkCase: read.caseId },
    };
    const noted: CaseEvent[] =
      work.reportBy === undefined
        ? []
        : [{ type: 'deficiency-noted', by, at, data: { reportBy: work.reportBy, checkCase: read.caseId } }];
    await writeEvents(world, checked, [checkedEvent, ...noted]);
  }
  await writeEvents(world, read, [{ type: 'checked-case-told', by, at, data: { caseId: work.caseId } }]);
}

/** Appends events that come from no talk. */
export async function writeEvents(world: World, read: OpenCase, events: CaseEvent[]): Promise<void> {
  const after = [...read.events, ...events.map((event, at) => ({ ...event, version: read.events.length + at + 1 }))];
  const file = foldCase(after);
  if (file) await writeCase(world, read, { events, file });
}

/** Takes up what was left undone when the bot last stopped: every established case that still owes something. */
export async function takeUpWork(world: World, organisation: string): Promise<number> {
  const owing = await world.store.cases(organisation, { statuses: ['established'], limit: 1000 });
  let done = 0;
  for (const { caseId } of owing) {
    try {
      await doPendingWork(world, organisation, caseId);
      done += 1;
    } catch (fault) {
      const code = fault instanceof BotError ? fault.code : 'OUR_FAULT';
      world.log.error({ case: caseId, code }, 'work left undone is still undone; it is tried again at the next start');
    }
  }
  return done;
}
