// The bot's own way of attaching.
import { documents } from '../../dist/documents/documents.js';
import { timeAttach } from './time-attach.mjs';

await timeAttach((host, appendix) => {
  const attached = documents.attach(host, appendix, { replaceEdited: false });
  if (!attached.bytes) throw new Error(`not attached: ${JSON.stringify(attached)}`);
  return attached.bytes;
});
