import { parseArgs } from 'node:util';
import { assess } from './commands/assess.ts';
import { checkChecklists } from './commands/checklist-check.ts';
import { previewChecklist } from './commands/checklist-preview.ts';
import { type Console, EXIT } from './commands/console.ts';
import { HELP } from './commands/help.ts';
import { read } from './commands/read.ts';
import { verify } from './commands/verify.ts';
import { loadContent, OWN_CHECKLISTS } from './compose.ts';
import { readConfig } from './config.ts';
import { documents } from './documents/documents.ts';
import { Language } from './domain/language.ts';
import { BotError, type ErrorCode } from './errors.ts';

/** Errors that the person at the keyboard can mend. */
const BAD_INPUT: readonly ErrorCode[] = [
  'CONFIGURATION_FAULTY',
  'ORGANISATION_FAULTY',
  'FILE_UNREADABLE',
  'STORE_BUSY',
  'STORE_DAMAGED',
  'STORE_FULL',
  'STORE_NEWER',
  'STORE_READ_ONLY',
  'STORE_UNREACHABLE',
  'DOCUMENT_WRITE_FAILED',
];

/** Runs one command; gives its exit code. */
export async function main(args: string[]): Promise<number> {
  const console: Console = {
    out: (text) => void process.stdout.write(text),
    err: (text) => void process.stderr.write(text),
  };
  try {
    return await run(args, console);
  } catch (fault) {
    const code = fault instanceof BotError ? fault.code : 'OUR_FAULT';
    const says = fault instanceof Error ? fault.message : String(fault);
    console.err(`${says}\n`);
    if (args.includes('--debug') && fault instanceof Error) console.err(`${code}: ${fault.stack}\n`);
    if (code === 'CHECKLIST_FAULTY') return EXIT.faults;
    return BAD_INPUT.includes(code) ? EXIT.badInput : EXIT.ourFault;
  }
}

const OPTIONS = {
  help: { type: 'boolean', short: 'h' },
  debug: { type: 'boolean' },
  decision: { type: 'string' },
  answers: { type: 'string' },
  checklist: { type: 'string' },
  modules: { type: 'string' },
  out: { type: 'string' },
  language: { type: 'string' },
  draft: { type: 'boolean' },
  replace: { type: 'boolean' },
} as const;

/** How many words each command takes beside its options. */
const POSITIONALS: Readonly<Record<string, number>> = {
  serve: 0,
  assess: 0,
  verify: 1,
  read: 1,
  checklist: 2,
  doctor: 0,
};

async function run(args: string[], console: Console): Promise<number> {
  const parsed = parse(args);
  if ('says' in parsed) return usage(parsed.says, console);
  const { values, positionals } = parsed;
  const [command = '', ...rest] = positionals;
  if (values.help || command === '' || command === 'help') {
    const asked = command === 'help' ? (rest[0] ?? '') : command;
    console.out(HELP[Object.hasOwn(HELP, asked) ? asked : ''] ?? '');
    return EXIT.good;
  }
  const over = rest[POSITIONALS[command] ?? rest.length];
  if (over !== undefined) return usage(surplus(command, over), console);
  if (command === 'doctor') return doctorCommand(values.language, console);
  const config = readConfig(process.env);
  const language = Language.safeParse(values.language ?? config.language);
  if (!language.success) return usage('--language wants sv or en.', console);
  switch (command) {
    case 'serve': {
      // Only serving needs the store and the web server, which take half a second to load.
      const { serve } = await import('./commands/serve.ts');
      return serve(config, console);
    }
    case 'assess':
      return assessCommand(values, language.data, console);
    case 'verify':
    case 'read': {
      const [file] = rest;
      if (file === undefined) return usage(`${command} wants a file.`, console);
      return command === 'verify'
        ? verify(file, documents, language.data, console)
        : read(file, documents, language.data, console);
    }
    case 'checklist':
      return checklistCommand(rest, language.data, console);
    default:
      return usage(`There is no command "${command}".`, console);
  }
}

type Values = Extract<ReturnType<typeof parse>, { values: unknown }>['values'];

async function assessCommand(values: Values, language: Language, console: Console): Promise<number> {
  const config = readConfig(process.env);
  const { answers } = values;
  if (answers === undefined) return talkCommand(values, language, console);
  return assess(
    {
      decision: values.decision,
      answers,
      out: values.out ?? '.',
      language,
      checklist: values.checklist,
      modules: values.modules?.split(',').filter((module) => module !== ''),
      draft: values.draft ?? false,
      replace: values.replace ?? false,
    },
    {
      documents,
      content: loadContent(config.organisationFile),
      person: config.person,
      now: () => new Date().toISOString(),
    },
    console,
  );
}

function checklistCommand([word, name]: string[], language: Language, console: Console): number {
  if (word === 'check') return checkChecklists(name ?? OWN_CHECKLISTS, language, console);
  if (word !== 'preview') return usage('checklist wants the word check or preview.', console);
  if (name === undefined) return usage('checklist preview wants the id of a checklist or a module.', console);
  return previewChecklist(name, loadContent(readConfig(process.env).organisationFile), language, console);
}

/** Runs with a faulty configuration as well, since it tells what is wrong with it. */
async function doctorCommand(asked: string | undefined, console: Console): Promise<number> {
  const language = Language.optional().safeParse(asked);
  if (!language.success) return usage('--language wants sv or en.', console);
  const { doctor } = await import('./commands/doctor.ts');
  return doctor(process.env, language.data, console);
}

/** `assess` without a file of answers: the talk, which needs a person at a terminal. */
async function talkCommand(values: Values, language: Language, console: Console): Promise<number> {
  const forFile = (['modules', 'draft', 'replace'] as const).find((option) => values[option] !== undefined);
  if (forFile !== undefined) return usage(`--${forFile} goes with --answers FILE.yaml.`, console);
  if (!process.stdin.isTTY || !process.stdout.isTTY)
    return usage(
      'assess asks its questions in a terminal, and this is none. Give --answers FILE.yaml, or answer in the browser: npm start.',
      console,
    );
  const { assessTalk } = await import('./commands/assess-talk.ts');
  const { decision, checklist, out = '.' } = values;
  return assessTalk({ decision, checklist, out, language }, readConfig(process.env), console);
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (fault) {
    return { says: fault instanceof Error ? fault.message : String(fault) };
  }
}

/** A word too many is never passed over: it may be the decision document, named without its option. */
function surplus(command: string, word: string): string {
  const hint = command === 'assess' ? ' The decision document is named by --decision.' : '';
  return `${command} does not know what to do with "${word}".${hint}`;
}

function usage(says: string, { err }: Console): number {
  err(`${says}\nHelp: npm run jamlots -- --help\n`);
  return EXIT.badInput;
}
