import type { Store } from '../../src/ports.ts';

/** A driver with a fault put in, to see that the contract finds it: it forgets which deliveries it has taken. */
export function takingRepeats(store: Store): Store {
  return {
    ...store,
    append: (organisation, caseId, version, { events, summary }) =>
      store.append(organisation, caseId, version, { events, summary }),
  };
}

/** Another: it says that a turn is kept before it is, and drops what is not written when the process ends. */
export function acknowledgingFirst(store: Store): Store {
  const unwritten: (() => Promise<unknown>)[] = [];
  return {
    ...store,
    append: async (...turn) => {
      unwritten.push(() => store.append(...turn));
      return [];
    },
  };
}
