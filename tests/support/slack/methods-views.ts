import { type Call, given, type Method, needed, Refused } from './calls.ts';
import { isJson, type Json, parsed } from './json.ts';
import { LIMITS } from './limits.ts';
import { changeView, checkView, openFirst, openOnTop, openView, showHome, topView, viewObject } from './views.ts';
import type { Trigger, View, World } from './world.ts';

/** Modals and Homes. */
export const viewMethods: Record<string, Method> = {
  'views.open': (call) => {
    const spec = specIn(call);
    checkView(call.world, spec, 'modal');
    const { user } = useTrigger(call);
    return shown(call.world, openFirst(call.world, user, spec));
  },

  'views.push': (call) => {
    const spec = specIn(call);
    checkView(call.world, spec, 'modal');
    const { user, view } = useTrigger(call, ({ view: from }) => from !== undefined);
    if (view === undefined || topView(call.world, user) === undefined) throw new Refused('invalid_trigger_id');
    return shown(call.world, openOnTop(call.world, user, spec));
  },

  'views.update': (call) => {
    const spec = specIn(call);
    const view = named(call);
    checkView(call.world, spec, view.spec.type === 'home' ? 'home' : 'modal', view);
    return shown(call.world, changeView(call.world, view, spec, given(call, 'hash')));
  },

  'views.publish': (call) => {
    const user = needed(call, 'user_id');
    const spec = specIn(call);
    checkView(call.world, spec, 'home');
    if (!call.world.users.has(user)) throw new Refused('user_not_found');
    return shown(call.world, showHome(call.world, user, spec, given(call, 'hash')));
  },
};

/** A trigger for a person, from a view when they pressed something there. */
export function newTrigger(world: World, user: string, view?: string): string {
  const id = `${world.count('trigger')}.${world.settings.team.id.slice(1)}.${'f'.repeat(32)}`;
  world.triggers.set(id, { user, view, at: world.now(), used: false });
  return id;
}

function shown(world: World, view: View): Json {
  return { view: viewObject(world, view) };
}

function specIn({ args }: Call): Json {
  const spec = parsed(args.view);
  if (!isJson(spec)) throw new Refused('invalid_arguments');
  return spec;
}

function named(call: Call): View {
  const { world } = call;
  const external = given(call, 'external_id');
  const id = given(call, 'view_id');
  if (external === undefined && id === undefined) throw new Refused('invalid_arguments');
  const view = [...world.views.values()].find(
    (one) => (id !== undefined ? one.id === id : one.spec.external_id === external) && openView(world, one.id),
  );
  if (view === undefined) throw new Refused('not_found');
  return view;
}

/** Takes a trigger, once and within 3 s of what the person did. */
function useTrigger(call: Call, fits: (trigger: Trigger) => boolean = () => true): Trigger {
  const trigger = call.world.triggers.get(needed(call, 'trigger_id'));
  if (trigger === undefined || !fits(trigger)) throw new Refused('invalid_trigger_id');
  if (trigger.used) throw new Refused('exchanged_trigger_id');
  if (call.world.now() - trigger.at > LIMITS.trigger) throw new Refused('expired_trigger_id');
  trigger.used = true;
  return trigger;
}
