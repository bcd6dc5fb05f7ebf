import { type Call, type Method, Refused } from './calls.ts';
import { answer, type Fault, type Outcome, rateLimited, underFault } from './faults.ts';
import { type Json, objectIn, parsed, textIn } from './json.ts';
import { chatMethods } from './methods-chat.ts';
import { fileMethods } from './methods-files.ts';
import { oauthMethods } from './methods-oauth.ts';
import { peopleMethods } from './methods-people.ts';
import { viewMethods } from './methods-views.ts';
import { rateLimiter } from './rate-limits.ts';
import type { Token, World } from './world.ts';

/** A call that the bot has made, and what came of it: `status` 0 when it got no answer. */
export type LoggedCall = { method: string; args: Json; token: string; at: number; status: number; result: Json };

/** Answers calls of the Web API and keeps a log of them. */
export type WebApi = {
  calls: LoggedCall[];
  call: (method: string, args: Json, token: string) => Promise<Outcome>;
};

/** The Web API over a world. `newSocketUrl` gives the address of a new websocket, undefined when there are too many. */
export function webApi(world: World, faults: Fault[], newSocketUrl: () => string | undefined): WebApi {
  const limited = rateLimiter(world);
  const calls: LoggedCall[] = [];
  const methods: Record<string, Method> = { ...chatMethods, ...viewMethods, ...fileMethods, ...peopleMethods };

  function work(method: string, args: Json, sent: string): Outcome {
    try {
      if (oauthMethods[method] !== undefined)
        return answer({ ok: true, ...oauthMethods[method](openCall(method, args)) });
      const token = checkToken(world, method, sent);
      if (method === 'apps.connections.open') return answer(connection());
      const run = Object.hasOwn(methods, method) ? methods[method] : undefined;
      if (run === undefined) throw new Refused('unknown_method');
      checkScope(world, method, args);
      const wait = limited(method, textIn(args.channel));
      if (wait !== undefined) return rateLimited(wait);
      const result = run({ world, method, args, token });
      return answer({ ok: true, ...result }, 200, { 'x-oauth-scopes': world.settings.scopes.join(',') });
    } catch (error) {
      if (error instanceof Refused) return answer({ ok: false, error: error.message, ...error.more });
      throw error;
    }
  }

  function connection(): Json {
    const url = newSocketUrl();
    if (url === undefined) throw new Refused('too_many_websockets');
    return { ok: true, url };
  }

  const openCall = (method: string, args: Json): Call => ({ world, method, args, token: { kind: 'bot' } });

  return {
    calls,
    call: async (method, args, token) => {
      const logged: LoggedCall = { method, args: readable(args), token, at: world.now(), status: 0, result: {} };
      calls.push(logged);
      const outcome = await underFault(faults, method, () => {
        const done = work(method, args, token);
        // What was done counts, even when the bot is not told.
        logged.result = typeof done === 'string' ? {} : objectIn(parsed(done.body));
        return done;
      });
      if (typeof outcome !== 'string') logged.status = outcome.status;
      return outcome;
    },
  };
}

function checkToken(world: World, method: string, sent: string): Token {
  if (sent === '') throw new Refused('not_authed');
  const token = world.tokens.get(sent);
  if (token === undefined) throw new Refused('invalid_auth');
  if (token.revoked) throw new Refused('account_inactive');
  if (token.expiresAt !== undefined && token.expiresAt < world.now()) throw new Refused('token_expired');
  const wanted = method === 'apps.connections.open' ? 'app' : 'bot';
  if (token.kind !== wanted && method !== 'auth.test') throw new Refused('not_allowed_token_type');
  return token;
}

function checkScope(world: World, method: string, args: Json): void {
  const isTalk = textIn(args.channel).startsWith('D');
  const conversation = {
    history: isTalk ? 'im:history' : 'channels:history',
    info: isTalk ? 'im:read' : 'channels:read',
  };
  const wanted: Record<string, string> = {
    'chat.postMessage': 'chat:write',
    'chat.update': 'chat:write',
    'chat.delete': 'chat:write',
    'chat.postEphemeral': 'chat:write',
    'files.getUploadURLExternal': 'files:write',
    'files.completeUploadExternal': 'files:write',
    'files.delete': 'files:write',
    'files.info': 'files:read',
    'users.info': 'users:read',
    'users.lookupByEmail': 'users:read.email',
    'bots.info': 'users:read',
    'team.info': 'team:read',
    'conversations.open': 'im:write',
    'conversations.history': conversation.history,
    'conversations.replies': conversation.history,
    'conversations.info': conversation.info,
    'conversations.members': conversation.info,
    'assistant.threads.setStatus': 'assistant:write',
    'assistant.threads.setTitle': 'assistant:write',
    'assistant.threads.setSuggestedPrompts': 'assistant:write',
  };
  const scope = wanted[method];
  const { scopes } = world.settings;
  if (scope !== undefined && !scopes.includes(scope)) {
    throw new Refused('missing_scope', { needed: scope, provided: scopes.join(',') });
  }
}

/** Arguments as they were before the client made JSON of them. */
function readable(args: Json): Json {
  return Object.fromEntries(
    Object.entries(args).map(([name, value]) => [
      name,
      typeof value === 'string' && /^[[{]/.test(value) ? (parsed(value) ?? value) : value,
    ]),
  );
}
