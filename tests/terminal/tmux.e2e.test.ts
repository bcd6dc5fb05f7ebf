import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startProcess } from '../e2e/bot-process.ts';
import { openPane, type Pane, whyNoTmux } from './tmux.ts';
import { webTurns } from './web-turns.ts';

const LAUNCHER = fileURLToPath(new URL('../../bin/jamlots.mjs', import.meta.url));
const SNOW = fileURLToPath(new URL('../../examples/snorojning.docx', import.meta.url));
/** Where the README's pictures are taken to; nowhere unless asked for. */
const PICTURES = process.env.JAMLOTS_PICTURES;

describe.skipIf(whyNoTmux)(`The talk in a real terminal${whyNoTmux ? ` (skipped: ${whyNoTmux})` : ''}`, () => {
  let folder: string;
  let pane: Pane | undefined;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'jamlots-terminal-'));
  });
  afterEach(() => {
    pane?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const open = (args: string[], environment: Record<string, string> = {}) => {
    const database = `sqlite:${join(folder, 'jamlots.db')}`;
    pane = openPane([process.execPath, LAUNCHER, 'assess', ...args], folder, {
      DATABASE_URL: database,
      ...environment,
    });
    return pane;
  };

  it('finishes a case that was begun on the web, and the file that is saved is intact', async () => {
    const bot = await startProcess({}, folder);
    await beginOnTheWeb(bot.address);
    await bot.stop();

    const terminal = open(['--out', 'ut']);
    await finish(terminal);
    await terminal.shows('Sparad: ut/snorojning.assessment.json');
    await leave(terminal);
    keepTranscript(terminal.transcript());

    const verified = spawnSync(process.execPath, [LAUNCHER, 'verify', join(folder, 'ut/snorojning.docx')]);
    expect(verified.status).toBe(0);
    expect(verified.stdout.toString()).toContain('Kvinnor går oftare till arbetet.');
    expect(verified.stdout.toString()).toContain('Bilvägar plogas först');
    expect(
      terminal
        .transcript()
        .split('\n')
        .filter((line) => line.length > 80),
    ).toEqual([]);
  });

  it('keeps what was typed when Esc opens the menu, shows help there, and ends with 0', async () => {
    const terminal = open(['--checklist', 'handlaggare', '--decision', SNOW, '--language', 'en']);
    await toFirstText(terminal);
    terminal.type('Half an answer åäö');
    await terminal.shows('Half an answer åäö');
    terminal.keys('Escape');
    await terminal.asks('Menu');
    await terminal.goTo('Help and examples');
    terminal.keys('Enter');
    await terminal.shows('## What a good answer can look like');
    await terminal.shows('[ Ready? Press Tab, then Enter ]');
    await terminal.shows(/◆ {2}Your answer[^◆]*Half an answer åäö/u);
    terminal.keys('C-c');
    await terminal.asks('Menu');
    terminal.keys('C-c');
    await terminal.shows('Press Ctrl+C once more to leave.');
    await terminal.asks('Menu');
    terminal.keys('C-c');

    expect(await terminal.exitCode()).toBe(0);
    expect(terminal.transcript()).toContain('What you wrote last was never sent and is not saved.');
  });

  it('says which process has the store, and ends with 2', async () => {
    const bot = await startProcess({}, folder);

    const terminal = open([]);
    const code = await terminal.exitCode();
    await bot.stop();

    expect(code).toBe(2);
    expect(terminal.transcript().replaceAll('\n', '')).toContain(`is held by process ${bot.child.pid} on `);
  });

  it('can be read without colours', async () => {
    const terminal = open([], { NO_COLOR: '1', TERM: 'dumb' });
    await terminal.asks('Vad vill du göra?');

    expect(terminal.transcript()).toContain('# Välkommen till Jämlots');
    expect(terminal.screen()).toContain('● ');
  });
});

async function beginOnTheWeb(address: string): Promise<void> {
  const web = webTurns(address);
  const save = 'Spara och gå vidare';
  await web.start();
  await web.press('Gör en bedömning');
  await web.press(save, { secrecy: 'none' });
  await web.handIn('snorojning.docx', new Uint8Array(readFileSync(SNOW)));
  await web.press('Det stämmer – gå vidare', { title: 'Plan för snöröjning', numbers: 'TN 2026/214' });
  await web.press(save, { value: 'yes' });
  await web.press(save, { value: 'Alla som går på vintern. Kvinnor går oftare till arbetet.' });
}

/** Answers in the terminal as a prepared caseworker would. */
async function finish(terminal: Pane): Promise<void> {
  const choose = async (label: string, title: string) => {
    await terminal.asks(label);
    await terminal.goTo(title);
    terminal.keys('Enter');
  };
  const line = async (label: string, text: string) => {
    await terminal.asks(label);
    if (text !== '') terminal.type(text);
    terminal.keys('Enter');
  };
  const lines = async (label: string, text: string) => {
    await terminal.asks(label);
    if (text !== '') terminal.type(text);
    terminal.keys('Tab', 'Enter');
  };
  const mark = async (label: string, ...keys: string[]) => {
    await terminal.asks(label);
    terminal.keys(...keys, 'Enter');
  };
  await choose('Vad vill du göra?', 'Fortsätt: Plan för snöröjning');
  await choose('Vad visar siffrorna?', 'Antal');
  await line('Kvinnor', '64');
  await line('Män', '33');
  for (const group of ['Flickor', 'Pojkar', 'Okänt eller annat kön', 'Total enligt källan']) await line(group, '');
  await line('Enhet', 'skadade');
  await line('Vad siffrorna omfattar', 'skadade i halkolyckor på gång- och cykelbanor');
  await line('År', '2025');
  await line('Källa', 'akutmottagningens register');
  await choose('Ditt val', 'Ja, utan saklig grund');
  await lines('Ditt svar', 'Bilvägar plogas först, gångbanor sist.');
  for (const group of ['Kvinnor', 'Män', 'Flickor', 'Pojkar'])
    await choose(group, group === 'Män' ? 'Oförändrat' : 'Bättre');
  await lines('Beskriv hur, på kort sikt', 'Gångbanor vid skolor plogas först.');
  await lines('Beskriv på lång sikt', 'Färre halkskador.');
  await lines('Ditt svar', 'Kvinnor bär två tredjedelar av halkskadorna även nästa vinter.');
  await lines('Åtgärd', 'Ny plogordning');
  await line('Ansvarig', 'gatuchefen');
  await line('Klart senast', '2027-10-01');
  await line('Följs upp med', '');
  await choose('Vad ska göras med svaret?', 'Spara och gå vidare');
  await mark('Nationella jämställdhetsmål', 'Space');
  await mark('Agenda 2030');
  await mark('CEMR');
  await lines('På vilket sätt?', 'Alla tar sig fram på lika villkor.');
  await line('Ditt svar', '2028-04-15');
  await choose('Vad vill du göra?', 'Fastställ bedömningen');
}

async function leave(terminal: Pane): Promise<void> {
  await terminal.asks('Vad vill du göra?');
  await terminal.goTo('Avsluta Jämlots');
  terminal.keys('Enter');
  expect(await terminal.exitCode()).toBe(0);
}

/** From a case just opened to the first question that wants a text of several lines, in English. */
async function toFirstText(terminal: Pane): Promise<void> {
  await terminal.asks('Choose what is right');
  await terminal.goTo('No, neither');
  terminal.keys('Enter');
  for (const label of ['Title of the case', 'Case number', 'Committee', 'Day of the decision']) {
    await terminal.asks(label);
    terminal.keys('Enter');
  }
  await terminal.asks('Your answer');
  terminal.keys('Enter');
  await terminal.asks('Reason');
  terminal.keys('Enter');
  await terminal.asks('One sentence');
  terminal.keys('Tab', 'Enter');
  await terminal.shows('[ Ready? Press Tab, then Enter ]');
  await terminal.asks('Your answer');
}

function keepTranscript(transcript: string): void {
  if (PICTURES === undefined) return;
  mkdirSync(PICTURES, { recursive: true });
  writeFileSync(join(PICTURES, 'terminal.txt'), `${transcript.trimEnd()}\n`);
}
