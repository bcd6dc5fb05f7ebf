import { sha256 } from '../domain/canonical.ts';
import { BotError } from '../errors.ts';
import type { DocumentStore } from '../ports.ts';
import type { CommitQueue } from './commit-queue.ts';
import type { Connection } from './connection.ts';
import { facing } from './world-fault.ts';

/** Documents as rows, found by the SHA-256 of their bytes within the organisation. */
export function documentsIn(connection: Connection, queue: CommitQueue): DocumentStore {
  const { db, path } = connection;
  return {
    keep: async (organisation, bytes, format) => {
      const document = { id: sha256(bytes), format, size: bytes.byteLength };
      const row = db.insertInto('document').values({ organisation, ...document, bytes });
      await queue.commit(() => connection.rows(row.onConflict((taken) => taken.doNothing())));
      return document;
    },
    fetch: async (organisation, id) =>
      facing(path, () => {
        const same = db.selectFrom('document').select('bytes').where('organisation', '=', organisation);
        const [row] = connection.rows(same.where('id', '=', id));
        if (row === undefined) throw missing(path, id);
        if (sha256(row.bytes) !== id) throw damaged(path, id);
        return row.bytes;
      }),
  };
}

function missing(path: string, id: string): BotError {
  return new BotError('DOCUMENT_MISSING', `There is no document ${id} in ${path}. Hand in the document again.`);
}

function damaged(path: string, id: string): BotError {
  return new BotError(
    'STORE_DAMAGED',
    `Document ${id} in ${path} is not what was kept. Keep a copy of the file as it is, and restore the latest backup.`,
  );
}
