import type { Talker } from '../../ports.ts';
import type { SlackFinding, SlackFindings } from './doctor.ts';
import { doctorEn } from './doctor-en.ts';
import type { DoctorWords, Said } from './doctor-said.ts';
import { doctorSv } from './doctor-sv.ts';

const WORDS: Record<Talker['language'], DoctorWords> = { sv: doctorSv, en: doctorEn };

/** A finding in the words of a language. */
export function slackSays<C extends keyof SlackFindings>(
  language: Talker['language'],
  { code, data }: SlackFinding<C>,
): Said {
  const words = WORDS[language];
  return words[code](data);
}
