import type { App, ReceiverEvent } from '@slack/bolt';

/** How long an event's answer waits for its work, in milliseconds: Slack takes none after 3 s for an answer. */
export const PATIENCE = 2_000;
/** The same for what its listener acknowledges: longer, since a listener that was late says so at the end of the first. */
const LISTENERS = 2_700;

/** What is sent back to Slack for a delivery: nothing, or what the listener acknowledged with. */
export type Acknowledged = { body: unknown };

/**
 * Hands one delivery to Bolt, and resolves with what Slack is to be answered: for what Slack repeats (events) when
 * its work is written or patience ends, for everything else as soon as the listener acknowledges.
 * Rejects when the work fails before it was acknowledged, so that Slack sends an event again.
 */
export function deliver(app: App, event: Omit<ReceiverEvent, 'ack'>): Promise<Acknowledged> {
  const isEvent = event.body.type === 'event_callback';
  return new Promise((resolve, reject) => {
    const patience = setTimeout(() => resolve({ body: undefined }), isEvent ? PATIENCE : LISTENERS);
    const answer = (body: unknown) => {
      clearTimeout(patience);
      resolve({ body });
    };
    const ack = async (body?: unknown) => {
      if (!isEvent) answer(body);
    };
    app.processEvent({ ...event, ack }).then(
      () => answer(undefined),
      (fault: unknown) => {
        clearTimeout(patience);
        reject(fault);
      },
    );
  });
}
