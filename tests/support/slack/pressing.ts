import { blockFaults } from './block-limits.ts';
import { Refused } from './calls.ts';
import type { Answer, Courier } from './courier.ts';
import { actionOf, type Chosen, type Control, chosenValue, controlsIn, isEmpty, stateOf } from './inputs.ts';
import { isJson, type Json, objectIn, objectsIn, textIn } from './json.ts';
import { LIMITS } from './limits.ts';
import { interactionPayload, messageContext } from './payloads.ts';
import { channelOf, type Picked, personOf } from './people.ts';
import { fileObject, newFile } from './stored-files.ts';
import { changeView, checkView, closeView, openOnTop, topView, viewObject } from './views.ts';
import { type Post, type View, type World, wire } from './world.ts';

/** Where a person presses: in a message, an open modal, or their Home. */
export type Where = { channel: string; ts: string } | { view: string } | 'home';

/** What they press: an action_id or label (all of it, or a pattern), or whatever fits. */
export type Which = string | RegExp | ((control: Control) => boolean);

/** What they fill in, by label, block_id or action_id. */
export type Filled = Record<string, Chosen | Picked[]>;

/** What a person sees after they have sent a view; `faults` when Slack would only say that there was trouble. */
export type Submitted = Answer & {
  shown: 'closed' | 'errors' | 'updated' | 'pushed' | 'cleared' | 'trouble';
  errors: Record<string, string>;
  faults: string[];
};

/** What people press, fill in and send. Each throws where Slack's own client would not let them. */
export type Pressing = {
  /** Presses a button or chooses in a menu: `chosen` by value or label, a date, ids. */
  press: (user: string, where: Where, which: Which, chosen?: Chosen) => Promise<Answer>;
  /** Types and chooses without sending: the bot sees it in the next press's state. */
  fill: (user: string, where: Where, values: Filled) => void;
  submit: (user: string, viewId: string, values?: Filled) => Promise<Submitted>;
  /** Closes the modal on top, or all of them; the answer when the bot wanted to be told. */
  close: (user: string, viewId: string, how?: { all?: boolean }) => Promise<Answer | undefined>;
};

type Place = { key: string; blocks: Json[]; post?: Post; view?: View };

export function pressingOf(world: World, courier: Courier): Pressing {
  function fill(user: string, where: Where, values: Filled): void {
    const place = placeOf(world, user, where);
    for (const [name, chosen] of Object.entries(values)) {
      const control = only(place.blocks, (one) => [one.label, one.block_id, one.action_id].includes(name), name);
      const value = chosenValue(
        control,
        control.type === 'file_input' ? givenFiles(world, user, control, chosen) : plain(chosen),
      );
      draft(world, place.key, control, value);
    }
  }

  return {
    fill,

    press: async (user, where, which, chosen) => {
      const place = placeOf(world, user, where);
      const control = only(place.blocks, (one) => fits(one, which), String(which));
      const action = actionOf(control, chosen, world.ts());
      if (chosen !== undefined && control.type !== 'overflow')
        draft(world, place.key, control, chosenValue(control, chosen));
      const person = personOf(world, user);
      const modal = place.view?.spec.type === 'modal' ? place.view.id : undefined;
      const payload = interactionPayload(world, person, 'block_actions', modal);
      const { view, post } = place;
      if (view !== undefined) {
        const container = { type: 'view', view_id: view.id };
        return courier.send('interactive', { ...payload, container, view: viewObject(world, view), actions: [action] });
      }
      if (post === undefined) throw new Error('Neither a view nor a message.');
      const context = messageContext(world, person, channelOf(world, post.channel, user), post, wire(world, post));
      const values = stateOf(place.blocks, world.drafts.get(place.key) ?? {});
      return courier.send('interactive', { ...payload, ...context, state: { values }, actions: [action] });
    },

    submit: async (user, viewId, values = {}) => {
      const view = modalOf(world, user, viewId);
      if (view.spec.submit === undefined) throw new Error(`View ${viewId} has nothing to send it with.`);
      fill(user, { view: viewId }, values);
      const shown = viewObject(world, view);
      const missing = unanswered(shown);
      if (missing.length > 0) throw new Error(`Slack would not send it, it wants: ${missing.join(', ')}`);
      const payload = interactionPayload(world, personOf(world, user), 'view_submission', view.id);
      const answer = await courier.send('interactive', { ...payload, view: shown, response_urls: [] });
      return { ...answer, ...followed(world, view, answer) };
    },

    close: async (user, viewId, { all = false } = {}) => {
      const view = modalOf(world, user, viewId);
      const isCleared = all || view.spec.clear_on_close === true;
      const shown = viewObject(world, view);
      closeView(world, view, isCleared);
      if (view.spec.notify_on_close !== true) return undefined;
      const payload = interactionPayload(world, personOf(world, user), 'view_closed');
      return courier.send('interactive', { ...payload, view: shown, is_cleared: isCleared });
    },
  };
}

/** Does what the answer to a submission says. */
function followed(world: World, view: View, answer: Answer): Pick<Submitted, 'shown' | 'errors' | 'faults'> {
  const trouble = (...faults: string[]) => ({ shown: 'trouble' as const, errors: {}, faults });
  if (!answer.acked) return trouble(answer.why || `status ${answer.status}`);
  const { response_action: action, errors, view: next } = objectIn(answer.body);
  try {
    if (action === undefined) return { ...calm, ...closed(world, view, false) };
    if (action === 'clear') return { ...calm, ...closed(world, view, true) };
    if (action === 'errors') return refusedInputs(view, objectIn(errors));
    if (!isJson(next)) return trouble(`response_action ${String(action)} without a view`);
    if (blockFaults('modal', next).length > 0) return trouble(...blockFaults('modal', next));
    checkView(world, next, 'modal', view);
    if (action === 'update') changeView(world, view, next);
    else if (action === 'push') openOnTop(world, view.user, next);
    else return trouble(`response_action ${String(action)} is not known`);
    return { ...calm, shown: action === 'update' ? 'updated' : 'pushed' };
  } catch (error) {
    if (error instanceof Refused) return trouble(error.message);
    throw error;
  }
}

const calm = { errors: {}, faults: [] };

function closed(world: World, view: View, everything: boolean): { shown: 'closed' | 'cleared' } {
  closeView(world, view, everything);
  return { shown: everything ? 'cleared' : 'closed' };
}

/** Errors stand beside input blocks; for any other block Slack shows trouble. */
function refusedInputs(view: View, errors: Json): Pick<Submitted, 'shown' | 'errors' | 'faults'> {
  const inputs = objectsIn(view.spec.blocks).filter(({ type }) => type === 'input');
  const strays = Object.keys(errors).filter((id) => !inputs.some(({ block_id }) => block_id === id));
  const faults = strays.map((id) => `errors: ${id} is no input block of the view`);
  if (faults.length > 0 || Object.keys(errors).length === 0) {
    return { shown: 'trouble', errors: {}, faults: faults.length > 0 ? faults : ['errors: none are given'] };
  }
  view.errors = Object.fromEntries(Object.entries(errors).map(([id, text]) => [id, String(text)]));
  return { shown: 'errors', errors: view.errors, faults: [] };
}

/** The labels of required inputs that hold nothing. */
function unanswered(shown: Json): string[] {
  const values = objectIn(objectIn(shown.state).values);
  return controlsIn(objectsIn(shown.blocks))
    .filter(({ input, optional }) => input && !optional)
    .filter(({ block_id, action_id }) => isEmpty(objectIn(objectIn(values[block_id])[action_id])))
    .map(({ label }) => label);
}

function placeOf(world: World, user: string, where: Where): Place {
  if (where === 'home') {
    const home = world.homes.get(user);
    if (home === undefined) throw new Error(`${user} has no Home yet.`);
    return { key: home.id, blocks: objectsIn(home.spec.blocks), view: home };
  }
  if ('view' in where) {
    const view = modalOf(world, user, where.view);
    return { key: view.id, blocks: objectsIn(view.spec.blocks), view };
  }
  const { channel, ts } = where;
  const post = world.posts.find((one) => one.channel === channel && one.ts === ts);
  if (post === undefined || (post.ephemeralTo ?? user) !== user)
    throw new Error(`${user} sees no ${ts} in ${channel}.`);
  return { key: `${channel} ${ts}`, blocks: post.blocks, post };
}

function modalOf(world: World, user: string, id: string): View {
  const view = topView(world, user);
  if (view?.id !== id) throw new Error(`${user} does not have ${id} on top, but ${view?.id ?? 'no modal'}.`);
  return view;
}

function fits(control: Control, which: Which): boolean {
  if (typeof which === 'function') return which(control);
  const words = [control.action_id, control.label];
  return typeof which === 'string' ? words.includes(which) : words.some((word) => which.test(word));
}

function only(blocks: Json[], suits: (control: Control) => boolean, wanted: string): Control {
  const found = controlsIn(blocks).filter(suits);
  const [control] = found;
  if (control !== undefined && found.length === 1) return control;
  const there = controlsIn(blocks).map(({ label, action_id }) => `${label} (${action_id})`);
  throw new Error(`${found.length} controls fit ${wanted}. There are: ${there.join(', ') || 'none'}`);
}

function draft(world: World, key: string, { block_id, action_id }: Control, value: Json): void {
  const typed = world.drafts.get(key) ?? {};
  world.drafts.set(key, { ...typed, [block_id]: { ...typed[block_id], [action_id]: value } });
}

function givenFiles(world: World, user: string, { label, element }: Control, chosen: Chosen | Picked[]): Json[] {
  const files = Array.isArray(chosen) ? chosen.filter(isPicked) : [];
  const types = Array.isArray(element.filetypes) ? element.filetypes : undefined;
  if (files.length > Number(element.max_files ?? LIMITS.fileInput.files))
    throw new Error(`"${label}": too many files.`);
  return files.map(({ name, bytes }) => {
    if (bytes.length > LIMITS.fileInput.bytes) throw new Error(`"${label}": ${name} is larger than 10 MB.`);
    const ending = textIn(name.split('.').at(-1)).toLowerCase();
    if (types !== undefined && !types.includes(ending)) throw new Error(`"${label}" does not take .${ending}.`);
    const file = newFile(world, { name, bytes, length: bytes.length, user, state: 'completed' });
    return fileObject(world, file);
  });
}

function isPicked(value: unknown): value is Picked {
  return isJson(value) && Buffer.isBuffer(value.bytes);
}

function plain(chosen: Chosen | Picked[]): Chosen {
  return Array.isArray(chosen) && chosen.some(isPicked) ? [] : (chosen as Chosen);
}
