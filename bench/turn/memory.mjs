// The bot's turn with its cases in memory: what the disk and SQL cost is the difference to durable.mjs.
import { botTalks } from './bot-talk.mjs';
import { memoryStore } from './memory-store.mjs';
import { timeTurns } from './time-turns.mjs';

await timeTurns(await botTalks(memoryStore()));
