import { extname } from 'node:path';
import type { Json } from './json.ts';
import type { StoredFile, World } from './world.ts';

/** Puts a file in the workspace. */
export function newFile(
  world: World,
  file: Pick<StoredFile, 'name' | 'length' | 'user' | 'state'> & { bytes?: Buffer },
): StoredFile {
  const stored: StoredFile = {
    bytes: undefined,
    ...file,
    id: world.id('F'),
    title: file.name,
    shares: [],
    polls: 0,
  };
  world.files.set(stored.id, stored);
  return stored;
}

/** A file as Slack sends it. Without `shares`, which files.info alone tells. */
export function fileObject(world: World, file: StoredFile): Json {
  const { team } = world.settings;
  const [filetype, mimetype] = kindOf(file.name);
  const path = `${world.origin}/files-pri/${team.id}-${file.id}`;
  const name = encodeURIComponent(file.name);
  const created = Math.floor(world.settings.startedAt.getTime() / 1000);
  return {
    id: file.id,
    created,
    timestamp: created,
    name: file.name,
    title: file.title,
    mimetype,
    filetype,
    pretty_type: filetype.toUpperCase(),
    user: file.user,
    user_team: world.users.get(file.user)?.team_id ?? team.id,
    editable: false,
    size: file.length,
    mode: 'hosted',
    is_external: false,
    external_type: '',
    is_public: file.shares.some(({ channel }) => world.channels.get(channel)?.is_private !== true),
    public_url_shared: false,
    url_private: `${path}/${name}`,
    url_private_download: `${path}/download/${name}`,
    permalink: `https://${team.domain}.slack.com/files/${file.user}/${file.id}/${name}`,
    file_access: 'visible',
    channels: file.shares.map(({ channel }) => channel).filter((id) => id.startsWith('C')),
    ims: file.shares.map(({ channel }) => channel).filter((id) => id.startsWith('D')),
  };
}

/** Where a file is shared, by kind of channel; empty until Slack has done it. */
export function sharesOf(world: World, { shares }: StoredFile): Json {
  const group = (isPrivate: boolean): Json => {
    const here = shares.filter(({ channel }) => (world.channels.get(channel)?.is_private === true) === isPrivate);
    const entries = here.map(({ channel, ...at }) => [
      channel,
      [{ ...at, channel_name: world.channels.get(channel)?.name, team_id: world.settings.team.id, reply_users: [] }],
    ]);
    return entries.length === 0 ? {} : { [isPrivate ? 'private' : 'public']: Object.fromEntries(entries) };
  };
  return { ...group(false), ...group(true) };
}

function kindOf(name: string): [string, string] {
  const ending = extname(name).slice(1).toLowerCase();
  return [ending === 'txt' ? 'text' : ending || 'binary', MIME[ending] ?? 'application/octet-stream'];
}

const MIME: Record<string, string> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  odt: 'application/vnd.oasis.opendocument.text',
  json: 'application/json',
  txt: 'text/plain',
  png: 'image/png',
};
