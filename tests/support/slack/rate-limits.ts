import { callsAMinute } from './limits.ts';
import type { World } from './world.ts';

/** Tells a call how many whole seconds it must wait, undefined when it may go on. */
export type RateLimiter = (method: string, channel: string) => number | undefined;

/** Slack's tiers: a method's calls in a minute, and one message a second in a channel. A refused call does not count. */
export function rateLimiter(world: World): RateLimiter {
  const { rateLimits } = world.settings;
  const calls = new Map<string, number[]>();
  return (method, channel) => {
    const posts = method === 'chat.postMessage';
    const most = posts ? 1 : callsAMinute(method);
    if (rateLimits === undefined || most === undefined) return undefined;
    const key = posts ? `${method} ${channel}` : method;
    const span = (posts ? 1_000 : 60_000) * rateLimits.scale;
    const now = world.now();
    const recent = (calls.get(key) ?? []).filter((at) => at > now - span);
    calls.set(key, recent);
    if (recent.length < most) {
      recent.push(now);
      return undefined;
    }
    return Math.round(((recent[0] ?? now) + span - now) / 1000);
  };
}
