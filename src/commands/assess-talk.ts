import { randomUUID } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { basename, join, parse } from 'node:path';
import { documentRefusalText } from '../app/hand-in.ts';
import { takeTurn } from '../app/take-turn.ts';
import type { World } from '../app/world.ts';
import { readCase } from '../app/write-case.ts';
import { clackPrompts } from '../channels/terminal/clack-prompts.ts';
import { type TerminalChannel, talkInTerminal } from '../channels/terminal/terminal-channel.ts';
import { composeWorld, loadContent } from '../compose.ts';
import type { Config } from '../config.ts';
import { documents } from '../documents/documents.ts';
import { may } from '../domain/access.ts';
import type { Language } from '../domain/language.ts';
import { BotError } from '../errors.ts';
import { openLog } from '../operations/log.ts';
import type { Talker } from '../ports.ts';
import { openSqlite } from '../storage/sqlite.ts';
import { type Console, EXIT, readNamedFile } from './console.ts';
import { localName } from './local-person.ts';

/** What the talk in the terminal is asked to do. */
export type TalkOptions = {
  decision: string | undefined;
  checklist: string | undefined;
  out: string;
  language: Language;
};

/** Names that are tried beside a name that is taken: `plan-2.docx` to `plan-999.docx`. */
const NAMES_TRIED = 999;

/** The whole talk in the terminal, over the same turns, store and person as the web channel's local trial. */
export async function assessTalk(options: TalkOptions, config: Config, console: Console): Promise<number> {
  const content = loadContent(config.organisationFile);
  const { organisation, checklists } = content;
  const { checklist, language, out } = options;
  if (checklist !== undefined && !checklists.some(({ id }) => id === checklist))
    return refused(
      `There is no checklist "${checklist}". There is: ${checklists.map(({ id }) => id).join(', ')}.`,
      console,
    );
  const decision = options.decision === undefined ? undefined : await readDocument(options.decision);
  const read = decision && documents.read(decision.bytes, decision.name);
  if (read?.refused) return refused(`${options.decision}: ${documentRefusalText(read.refused, language)}`, console);
  const store = await openSqlite(config.databaseUrl);
  try {
    // A log on the screen that the talk is on would break it in pieces; 2>FILE keeps it.
    const log = openLog(process.stderr.isTTY ? 'silent' : config.logLevel);
    const world = composeWorld(config, content, { store, documents, log });
    const name = localName(config.person, organisation, language);
    const person = await store.known(organisation.id, { email: config.person, name });
    const talker: Talker = { organisation: organisation.id, person, language };
    const prompts = clackPrompts(process.stdin, process.stdout, language);
    try {
      await talkInTerminal({
        turn: takeTurn(world),
        talker,
        prompts,
        log,
        begin:
          checklist === undefined ? { sent: 'start' } : { sent: 'click', data: { do: 'new', checklist }, values: {} },
        ...(decision && { decision }),
        readDocument,
        fetchDocument: fetchingFor(world, talker),
        saveFile: (fileName, bytes) => saveFile(out, fileName, bytes),
        newId: randomUUID,
      });
    } finally {
      prompts.close();
    }
  } finally {
    await store.close();
  }
  return EXIT.good;
}

async function readDocument(path: string): Promise<{ name: string; bytes: Uint8Array }> {
  return { name: basename(path), bytes: await readNamedFile(path) };
}

/** The documents of cases, for who may have them. */
function fetchingFor(world: World, talker: Talker): TerminalChannel['fetchDocument'] {
  const { organisation, person } = talker;
  return async (caseId, documentId) => {
    const { file } = await readCase(world, organisation, caseId);
    const isOfCase = file?.attached.some(({ document }) => document.id === documentId) ?? false;
    if (!isOfCase || !may({ id: person.id, roles: world.roles(talker) }, 'fetch-document', file))
      throw new BotError('DOCUMENT_MISSING', `Case ${caseId} has no document ${documentId} for this person.`);
    return world.store.fetch(organisation, documentId);
  };
}

/**
 * Saves a file in `folder`, which is made when it is not there. A file that is there already is never written over:
 * when it holds the same bytes it is the file; otherwise the new one gets the first free name beside it.
 */
export async function saveFile(
  folder: string,
  name: string,
  bytes: Uint8Array,
): Promise<{ path: string; apart: boolean }> {
  const { name: stem, ext } = parse(basename(name));
  try {
    await mkdir(folder, { recursive: true });
    for (let tried = 1; tried <= NAMES_TRIED; tried += 1) {
      const path = join(folder, tried === 1 ? `${stem}${ext}` : `${stem}-${tried}${ext}`);
      if ((await isWritten(path, bytes)) || (await holds(path, bytes))) return { path, apart: tried > 1 };
    }
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : 'unknown';
    throw new BotError('DOCUMENT_WRITE_FAILED', `${name} cannot be written to ${folder}: ${why}.`, { cause });
  }
  throw new BotError(
    'DOCUMENT_WRITE_FAILED',
    `${folder} has ${NAMES_TRIED} files called ${name}. Name another with --out.`,
  );
}

/** Whether the bytes were written to a new file; false when there is something of that name. */
async function isWritten(path: string, bytes: Uint8Array): Promise<boolean> {
  try {
    await writeFile(path, bytes, { flag: 'wx', flush: true });
    return true;
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'EEXIST') return false;
    throw cause;
  }
}

async function holds(path: string, bytes: Uint8Array): Promise<boolean> {
  const there = await readFile(path).catch(() => undefined);
  return there?.equals(bytes) ?? false;
}

function refused(says: string, { err }: Console): number {
  err(`${says}\n`);
  return EXIT.badInput;
}
