// A store in memory that keeps what src/ports.ts promises of cases and persons, but for the power cut.
import { randomBytes, randomUUID } from 'node:crypto';
import { canonicalJson } from '../../dist/domain/canonical.js';
import { chained, contentHashOf, genesis } from '../../dist/domain/chain.js';
import { BotError } from '../../dist/errors.js';

/** @returns {import('../../dist/ports.js').Store} */
export function memoryStore() {
  const cases = new Map();
  const deliveries = new Map();
  const persons = new Map();
  const eventsOf = (organisation, caseId) => cases.get(`${organisation} ${caseId}`)?.events ?? [];

  return {
    load: async (organisation, caseId) => {
      const events = [...eventsOf(organisation, caseId)];
      return { events, version: events.length };
    },
    append: async (organisation, caseId, version, { events, summary, delivery }) => {
      const before = eventsOf(organisation, caseId);
      if (before.length !== version) throw new BotError('CASE_CHANGED_MEANWHILE', `Case ${caseId} has changed.`);
      const stored = inChain(before.at(-1)?.hash ?? genesis(organisation, caseId), version, events);
      cases.set(`${organisation} ${caseId}`, { events: [...before, ...stored], summary });
      if (delivery) deliveries.set(`${organisation} ${delivery.key}`, JSON.stringify(delivery.result));
      return stored;
    },
    told: async (organisation, key) => {
      const result = deliveries.get(`${organisation} ${key}`);
      return result === undefined ? undefined : { result: JSON.parse(result) };
    },
    cases: async (_organisation, query) =>
      [...cases.values()]
        .map(({ summary }) => summary)
        .filter((line) => matches(line, query))
        .slice(0, query.limit),
    known: async (_organisation, { email = null, name }) => {
      const person = persons.get(email) ?? { id: randomUUID(), name, email };
      persons.set(email, person);
      return person;
    },
    people: async (_organisation, ids) => [...persons.values()].filter(({ id }) => ids.includes(id)),
    close: async () => {},
  };
}

function inChain(head, version, events) {
  let previous = head;
  return events.map((event, index) => {
    const numbered = { ...event, version: version + index + 1 };
    const salt = randomBytes(16).toString('hex');
    const content = event.content ? contentHashOf(salt, canonicalJson(event.content)) : null;
    const stored = { ...numbered, previous, hash: chained(previous, numbered, content) };
    previous = stored.hash;
    return stored;
  });
}

function matches(line, { member, purpose, statuses, number, title }) {
  return (
    (member === undefined || line.members.includes(member)) &&
    (purpose === undefined || line.purpose === purpose) &&
    (statuses === undefined || statuses.includes(line.status)) &&
    (number === undefined || line.numbers.includes(number)) &&
    (title === undefined || line.title.toLowerCase() === title.toLowerCase())
  );
}
