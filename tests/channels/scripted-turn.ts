import type { Incoming, Reply, Turn } from '../../src/ports.ts';
import { type SampleName, sampleCards } from './sample-cards.ts';

/** A turn that shows one sample card after the other, remembers what it got, and tells a replay the same again. */
export function scriptedTurn(
  order: SampleName[] = ['home', 'yesNo', 'text', 'document', 'describe', 'figures', 'goals'],
) {
  const got: Incoming[] = [];
  const told = new Map<string, Reply>();
  const failures: Error[] = [];
  let at = 0;
  const turn: Turn = async (incoming) => {
    const failure = failures.shift();
    if (failure) throw failure;
    const before = told.get(incoming.delivery);
    if (before) return before;
    got.push(incoming);
    const name = wanted(incoming) ?? order[Math.min(at, order.length - 1)] ?? 'home';
    at = Math.max(at, order.indexOf(name)) + 1;
    const reply = { ...(name !== 'home' && { caseId: 'case-1' }), card: sampleCards(incoming.language)[name] };
    told.set(incoming.delivery, reply);
    return reply;
  };
  return { turn, got, failNext: (...errors: Error[]) => failures.push(...errors) };
}

/** A case can be asked for by its id; `card:<name>` asks for a certain sample. */
function wanted(incoming: Incoming): SampleName | undefined {
  if (incoming.sent !== 'click' || incoming.data.do !== 'show') return undefined;
  const name = String(incoming.data.caseId).replace(/^card:/u, '');
  return Object.keys(sampleCards('sv')).find((sample): sample is SampleName => sample === name);
}
