import { given, type Method, needed, Refused } from './calls.ts';
import type { Json } from './json.ts';
import type { World } from './world.ts';

/** How long a rotated token holds, in seconds (docs, "token rotation"). */
const TOKEN_HOLDS = 43_200;

/** Installing and rotating tokens; called without a token. */
export const oauthMethods: Record<string, Method> = {
  'oauth.v2.access': (call) => {
    const { clientId, clientSecret, rotation } = call.world.settings.oauth;
    if (needed(call, 'client_id') !== clientId) throw new Refused('invalid_client_id');
    if (needed(call, 'client_secret') !== clientSecret) throw new Refused('bad_client_secret');
    if (given(call, 'grant_type') === 'refresh_token') {
      spend(call.world.refreshTokens, needed(call, 'refresh_token'), 'invalid_refresh_token');
      return installed(call.world, true);
    }
    spend(call.world.codes, needed(call, 'code'), 'invalid_code');
    return installed(call.world, rotation);
  },
};

/** A code as the authorisation page gives, to be exchanged once. */
export function newCode(world: World): string {
  const code = `code-${world.count('code')}`;
  world.codes.add(code);
  return code;
}

function spend(among: Set<string>, secret: string, otherwise: string): void {
  if (!among.delete(secret)) throw new Refused(otherwise);
}

function installed(world: World, rotates: boolean): Json {
  const { app, team, scopes, enterpriseInstall } = world.settings;
  const n = world.count('token');
  const token = rotates ? `xoxe.xoxb-1-${n}` : `xoxb-installed-${n}`;
  const refresh = `xoxe-1-${n}`;
  world.tokens.set(token, { kind: 'bot', ...(rotates ? { expiresAt: world.now() + TOKEN_HOLDS * 1000 } : {}) });
  if (rotates) world.refreshTokens.add(refresh);
  return {
    access_token: token,
    token_type: 'bot',
    scope: scopes.join(','),
    bot_user_id: app.user_id,
    app_id: app.id,
    team: enterpriseInstall ? null : { id: team.id, name: team.name },
    enterprise: team.enterprise ?? null,
    is_enterprise_install: enterpriseInstall,
    authed_user: { id: world.settings.users[0]?.id ?? '' },
    ...(rotates ? { expires_in: TOKEN_HOLDS, refresh_token: refresh } : {}),
  };
}
