// Attaching to decision documents of three sizes, beside the two packages that others use.
import { interleaved } from '../rounds.mjs';
import { inTempFolder } from '../temp-folder.mjs';
import { SIZES, writeHost } from './hosts.mjs';

const OURS = 'Jämlots';
const FILES = { [OURS]: 'jamlots', docxtemplater: 'docxtemplater', 'docx patchDocument': 'docx' };

/** @param {{ quick: boolean, say: (text: string) => void }} options */
export function measureDocx({ quick, say }) {
  return inTempFolder(async (folder) => {
    const rows = [];
    for (const size of SIZES) {
      const contestants = [];
      for (const [name, file] of Object.entries(FILES)) {
        const host = `${folder}/${size.pages}-${size.pictures}-${file}.docx`;
        await writeHost(host, size, file);
        contestants.push({ name, file: `./docx/${file}.mjs`, args: [host, ...repeats(size, quick)] });
      }
      const seen = await interleaved(contestants, { rounds: quick ? 2 : 5, say });
      rows.push({
        what: `Attaching to DOCX, ${size.size}`,
        key: 'p50',
        unit: 'ms',
        cpu: 'cpu',
        memory: ['peak'],
        seen,
        ours: OURS,
        aim: { peers: Object.keys(FILES).slice(1), atLeast: 3 },
      });
    }
    return rows;
  });
}

/** How many times it is timed, and how many it is warmed up, in one process. */
function repeats({ pictures }, quick) {
  if (quick) return ['2', '1'];
  return pictures > 0 ? ['3', '1'] : ['10', '5'];
}
