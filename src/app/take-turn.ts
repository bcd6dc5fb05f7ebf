import { BotError } from '../errors.ts';
import { WORDS } from '../locales/words.ts';
import type { Incoming, Reply, Turn } from '../ports.ts';
import { type CaseTurn, type Retold, retell, takeCaseTurn } from './case-turn.ts';
import { Click } from './click.ts';
import { helpCard } from './help-card.ts';
import { home } from './home.ts';
import { openCase } from './open-case.ts';
import { showCase } from './show.ts';
import type { World } from './world.ts';

/** How many times a turn is begun anew when somebody else wrote to the case meanwhile. */
const TRIES = 12;

/** What is kept of a delivery that wrote: what was told, the reply itself, or that the case's present card is the reply. */
type Kept = { told: Retold } | { reply: Reply } | { showing: string };

/** One turn of a talk: one read, one pure step, one write, one card. A repeated delivery gets its first reply. */
export function takeTurn(world: World): Turn {
  return async (incoming) => {
    const first = await firstReply(world, incoming);
    if (first) return first;
    for (let tries = 1; ; tries += 1) {
      try {
        return await turn(world, incoming);
      } catch (fault) {
        if (!(fault instanceof BotError) || fault.code !== 'CASE_CHANGED_MEANWHILE' || tries === TRIES) throw fault;
        const told = await firstReply(world, incoming);
        if (told) return told;
      }
    }
  };
}

async function firstReply(world: World, incoming: Incoming): Promise<Reply | undefined> {
  const told = await world.store.told(incoming.organisation, incoming.delivery);
  if (!told) return undefined;
  const kept = told.result as Kept | null;
  if (kept && 'told' in kept) return retell(world, incoming, kept.told);
  if (kept && 'reply' in kept) return kept.reply;
  const caseId = kept?.showing ?? caseOf(incoming);
  return caseId === undefined ? home(world, incoming) : showCase(world, incoming, caseId);
}

/** The case that a delivery is about; what was told about it is gone when something in the case was erased since. */
function caseOf(incoming: Incoming): string | undefined {
  if (incoming.sent === 'document') return incoming.caseId;
  const click = incoming.sent === 'click' ? Click.safeParse(incoming.data) : undefined;
  return click?.success && 'caseId' in click.data ? click.data.caseId : undefined;
}

async function turn(world: World, incoming: Incoming): Promise<Reply> {
  const started = performance.now();
  const reply = await dispatch(world, incoming);
  world.log.info(
    { sent: incoming.sent, channel: incoming.channel, case: reply.caseId, ms: Math.round(performance.now() - started) },
    'turn',
  );
  return reply;
}

async function dispatch(world: World, incoming: Incoming): Promise<Reply> {
  if (incoming.sent === 'start') return home(world, incoming);
  if (incoming.sent === 'document')
    return onCase(world, incoming, {
      caseId: incoming.caseId,
      document: { name: incoming.name, bytes: incoming.bytes },
    });
  const click = Click.safeParse(incoming.data);
  if (!click.success)
    return home(world, incoming, [{ tone: 'warning', text: WORDS[incoming.language].home.staleButton }]);
  if (click.data.do === 'home' || click.data.do === 'mine') return home(world, incoming);
  if (click.data.do === 'help')
    return { card: helpCard(world.organisation(incoming.organisation), { language: incoming.language }) };
  if (click.data.do === 'continue') return goOn(world, incoming);
  if (click.data.do === 'new') return openCase(world, incoming, { checklist: click.data.checklist });
  if (click.data.do === 'check') return openCase(world, incoming, { checks: click.data });
  return onCase(world, incoming, { caseId: click.data.caseId, click: click.data, values: incoming.values });
}

/** Goes on with the person's latest case that waits for her; a paused one is taken up again. */
async function goOn(world: World, incoming: Incoming): Promise<Reply> {
  const query = { member: incoming.person.id, statuses: ['answering', 'paused', 'returned'], limit: 1 };
  const [latest] = await world.store.cases(incoming.organisation, query);
  if (!latest)
    return home(world, incoming, [{ tone: 'info', text: WORDS[incoming.language].colleague.home.nothingToContinue }]);
  const { caseId, status } = latest;
  return onCase(world, incoming, {
    caseId,
    click: { do: status === 'paused' ? 'resume' : 'show', caseId },
    values: {},
  });
}

function onCase(world: World, incoming: Incoming, asked: CaseTurn): Promise<Reply> {
  return takeCaseTurn(world, incoming, asked);
}
