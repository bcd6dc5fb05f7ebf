import type { Assessment } from '../domain/assessment.ts';
import type { Apart, DocumentFormat } from '../domain/case-event.ts';
import { WORDS } from '../locales/words.ts';
import type { DocumentRefusal, Documents } from '../ports.ts';
import { appendixOf } from './appendix.ts';

/** A document that was made, and why it stands apart from the decision document, if it does. */
export type FinishedDocument = { name: string; format: DocumentFormat; bytes: Uint8Array; apart?: Apart };

/** The decision document: its bytes and file name; `gone` when it was handed in and is no longer to be had. */
export type Host = { bytes: Uint8Array; name: string } | 'none' | { gone: string };

/**
 * The decision document with the assessment attached, and the assessment as JSON. Without a decision document,
 * or when that must be left as it is, the assessment is a document of its own.
 */
export function finishedDocuments(
  documents: Documents,
  host: Host,
  assessment: Assessment,
  options: { replaceEdited: boolean },
): { refused: DocumentRefusal } | { refused?: undefined; finished: FinishedDocument[] } {
  const appendix = appendixOf(assessment);
  const base = baseName(host, assessment);
  const json: FinishedDocument = {
    name: `${base}.assessment.json`,
    format: 'json',
    bytes: new TextEncoder().encode(`${JSON.stringify(assessment, null, 2)}\n`),
  };
  const alone = (suffix: string, apart?: Apart): FinishedDocument[] => [
    { name: `${base}${suffix}.docx`, format: 'docx', bytes: documents.create(appendix), ...(apart && { apart }) },
    json,
  ];
  if (host === 'none') return { finished: alone('') };
  if ('gone' in host) return { finished: alone('.assessment', 'gone') };
  const attached = documents.attach(host.bytes, appendix, options);
  if (attached.refused) return { refused: attached.refused };
  if (attached.untouchable) return { finished: alone('.assessment', attached.untouchable) };
  if (attached.editedByHand) return { finished: alone('.assessment', 'edited') };
  const { name, format } = hostName(host.name, base);
  return { finished: [{ name, format, bytes: attached.bytes }, json] };
}

/** The name without folder and ending, with the draft's mark; or the title made into a name. */
function baseName(host: Host, { language, status, title }: Assessment): string {
  const words = WORDS[language].document;
  const name = host === 'none' ? '' : 'gone' in host ? host.gone : host.name;
  const stem = withoutEnding(name) || fileName(title) || words.standAloneName;
  return status === 'draft' ? `${stem}.${words.draftSuffix}` : stem;
}

function hostName(name: string, base: string): { name: string; format: DocumentFormat } {
  const ending = /\.(docx|docm|dotx|dotm)$/iu.exec(name)?.[1]?.toLowerCase();
  const format = (['docm', 'dotx', 'dotm'] as const).find((kind) => kind === ending) ?? 'docx';
  return { name: `${base}.${format}`, format };
}

/** The last part of a path, without its ending. */
function withoutEnding(name: string): string {
  return (name.split(/[/\\]/u).at(-1) ?? '').replace(/\.[a-z0-9]{1,5}$/iu, '');
}

/** A title as a file name: letters, digits and hyphens, å ä ö made plain, 60 characters at most. */
function fileName(title: string): string {
  return title
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/gu, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/gu, '');
}
