import { BotError } from '../errors.ts';
import { WORDS } from '../locales/words.ts';
import type { Incoming, Reply, Turn } from '../ports.ts';
import { type CaseTurn, takeCaseTurn } from './case-turn.ts';
import { Click } from './click.ts';
import { openCase } from './open-case.ts';
import { home, showCase } from './show.ts';
import type { World } from './world.ts';

/** How many times a turn is begun anew when somebody else wrote to the case meanwhile. */
const TRIES = 12;

/** What is kept of a delivery that wrote: the reply, or that the case's present card is the reply. */
type Kept = { reply: Reply } | { showing: string };

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
  if (click.data.do === 'home') return home(world, incoming);
  if (click.data.do === 'new') return openCase(world, incoming, { checklist: click.data.checklist });
  if (click.data.do === 'check') return openCase(world, incoming, { checks: click.data });
  return onCase(world, incoming, { caseId: click.data.caseId, click: click.data, values: incoming.values });
}

function onCase(world: World, incoming: Incoming, asked: CaseTurn): Promise<Reply> {
  return takeCaseTurn(world, incoming, asked);
}
