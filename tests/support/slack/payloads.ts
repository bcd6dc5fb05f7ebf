import type { Json } from './json.ts';
import { isOwn } from './methods-people.ts';
import { newTrigger } from './methods-views.ts';
import { newResponseUrl } from './response-urls.ts';
import type { Person } from './settings.ts';
import { fileObject } from './stored-files.ts';
import type { Channel, Post, StoredFile, World } from './world.ts';

/** The verification token of old, which Slack still sends. */
const TOKEN = 'verification-token';

/** An event with what the Events API puts round it. */
export function eventPayload(world: World, event: Json, channel?: Channel): Json {
  const { app, team, enterpriseInstall } = world.settings;
  const enterprise_id = team.enterprise?.id ?? null;
  return {
    token: TOKEN,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: enterprise_id,
    api_app_id: app.id,
    event,
    type: 'event_callback',
    event_id: world.id('Ev'),
    event_time: Math.floor(Number(event.event_ts ?? world.ts())),
    authorizations: [
      {
        enterprise_id,
        team_id: team.id,
        user_id: app.user_id,
        is_bot: true,
        is_enterprise_install: enterpriseInstall,
      },
    ],
    is_ext_shared_channel: channel?.is_ext_shared ?? false,
    event_context: `4-${world.count('context')}`,
  };
}

/** A slash command as its form has it. */
export function commandPayload(world: World, user: Person, channel: Channel, command: string, text: string): Json {
  const { app, team, enterpriseInstall } = world.settings;
  const home = teamOf(world, user);
  return {
    token: TOKEN,
    team_id: home.id,
    team_domain: home.domain,
    ...(team.enterprise === undefined
      ? {}
      : { enterprise_id: team.enterprise.id, enterprise_name: team.enterprise.name }),
    channel_id: channel.id,
    channel_name: channel.name,
    user_id: user.id,
    user_name: user.name,
    command,
    text,
    api_app_id: app.id,
    is_enterprise_install: String(enterpriseInstall),
    response_url: newResponseUrl(world, user.id, channel.id),
    trigger_id: newTrigger(world, user.id),
  };
}

/** What all that people press has in common; `view` is the modal that they press in. */
export function interactionPayload(world: World, user: Person, type: string, view?: string): Json {
  const { app, team, enterpriseInstall } = world.settings;
  const home = teamOf(world, user);
  const { enterprise } = team;
  return {
    type,
    token: TOKEN,
    api_app_id: app.id,
    team: enterpriseInstall
      ? null
      : {
          ...home,
          ...(enterprise === undefined ? {} : { enterprise_id: enterprise.id, enterprise_name: enterprise.name }),
        },
    enterprise: enterprise ?? null,
    is_enterprise_install: enterpriseInstall,
    user: { id: user.id, username: user.name, name: user.name, team_id: home.id },
    ...(type === 'view_closed' ? {} : { trigger_id: newTrigger(world, user.id, view) }),
  };
}

/** Where a message stands, for what is pressed in it; an ephemeral one is not sent along. */
export function messageContext(world: World, user: Person, channel: Channel, post: Post, message: Json): Json {
  const isEphemeral = post.ephemeralTo !== undefined;
  return {
    container: {
      type: 'message',
      message_ts: post.ts,
      channel_id: channel.id,
      is_ephemeral: isEphemeral,
      ...(post.thread_ts === undefined ? {} : { thread_ts: post.thread_ts }),
    },
    channel: { id: channel.id, name: channel.name },
    ...(isEphemeral ? {} : { message }),
    response_url: newResponseUrl(world, user.id, channel.id, post),
  };
}

/** A file as an event tells of it: in a channel shared with others only its id. */
export function fileInEvent(world: World, file: StoredFile, channel: Channel): Json {
  if (!channel.is_ext_shared) return fileObject(world, file);
  return { id: file.id, created: 0, timestamp: 0, mode: 'file_access', file_access: 'check_file_info' };
}

/**
 * A text as Slack passes it on: `@name` as a mention, &, < and > escaped, addresses in angle brackets.
 * What already stands as `<@U…>` is a mention too.
 */
export function typedText(world: World, text: string): string {
  const names = [...world.users.values()].sort((a, b) => b.name.length - a.name.length);
  const escaped = (part: string) => part.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
  return text
    .split(/(<@U[A-Z0-9]+>)/)
    .map((part, index) => {
      if (index % 2 === 1) return part;
      const linked = escaped(part)
        .replace(/\bhttps?:\/\/[^\s<>]+/g, (url) => `<${url}>`)
        .replace(/[\w.+-]+@[\w-]+\.[\w.-]*\w/g, (address) => `<mailto:${address}|${address}>`);
      return names.reduce(
        (all, { id, name }) => all.replace(new RegExp(`(?<!\\w)@${name}(?![\\w-])`, 'g'), `<@${id}>`),
        linked,
      );
    })
    .join('');
}

function teamOf(world: World, user: Person): { id: string; domain: string } {
  const { team } = world.settings;
  return isOwn(world, user) ? { id: team.id, domain: team.domain } : { id: user.team_id ?? '', domain: 'elsewhere' };
}
