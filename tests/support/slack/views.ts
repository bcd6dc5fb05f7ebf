import { blockFaults } from './block-limits.ts';
import { Refused, refusedFor } from './calls.ts';
import { stateOf } from './inputs.ts';
import { type Json, objectsIn } from './json.ts';
import { LIMITS } from './limits.ts';
import { type View, type World, withIds } from './world.ts';

/** A view as Slack sends it, with what the person has typed. */
export function viewObject(world: World, view: View): Json {
  const { app, team } = world.settings;
  const { spec } = view;
  return {
    id: view.id,
    team_id: world.users.get(view.user)?.team_id ?? team.id,
    type: spec.type,
    blocks: spec.blocks,
    private_metadata: spec.private_metadata ?? '',
    callback_id: spec.callback_id ?? '',
    state: { values: stateOf(objectsIn(spec.blocks), world.drafts.get(view.id) ?? {}) },
    hash: view.hash,
    ...(spec.type === 'modal' ? { title: spec.title, submit: spec.submit ?? null, close: spec.close ?? null } : {}),
    clear_on_close: spec.clear_on_close ?? false,
    notify_on_close: spec.notify_on_close ?? false,
    root_view_id: view.root,
    previous_view_id: view.previous,
    app_id: app.id,
    external_id: spec.external_id ?? '',
    app_installed_team_id: team.id,
    bot_id: app.bot_id,
  };
}

/** The modal on top of what a person has open. */
export function topView(world: World, user: string): View | undefined {
  return world.stacks.get(user)?.at(-1);
}

/** A view that is open: on somebody's stack, or a Home. */
export function openView(world: World, id: string): View | undefined {
  const view = world.views.get(id);
  if (view === undefined) return undefined;
  return stackOf(world, view).includes(view) || world.homes.get(view.user) === view ? view : undefined;
}

/** Opens a view as the only one on a person's screen. */
export function openFirst(world: World, user: string, spec: Json): View {
  return put(world, user, spec, []);
}

/** Opens a view on top of those that are open. */
export function openOnTop(world: World, user: string, spec: Json): View {
  const stack = world.stacks.get(user) ?? [];
  if (stack.length >= LIMITS.view.stack) throw new Refused('push_limit_reached');
  return put(world, user, spec, stack);
}

/** Shows a person's Home; the same view each time, with a new hash. */
export function showHome(world: World, user: string, spec: Json, hash?: string): View {
  const home = world.homes.get(user);
  if (home !== undefined) return changeView(world, home, spec, hash);
  if (hash !== undefined) throw new Refused('hash_conflict');
  const view = newView(world, user, spec, undefined);
  world.homes.set(user, view);
  return view;
}

/** Gives a view new content. What was typed stays where block_id and action_id are the same. */
export function changeView(world: World, view: View, spec: Json, hash?: string): View {
  if (hash !== undefined && hash !== view.hash) throw new Refused('hash_conflict');
  view.spec = filled(world, spec);
  view.hash = nextHash(world);
  view.errors = {};
  return view;
}

/** Takes a view off a person's screen, and with `everything` all that lie below it. */
export function closeView(world: World, view: View, everything = false): void {
  world.stacks.set(view.user, everything ? [] : stackOf(world, view).filter((one) => one !== view));
  world.drafts.delete(view.id);
}

/** Refuses a view that Slack would not show. */
export function checkView(world: World, spec: Json, surface: 'modal' | 'home', itself?: View): void {
  const faults = blockFaults(surface, spec);
  const size = faults.find((fault) => fault.startsWith('/: ') && fault.includes('bytes'));
  if (size !== undefined) throw new Refused('view_too_large');
  if (faults.length > 0) {
    throw refusedFor(
      'invalid_arguments',
      faults.map((fault) => `/view${fault}`),
    );
  }
  const taken = [...world.views.values()].some(
    (view) => view !== itself && openView(world, view.id) !== undefined && view.spec.external_id === spec.external_id,
  );
  if (spec.external_id !== undefined && spec.external_id !== '' && taken) throw new Refused('duplicate_external_id');
}

function put(world: World, user: string, spec: Json, below: View[]): View {
  const view = newView(world, user, spec, below.at(-1));
  world.stacks.set(user, [...below, view]);
  return view;
}

function newView(world: World, user: string, spec: Json, below: View | undefined): View {
  const id = world.id('V');
  const view: View = {
    id,
    user,
    spec: filled(world, spec),
    hash: nextHash(world),
    root: below?.root ?? id,
    previous: below?.id ?? null,
    errors: {},
  };
  world.views.set(id, view);
  return view;
}

function filled(world: World, spec: Json): Json {
  return { ...spec, blocks: withIds(world, objectsIn(spec.blocks)) };
}

function stackOf(world: World, { user }: View): View[] {
  return world.stacks.get(user) ?? [];
}

function nextHash(world: World): string {
  return `${Math.floor(world.now() / 1000)}.${world.count('hash').toString(16).padStart(8, '0')}`;
}
