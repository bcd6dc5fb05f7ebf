// A caseworker who answers without pause, in a process of its own, for the kill test. Runs what `dist/` holds.
// Prints a line of JSON before each delivery and one when its reply has come; the parent kills it at any moment.
import { createHash } from 'node:crypto';
import { takeTurn } from '../../dist/app/take-turn.js';
import { composeWorld, loadContent } from '../../dist/compose.js';
import { readConfig } from '../../dist/config.js';
import { documents } from '../../dist/documents/documents.js';
import { openSqlite } from '../../dist/storage/sqlite.js';

const [url = '', seed = '1'] = process.argv.slice(2);
const log = { info() {}, warn() {}, error() {} };
const store = await openSqlite(url);
const content = loadContent(undefined);
const world = composeWorld(readConfig({}), content, { store, documents, log });
const turn = takeTurn(world);
const person = await store.known('default', { email: 'anna@lindviken.example', name: 'Anna' });

let counted = 0;
const count = () => {
  counted += 1;
  return counted;
};
const chance = () =>
  Number.parseInt(createHash('sha256').update(`${seed}-${count()}`).digest('hex').slice(0, 8), 16) / 2 ** 32;
const say = (line) => process.stdout.write(`${JSON.stringify(line)}\n`);

/** Sends one delivery; now and then twice, as a platform does. */
async function send(sent, told) {
  const delivery = `d-${process.pid}-${count()}`;
  const incoming = { organisation: 'default', person, language: 'sv', channel: 'web', delivery, ...sent };
  say({ sending: incoming });
  const reply = await turn(incoming);
  if (chance() < 0.3) await turn(incoming);
  say({ kept: { caseId: reply.caseId, ...told } });
  return reply;
}

const click = (data, values = {}) => ({ sent: 'click', data, values });
const action = (card, kind) => card.actions.find(({ data }) => data.do === kind)?.data;

for (let talk = 1; ; talk += 1) {
  let reply = await send(click({ do: 'new', checklist: 'handlaggare' }));
  const { caseId } = reply;
  await send(click({ do: 'secrecy', caseId }, { secrecy: 'none' }));
  await send(click({ do: 'no-document', caseId }));
  reply = await send(click({ do: 'describe', caseId }, { title: `Ärende ${process.pid} ${talk}`, numbers: '' }));
  if (action(reply.card, 'start-from')) reply = await send(click({ do: 'start-from', caseId, from: null }));
  while (action(reply.card, 'answer')) {
    const data = action(reply.card, 'answer');
    const mark = `svar ${process.pid}-${talk}-${data.question}`;
    reply = await send(click({ ...data, sent: sentTo(data.question, mark) }), { question: data.question, mark });
  }
  await send(click({ do: 'submit', caseId }), { submitted: true });
}

/** An answer to each question of the caseworker's checklist, with a mark that can be found again where text is. */
function sentTo(question, mark) {
  const answers = {
    berors: { value: 'yes', comment: mark },
    uppgifter: { measure: 'count', women: 62, men: 38, unit: 'barn', base: mark, year: 2025, source: 'egen statistik' },
    skillnad: 'utan-saklig-grund',
    konsekvens: { women: 'better', men: 'unchanged', girls: 'better', boys: 'unchanged', how: mark, longTerm: mark },
    atgarder: [{ measure: mark, owner: 'förvaltningschefen', date: '2027-03-01' }],
    mal: { goals: ['national:D1'], how: mark },
    uppfoljning: '2027-12-01',
  };
  return answers[question] ?? mark;
}
