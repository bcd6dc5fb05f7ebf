// The caseworker's checklist as every contestant asks it, and one answer to each of its questions.
import { loadContent } from '../../dist/compose.js';

const TEXT = 'Av de 140 som berörs är 93 kvinnor och 47 män, samma fördelning som bland alla med insatser.';

/** An answer to each question, as it is sent; those of texts have a mark of their own. */
export const answerTo = (question, mark) =>
  ({
    berors: { value: 'yes', comment: mark },
    uppgifter: { measure: 'count', women: 62, men: 38, unit: 'barn', base: mark, year: 2025, source: 'egen statistik' },
    skillnad: 'utan-saklig-grund',
    konsekvens: { women: 'better', men: 'unchanged', girls: 'better', boys: 'unchanged', how: mark, longTerm: mark },
    atgarder: [{ measure: mark, owner: 'förvaltningschefen', date: '2027-03-01' }],
    mal: { goals: ['national:D1'], how: mark },
    uppfoljning: '2027-12-01',
  })[question] ?? `${TEXT} ${mark}`;

/** The questions that these answers lead past, in order. */
export const ASKED = [
  'berors',
  'behov',
  'uppgifter',
  'skillnad',
  'orsak',
  'konsekvens',
  'nollalternativ',
  'atgarder',
  'mal',
  'uppfoljning',
];

/**
 * The same questions for the peers: their Swedish words, and what kind of answer they want.
 * @returns {{ id: string, kind: 'choice' | 'text' | 'date' | 'fields', title: string, why: string, choices: string[] }[]}
 */
export function questionsForPeers() {
  const checklist = loadContent(undefined).checklists.find(({ id }) => id === 'handlaggare');
  return ASKED.map((asked) => {
    const { id, kind, title, why, choices = [] } = checklist.questions.find((question) => question.id === asked);
    const codes = kind === 'yes-no' ? ['yes', 'no', 'unsure'] : choices.map((choice) => choice.id);
    return { id, kind: peerKind(kind), title: title.sv, why: why.sv, choices: codes };
  });
}

/** A peer gets an answer of several fields as one text of JSON, whose fields its validator looks at. */
export const asTyped = (answer) => {
  if (typeof answer === 'string') return answer;
  return 'value' in answer ? answer.value : JSON.stringify(answer);
};

/** What every peer's validator asks of an answer; much less than the bot's. */
export function isAcceptable({ kind, choices }, typed) {
  if (kind === 'choice') return choices.includes(typed);
  if (kind === 'date') return /^\d{4}-\d{2}-\d{2}$/u.test(typed) && !Number.isNaN(Date.parse(typed));
  if (kind === 'text') return typed.trim().length > 0 && typed.length <= 2000;
  return Object.values(JSON.parse(typed)).every((value) => value !== '' && value !== null);
}

/** A small Adaptive Card for a peer that has no drawing of its own. */
export function plainCard({ title, why, choices }) {
  const field =
    choices.length > 0
      ? { type: 'Input.ChoiceSet', id: 'sent', choices: choices.map((value) => ({ title: value, value })) }
      : { type: 'Input.Text', id: 'sent', isMultiline: true };
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [{ type: 'TextBlock', text: title, wrap: true }, { type: 'TextBlock', text: why, wrap: true }, field],
    actions: [{ type: 'Action.Submit', title: 'Svara' }],
  };
}

function peerKind(kind) {
  if (kind === 'yes-no' || kind === 'choice') return 'choice';
  return kind === 'text' || kind === 'date' ? kind : 'fields';
}
