import type { Talker } from '../../ports.ts';
import type { SlackFindings, SlackToken } from './doctor.ts';

/** What is said of a finding, and what to do about it; no way out where nothing needs to be done. */
export type Said = { says: string; way?: string };

/** A language's words for every finding. */
export type DoctorWords = { [C in keyof SlackFindings]: (data: SlackFindings[C]) => Said };

export const VARIABLE: Record<SlackToken, string> = { bot: 'SLACK_BOT_TOKEN', app: 'SLACK_APP_TOKEN' };

/** What each scope is for, in Swedish and in English. */
const SCOPE_USES: Readonly<Record<string, { sv: string; en: string }>> = {
  'app_mentions:read': { sv: 'svara när någon nämner @jamlots', en: 'answering when somebody mentions @jamlots' },
  'chat:write': { sv: 'skriva', en: 'writing' },
  commands: { sv: 'kommandot /jamlots och genvägarna', en: 'the command /jamlots and the shortcuts' },
  'files:read': { sv: 'läsa beslutsunderlag', en: 'reading decision documents' },
  'files:write': { sv: 'lämna tillbaka färdiga dokument', en: 'handing back finished documents' },
  'im:history': { sv: 'läsa direktmeddelanden till Jämlots', en: 'reading direct messages to Jämlots' },
  'im:write': { sv: 'öppna direktmeddelanden', en: 'opening direct messages' },
  'users:read': { sv: 'veta vem som svarar och stänga ute gäster', en: 'knowing who answers and keeping guests out' },
  'users:read.email': { sv: 'känna igen personer på e-postadressen', en: 'knowing people by their e-mail' },
};

/** A line for each scope, with what it is for. */
export function scopeLines(scopes: string[], language: Talker['language']): string {
  return scopes.map((scope) => `${scope}: ${SCOPE_USES[scope]?.[language] ?? ''}`).join('\n');
}

/** A difference of seconds, in the unit that says it best. */
export function duration(seconds: number, inSeconds: string, inMinutes: string): string {
  const off = Math.abs(seconds);
  return off < 120 ? `${off} ${inSeconds}` : `${Math.round(off / 60)} ${inMinutes}`;
}
