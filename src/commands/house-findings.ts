import { accessSync, constants, existsSync, statSync } from 'node:fs';
import type { Standing } from '../channels/slack/doctor.ts';
import { type Content, loadContent } from '../compose.ts';
import { type Config, setVariables } from '../config.ts';
import { BotError, type ErrorCode } from '../errors.ts';
import { databasePath } from '../storage/database-file.ts';
import { openSqliteReadOnly } from '../storage/sqlite.ts';

/** What can be found of the house itself, and what each finding carries. */
export type HouseFindings = {
  'settings-right': { set: string[] };
  'setting-wrong': { variable: string };
  'organisation-none': { checklists: number };
  'organisation-read': { file: string; name: string; checklists: number };
  'content-faulty': { code: ErrorCode; says: string };
  'database-none': { path: string };
  'database-read': { path: string; megabytes: number };
  'database-closed': { path: string };
  'database-older': { path: string };
  'database-wrong': { code: ErrorCode; says: string };
  'slack-none': object;
};

export type HouseFinding<C extends keyof HouseFindings = keyof HouseFindings> = {
  [K in C]: { code: K; standing: Standing; data: HouseFindings[K] };
}[C];

/** The organisation and its checklists where they can be read, and what is found of them. */
type ReadContent = { content: Content | undefined; findings: HouseFinding[] };

export function settingFindings(environment: NodeJS.ProcessEnv, faulty: string[]): HouseFinding[] {
  if (faulty.length === 0)
    return [{ code: 'settings-right', standing: 'good', data: { set: setVariables(environment) } }];
  return faulty.map((variable) => ({ code: 'setting-wrong', standing: 'wrong', data: { variable } }));
}

export function contentOf({ organisationFile: file }: Config, faulty: string[]): ReadContent {
  if (faulty.includes('JAMLOTS_ORGANISATION')) return { content: undefined, findings: [] };
  try {
    const content = loadContent(file);
    const { organisation, checklists } = content;
    const data = { file: file ?? '', name: organisation.name, checklists: checklists.length };
    const code = file === undefined ? 'organisation-none' : 'organisation-read';
    return { content, findings: [{ code, standing: 'good', data }] };
  } catch (fault) {
    return { content: undefined, findings: [{ code: 'content-faulty', standing: 'wrong', data: botError(fault) }] };
  }
}

/** Reads one case, beside a running server or without one; writes nothing. */
export async function databaseFinding({ databaseUrl }: Config, content: Content | undefined): Promise<HouseFinding> {
  try {
    const path = databasePath(databaseUrl);
    if (!existsSync(path)) return { code: 'database-none', standing: 'good', data: { path } };
    if (!isReadable(path)) return { code: 'database-closed', standing: 'wrong', data: { path } };
    const store = await openSqliteReadOnly(databaseUrl);
    await store.cases(content?.organisation.id ?? '', { limit: 1 }).finally(() => store.close());
    const megabytes = Math.ceil(statSync(path).size / 1_000_000);
    return { code: 'database-read', standing: 'good', data: { path, megabytes } };
  } catch (fault) {
    const data = botError(fault);
    const isOlder = data.code === 'STORE_READ_ONLY';
    if (isOlder) return { code: 'database-older', standing: 'look', data: { path: databasePath(databaseUrl) } };
    return { code: 'database-wrong', standing: 'wrong', data };
  }
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}

/** What the world did wrong; what we did wrong is thrown on. */
function botError(fault: unknown): { code: ErrorCode; says: string } {
  if (fault instanceof BotError) return { code: fault.code, says: fault.message };
  throw fault;
}
