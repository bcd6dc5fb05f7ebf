type Json = Record<string, unknown>;

const DOES = [
  ...['home', 'new', 'show', 'answers', 'form', 'reason-form', 'answer', 'secrecy', 'no-document', 'describe', 'check'],
  ...['start-from', 'return', 'reopen', 'undo', 'pause', 'resume', 'submit', 'draft', 'approve', '__proto__'],
];
const KINDS = ['click', 'keep', 'open', 'pick', 'more', 'all', 'page', 'nothing'];
const KEYS = [
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty',
  'length',
  'then',
  'event',
  'command',
  'actions',
];

/** What may be known to somebody who means no good: whose case, in which talk. */
export type Known = { caseIds: string[]; channels: string[]; stamps: string[] };

/** A payload as Slack sends it, with something odd in one to three places. Never names another person as its sender. */
export function oddened(payload: Json, known: Known, random: () => number): Json {
  const odd = structuredClone(payload);
  const times = 1 + whole(random, 3);
  for (let time = 0; time < times; time += 1) {
    if (random() < 0.4) aim(odd, known, random);
    else strike(odd, known, random);
  }
  return odd;
}

/** Something odd where the bot looks. */
function aim(odd: Json, known: Known, random: () => number): void {
  const click = JSON.stringify(oddClick(known, random));
  const [action] = (Array.isArray(odd.actions) ? odd.actions : []) as Json[];
  const view = objectIn(odd.view);
  const event = objectIn(odd.event);
  const caseId = oneOf(known.caseIds, random);
  const spot = {
    channel: oneOf(known.channels, random),
    ts: oneOf(known.stamps, random),
    thread: thing(known, random),
  };
  const aims: (() => void)[] = [
    () => action && set(action, 'value', random() < 0.8 ? click : text(known, random)),
    () => action && set(action, 'action_id', `jl|${oneOf(KINDS, random)}|${whole(random, 99_999)}`),
    () => action && set(action, 'action_id', `jlfile|${oneOf(['assess', 'check', 'x'], random)}`),
    () => action && set(action, 'block_id', `jl|${caseId}|main0.${whole(random, 9)}`),
    () => action && set(action, 'selected_option', { value: text(known, random) }),
    () => view && set(view, 'private_metadata', JSON.stringify({ ...spot, caseId, data: oddClick(known, random).d })),
    () => view && set(view, 'private_metadata', text(known, random)),
    () => view && set(view, 'callback_id', oneOf(['jl|inputs', 'jl|', 'jl|text', 'other', ''], random)),
    () => view && set(view, 'state', { values: states(known, random) }),
    () => set(odd, 'callback_id', text(known, random)),
    () =>
      set(
        odd,
        'type',
        oneOf(['block_actions', 'view_submission', 'view_closed', 'shortcut', 'message_action', 'x'], random),
      ),
    () => event && set(event, 'type', oneOf(['message', 'app_mention', 'app_home_opened', 'team_join', ''], random)),
    () => event && set(event, 'subtype', oneOf(['file_share', 'bot_message', 'message_changed', ''], random)),
    () => event && set(event, 'files', [{ id: text(known, random), name: thing(known, random) }]),
    () => event && set(event, 'thread_ts', oneOf(known.stamps, random)),
    () => set(odd, 'team_id', oneOf(['__proto__', 'constructor', 'T0OTHER', ''], random)),
    () => set(odd, 'team', { id: oneOf(['__proto__', 'toString', 'T0OTHER'], random) }),
  ];
  oneOf(aims, random)();
}

function oddClick(known: Known, random: () => number) {
  const data = {
    do: oneOf(DOES, random),
    caseId: oneOf(known.caseIds, random),
    ...(random() < 0.7 && { seen: whole(random, 20) }),
    ...(random() < 0.5 && { question: oneOf(['berors', 'behov', 'mal', '__proto__'], random) }),
    ...(random() < 0.3 && { sent: thing(known, random) }),
    ...(random() < 0.2 && { form: 'skip', for: 'reopen', hash: 'x', from: oneOf(known.caseIds, random) }),
    ...(random() < 0.1 && { checklist: 'handlaggare' }),
  };
  const again = { do: oneOf(DOES, random), caseId: oneOf(known.caseIds, random) };
  return {
    ...(random() < 0.9 && { d: random() < 0.9 ? data : thing(known, random) }),
    ...(random() < 0.3 && { r: again, p: whole(random, 12), g: whole(random, 5) }),
    ...(random() < 0.2 && { a: whole(random, 30), m: 'abc', i: 'value', v: text(known, random) }),
  };
}

function states(known: Known, random: () => number): Json {
  const fields = ['value', 'title', 'secrecy', '__proto__', 'how', 'women'];
  return Object.fromEntries(
    Array.from({ length: 1 + whole(random, 4) }, () => [
      `in|${oneOf(fields, random)}${random() < 0.3 ? '__2' : ''}|s`,
      { value: { type: 'plain_text_input', value: random() < 0.8 ? text(known, random) : thing(known, random) } },
    ]),
  );
}

/** Something odd anywhere. */
function strike(odd: Json, known: Known, random: () => number): void {
  let at: Json = odd;
  for (let depth = whole(random, 6); depth > 0; depth -= 1) {
    const inner = Object.entries(at).filter(
      ([key, value]) => key !== 'user' && typeof value === 'object' && value !== null,
    );
    if (inner.length === 0) break;
    at = oneOf(inner, random)[1] as Json;
  }
  const keys = Object.keys(at).filter((key) => !['user', 'user_id'].includes(key));
  const key = keys.length === 0 ? oneOf(KEYS, random) : oneOf(keys, random);
  const way = random();
  if (way < 0.25) Reflect.deleteProperty(at, key);
  else if (way < 0.75) set(at, key, thing(known, random));
  else if (way < 0.9) set(at, oneOf(KEYS, random), thing(known, random));
  else if (Array.isArray(at)) for (let more = whole(random, 30); more > 0; more -= 1) at.push(at[0]);
  else set(at, key, [Object.hasOwn(at, key) ? at[key] : null]);
}

function thing(known: Known, random: () => number): unknown {
  const things: (() => unknown)[] = [
    () => null,
    () => whole(random, 1e9) - 5,
    () => random() < 0.5,
    () => [],
    () => ({}),
    () => text(known, random),
    () => text(known, random),
    () => nested(whole(random, 3_000)),
    () => Array.from({ length: whole(random, 3_000) }, () => ({ id: 'x', value: 'y' })),
    () => JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":1}}'),
    () => ({ id: thing(known, random), value: text(known, random) }),
  ];
  return oneOf(things, random)();
}

function text(known: Known, random: () => number): string {
  const texts: (() => string)[] = [
    () => '',
    () => 'å'.repeat(whole(random, 100_000)),
    () => '\ud800 ensam',
    () => 'a\u0000b',
    () => '\u202e<!channel> <@U0OMAR> &amp;',
    () => JSON.stringify(oddClick(known, random)),
    () => oneOf(known.caseIds, random),
    () => oneOf(known.stamps, random),
    () => `jl|${oneOf(known.caseIds, random)}|x`,
    () => '{"d":',
    () => '../../etc/passwd',
    () => '811218-9876',
    () => oneOf(KEYS, random),
  ];
  return oneOf(texts, random)();
}

function nested(depth: number): unknown {
  let inner: unknown = 'in';
  for (let level = 0; level < depth; level += 1) inner = level % 2 === 0 ? [inner] : { d: inner };
  return inner;
}

/** Sets a field of its own, `__proto__` too. */
function set(at: Json, key: string, value: unknown): void {
  if (typeof at !== 'object' || (Array.isArray(at) && key === 'length')) return;
  Object.defineProperty(at, key, { value, enumerable: true, configurable: true, writable: true });
}

function objectIn(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

function oneOf<T>(list: readonly T[], random: () => number): T {
  const found = list[whole(random, list.length)];
  if (found === undefined) throw new Error('nothing to choose from');
  return found;
}

function whole(random: () => number, below: number): number {
  return Math.floor(random() * below);
}
