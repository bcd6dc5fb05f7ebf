import { examineSlack, type Standing } from '../channels/slack/doctor.ts';
import { slackSays } from '../channels/slack/doctor-words.ts';
import { type Config, faultyVariables, readConfig } from '../config.ts';
import type { Language } from '../domain/language.ts';
import { type Console, EXIT } from './console.ts';
import { DOCTOR_WORDS, type Said } from './doctor-words.ts';
import {
  contentOf,
  databaseFinding,
  type HouseFinding,
  type HouseFindings,
  settingFindings,
} from './house-findings.ts';

/** Longest wait for an answer over the network, in milliseconds. */
const PATIENCE = 5_000;

/** A finding in words, ready to be written. */
type Line = Said & { standing: Standing };

/** Tells what is configured and reachable, and what to do about what is not; exit 1 when something is wrong. */
export async function doctor(
  environment: NodeJS.ProcessEnv,
  language: Language | undefined,
  { out }: Console,
): Promise<number> {
  const faulty = faultyVariables(environment);
  const config = readConfig(withoutFaulty(environment, faulty));
  const spoken = language ?? config.language;
  const inWords = (findings: HouseFinding[]) => findings.map((one) => ({ ...one, ...houseSays(spoken, one) }));
  let faults = 0;
  const tell = (lines: Line[]) => {
    for (const line of lines) out(written(line));
    faults += lines.filter(({ standing }) => standing === 'wrong').length;
  };
  const { content, findings } = contentOf(config, faulty);
  tell(inWords([...settingFindings(environment, faulty), ...findings]));
  tell(inWords(faulty.includes('DATABASE_URL') ? [] : [await databaseFinding(config, content)]));
  tell(await slackLines(config, faulty, spoken, inWords));
  out(`\n${DOCTOR_WORDS[spoken].ending(faults)}\n`);
  return faults === 0 ? EXIT.good : EXIT.faults;
}

async function slackLines(
  { slack }: Config,
  faulty: string[],
  language: Language,
  inWords: (findings: HouseFinding[]) => Line[],
): Promise<Line[]> {
  if (faulty.some(isSlacks)) return [];
  if (slack === undefined) return inWords([{ code: 'slack-none', standing: 'look', data: {} }]);
  const findings = await examineSlack(slack, { patience: PATIENCE, now: Date.now });
  return findings.map((finding) => ({ standing: finding.standing, ...slackSays(language, finding) }));
}

/** What can be read of an environment with faults; half of Slack's variables are as good as none. */
function withoutFaulty(environment: NodeJS.ProcessEnv, faulty: string[]): NodeJS.ProcessEnv {
  const skipsSlack = faulty.some(isSlacks);
  return Object.fromEntries(
    Object.entries(environment).filter(([name]) => !faulty.includes(name) && !(skipsSlack && isSlacks(name))),
  );
}

function isSlacks(variable: string): boolean {
  return variable.startsWith('SLACK_');
}

function houseSays<C extends keyof HouseFindings>(language: Language, { code, data }: HouseFinding<C>): Said {
  const { findings } = DOCTOR_WORDS[language];
  return findings[code](data);
}

const MARKS: Record<Standing, string> = { good: '✓', look: '!', wrong: '✗' };

/** One line for the finding, and its way out below it, set in. */
function written({ standing, says, way }: Line): string {
  const ways = way === undefined ? [] : way.split('\n').map((line) => `  ${line}\n`);
  return `${MARKS[standing]} ${says}\n${ways.join('')}`;
}
