import type { Talker } from '../../ports.ts';
import type { Pressed } from './actions.ts';
import type { ActionsBody } from './shapes.ts';

/** A press with what it was on: the case, and the message or the view. `takeAway` removes a message that she alone sees. */
export type Press = {
  body: ActionsBody;
  pressed: Pressed;
  caseId: string | undefined;
  talker: Talker;
  takeAway: () => Promise<unknown>;
};

/** Where something was pressed; undefined on the start page and in a modal. */
export function spotOf({ channel, message, container }: ActionsBody) {
  const id = channel?.id ?? container.channel_id;
  return id === undefined ? undefined : { channel: id, thread: message?.thread_ts ?? container.thread_ts };
}
