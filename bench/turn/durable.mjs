// The bot's turn, durable: SQLite on disk, answered once it would survive a power cut.
import { openSqlite } from '../../dist/storage/sqlite.js';
import { inTempFolder } from '../temp-folder.mjs';
import { botTalks } from './bot-talk.mjs';
import { timeTurns } from './time-turns.mjs';

await inTempFolder(async (folder) => {
  const store = await openSqlite(`sqlite:${folder}/jamlots.db`);
  await timeTurns(await botTalks(store));
  await store.close();
});
