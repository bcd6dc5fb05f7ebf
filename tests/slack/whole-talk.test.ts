import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from 'vitest';
import { documents } from '../../src/documents/documents.ts';
import { readAssessment } from '../../src/domain/assessment.ts';
import { PREPARED } from '../stories/answers.ts';
import { type Mode, type SlackBot, startSlackBot } from './slack-bot.ts';
import { SlackPerson, textsIn } from './slack-person.ts';

const SNOW = readFileSync(new URL('../../examples/snorojning.docx', import.meta.url));
const KARIN = 'U0KARIN';

let here: SlackBot | undefined;
afterEach(async () => {
  await here?.stop();
  here = undefined;
});

async function karinIn(mode: Mode): Promise<SlackPerson> {
  here = await startSlackBot({ mode });
  return new SlackPerson(here.slack, KARIN);
}

describe.each<Mode>(['http', 'socket'])('A caseworker in Slack (%s)', (mode) => {
  it('starts, answers every kind of question, and gets the decision document back in the talk', async () => {
    const karin = await karinIn(mode);
    const { slack } = karin;

    await karin.command('ny');
    karin.look();
    await karin.press('Nej, varken eller');
    karin.look();
    await karin.type('', [{ name: 'snorojning.docx', bytes: SNOW }]);
    karin.look();
    await karin.press('Det stämmer – gå vidare');
    karin.look();
    await karin.press('Ja');
    for (const question of ['behov', 'uppgifter']) {
      karin.look();
      await karin.answer(PREPARED[question] ?? {});
    }
    karin.look();
    await karin.press(/^Ja, utan saklig grund/u);
    for (const question of ['orsak', 'konsekvens', 'nollalternativ', 'atgarder', 'mal', 'uppfoljning']) {
      karin.look();
      await karin.answer(PREPARED[question] ?? {});
    }
    karin.look();
    await karin.press('Fastställ bedömningen');
    karin.look();

    await expect(karin.transcript.join('\n')).toMatchFileSnapshot('transcripts/hela-samtalet.sv.txt');
    const ours = () => slack.files().filter(({ user }) => user === slack.settings.app.user_id);
    await slack.until(() => ours().length === 2);
    const files = ours();
    expect(files.map(({ name }) => name)).toEqual(['snorojning.docx', 'snorojning.assessment.json']);
    const carried = documents.carried(new Uint8Array(files[0]?.bytes ?? []), 'snorojning.docx');
    expect(readAssessment('data' in carried ? (carried.data ?? '') : '').read).toBe('intact');
    expect(textsIn(karin.card().blocks).join('\n')).toContain('snorojning.docx');
  });
});
