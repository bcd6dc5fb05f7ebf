// 120 questions in threes: a text, a choice, and a text that is asked after a "ja" only. Every other choice is "ja".
const COUNT = 120;

/** @returns {{ id: string, title: string, why: string, choices: string[], after?: string }[]} */
export function elements() {
  return Array.from({ length: COUNT }, (_, at) => ({
    id: `q${at}`,
    title: `Fråga ${at}: vad betyder beslutet för kvinnor och män, flickor och pojkar?`,
    why: 'Svaret avgör vad vi frågar om sedan, och står i bilagan till beslutet.',
    choices: at % 3 === 1 ? ['ja', 'nej'] : [],
    ...(at % 3 === 2 && { after: `q${at - 1}` }),
  }));
}

/** The answer to a question, as it is sent. */
export function answerTo120(id, mark) {
  const at = Number(id.slice(1));
  return at % 3 === 1 ? (at % 2 === 0 ? 'ja' : 'nej') : `Ett svar i ord om kvinnor och män. ${mark}`;
}

/** The questions that are asked, in order. */
export const ASKED_OF_120 = elements()
  .filter(({ after }) => after === undefined || answerTo120(after, '') === 'ja')
  .map(({ id }) => id);
