import { unlessBroken } from './parts.ts';
import type { WordFile } from './word-file.ts';
import { elementsNamed, value } from './xml-elements.ts';

/** What a document's settings say that matters to us. */
export type Settings = {
  isTracked: boolean;
  isLocked: boolean;
  /** The version of Word whose layout it keeps to: 15 since 2013, 12 when it does not say ([MS-DOCX] 2.9.8). */
  compatibility: number;
};

const OFF = new Set(['0', 'false', 'off']);
const UNSAID = 12;

export function settingsOf({ parts, links }: WordFile): Settings {
  const settings = { isTracked: false, isLocked: false, compatibility: UNSAID };
  const name = links.find(({ type }) => type === 'settings')?.target;
  const part = name === undefined ? undefined : unlessBroken(() => parts.xml(name));
  if (part === undefined) return settings;
  const names = ['w:trackRevisions', 'w:documentProtection', 'w:compatSetting'];
  for (const { tag } of unlessBroken(() => elementsNamed(part, ...names)) ?? []) {
    const said = value(part, tag, tag.name === 'w:documentProtection' ? 'w:enforcement' : 'w:val');
    if (tag.name === 'w:trackRevisions') settings.isTracked = !OFF.has(said ?? 'true');
    else if (tag.name === 'w:documentProtection') settings.isLocked = !OFF.has(said ?? 'false');
    else if (value(part, tag, 'w:name') === 'compatibilityMode') settings.compatibility = Number(said) || UNSAID;
  }
  return settings;
}
