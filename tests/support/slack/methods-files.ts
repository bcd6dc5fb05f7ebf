import { given, listed, type Method, needed, ownChannel, Refused, refusedFor } from './calls.ts';
import { checkBlocks, posted, threadIn } from './methods-chat.ts';
import { fileObject, newFile, sharesOf } from './stored-files.ts';
import type { Channel, Post, StoredFile, World } from './world.ts';

/** Uploading in three steps, and looking a file up. */
export const fileMethods: Record<string, Method> = {
  'files.getUploadURLExternal': (call) => {
    const name = needed(call, 'filename');
    const length = Number(needed(call, 'length'));
    if (!Number.isInteger(length) || length < 1) {
      throw refusedFor('invalid_arguments', ['/length: must be greater than 0']);
    }
    const file = newFile(call.world, { name, length, user: call.world.settings.app.user_id, state: 'asked' });
    return { upload_url: `${call.world.origin}/upload/v1/${file.id}`, file_id: file.id };
  },

  'files.completeUploadExternal': (call) => {
    const wanted = listed(call, 'files');
    if (wanted === undefined || wanted.length === 0) throw new Refused('invalid_arguments');
    const channel = given(call, 'channel_id') === undefined ? undefined : ownChannel(call, 'channel_id');
    const thread = channel === undefined ? {} : threadIn(call, channel);
    const blocks = listed(call, 'blocks') ?? [];
    checkBlocks(blocks);
    const files = wanted.map(({ id, title }) => {
      const file = call.world.files.get(String(id));
      if (file?.bytes === undefined || file.state !== 'asked') throw new Refused('file_not_found');
      file.title = typeof title === 'string' ? title : file.name;
      return file;
    });
    for (const file of files) file.state = 'completed';
    const text = given(call, 'initial_comment') ?? '';
    if (channel !== undefined) shareSoon(call.world, files, channel, { text, blocks, ...thread });
    return { files: files.map((file) => fileObject(call.world, file)) };
  },

  'files.info': (call) => {
    const file = call.world.files.get(needed(call, 'file'));
    if (file === undefined || !mayRead(call.world, file)) throw new Refused('file_not_found');
    const { sharing } = call.world.settings;
    if (typeof sharing === 'object' && 'afterPolls' in sharing && file.polls >= sharing.afterPolls) file.share?.();
    file.polls++;
    return {
      file: { ...fileObject(call.world, file), shares: sharesOf(call.world, file) },
      comments: [],
      response_metadata: { next_cursor: '' },
    };
  },

  'files.delete': (call) => {
    const file = call.world.files.get(needed(call, 'file'));
    if (file === undefined) throw new Refused('file_not_found');
    if (file.user !== call.world.settings.app.user_id) throw new Refused('cant_delete_file');
    call.world.files.delete(file.id);
    return {};
  },
};

/** Shares files in a channel, some time after the call was answered, in one message. */
function shareSoon(
  world: World,
  files: StoredFile[],
  channel: Channel,
  content: Pick<Post, 'text' | 'blocks' | 'thread_ts'>,
): void {
  const { sharing } = world.settings;
  const share = (): void => {
    if (files.some(({ state }) => state === 'shared')) return;
    const objects = files.map((file) => fileObject(world, file));
    const post = posted(world, channel, { ...content, files: objects, more: { upload: false } });
    for (const file of files) {
      file.state = 'shared';
      const thread = post.thread_ts === undefined ? {} : { thread_ts: post.thread_ts };
      file.shares.push({ channel: channel.id, ts: post.ts, ...thread });
    }
  };
  for (const file of files) file.share = share;
  if (typeof sharing === 'object' && 'afterMs' in sharing) world.later(sharing.afterMs, share);
}

/** The bot sees its own files, those of its channels, and those that were given in a view. */
function mayRead(world: World, file: StoredFile): boolean {
  const { app } = world.settings;
  const shared = file.shares.some(({ channel }) => world.channels.get(channel)?.members.includes(app.user_id));
  return shared || file.shares.length === 0;
}
