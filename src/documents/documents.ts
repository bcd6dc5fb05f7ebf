import type { Appendix } from '../domain/appendix.ts';
import { BotError } from '../errors.ts';
import type { Documents } from '../ports.ts';
import { attach } from './attach.ts';
import { blankDocument } from './blank.ts';
import { carried } from './carried.ts';
import { readDocument } from './read.ts';
import { orRefused } from './refused.ts';

/** Documents of Word, taken apart and put together by offset so that what is the host's stays as it is. */
export const documents: Documents = {
  read: (bytes) => orRefused(() => readDocument(bytes)),
  attach: (bytes, appendix, options) => orRefused(() => attach(bytes, appendix, options)),
  carried: (bytes, name) => orRefused(() => carried(bytes, name)),
  create,
};

function create(appendix: Appendix): Uint8Array {
  const made = orRefused(() => attach(blankDocument(appendix), appendix, { replaceEdited: true }));
  if ('bytes' in made) return made.bytes;
  throw new BotError('OUR_FAULT', `A blank document refused the appendix of case ${appendix.caseId}: report this.`);
}
