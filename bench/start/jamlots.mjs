// The bot as it starts where it is installed: what bin/jamlots.mjs does there, where there is no src/ to look after.
import { main } from '../../dist/main.js';

process.exitCode = await main(['serve']);
