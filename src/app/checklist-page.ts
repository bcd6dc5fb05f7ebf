import type { Checklist } from '../domain/checklist.ts';
import type { Condition } from '../domain/condition.ts';
import type { Language } from '../domain/language.ts';
import { walks } from '../domain/path-length.ts';
import type { Question } from '../domain/question.ts';
import { WORDS } from '../locales/words.ts';

/** What a page is made of: a checklist, or a module, which has no gate and no minutes. */
type Listed = Pick<Checklist, 'id' | 'version' | 'title' | 'introduction' | 'sources' | 'questions'> &
  Partial<Pick<Checklist, 'minutes' | 'gate'>>;

/** A whole checklist as a page in Markdown: every question with its texts, when it is asked, and every path. */
export function checklistPage(list: Listed, language: Language): string {
  const words = WORDS[language].page;
  const text = (localised: { sv: string; en: string }) => localised[language];
  return [
    `# ${text(list.title)}`,
    `${list.id}, ${words.version} ${list.version}${list.minutes === undefined ? '' : `, ${words.minutes(list.minutes)}`}`,
    text(list.introduction),
    ...list.questions.flatMap((question, at) => questionLines(question, at, list.questions, language)),
    `## ${words.paths}`,
    pathLines(list, language).join('\n'),
    `## ${words.sources}`,
    list.sources.map(({ title, year, url }) => `- ${title} (${year}): ${url}`).join('\n'),
  ].join('\n\n');
}

function questionLines(question: Question, at: number, questions: Question[], language: Language): string[] {
  const words = WORDS[language].page;
  const choices = choicesOf(question, language);
  const when = question.when ? [`*${words.askedWhen(conditionText(question.when, questions, language))}*`] : [];
  return [
    `## ${at + 1}. ${question.title[language]}`,
    `\`${question.id}\` · ${words.kinds[question.kind]} · ${question.skippable ? words.skippable : words.notSkippable}`,
    ...when,
    ...(choices.length > 0 ? [choices.join('\n')] : []),
    `**${WORDS[language].talk.why}.** ${question.why[language]}`,
    question.help[language],
    `**${WORDS[language].talk.good}:** ${question.good[language]}`,
    `**${WORDS[language].talk.poor}:** ${question.poor[language]}`,
  ];
}

function choicesOf(question: Question, language: Language): string[] {
  if (question.kind === 'choice' || question.kind === 'choices')
    return question.choices.map(({ id, title }) => `- ${title[language]} (\`${id}\`)`);
  if (question.kind !== 'yes-no' || !question.reasons) return [];
  return question.reasons.choices.map(({ id, title }) => `- ${title[language]} (\`${id}\`)`);
}

/** A condition in words, by the numbers of the questions it looks at. */
function conditionText(condition: Condition, questions: Question[], language: Language): string {
  const words = WORDS[language].page;
  const name = (id: string) => words.question(questions.findIndex((question) => question.id === id) + 1);
  const inner = (part: Condition) => conditionText(part, questions, language);
  const { yesNo } = WORDS[language].answers;
  const said = (code: string) =>
    Object.entries(yesNo)
      .find(([known]) => known === code)?.[1]
      .toLowerCase() ?? code;
  if ('is' in condition) return words.is(name(condition.is[0]), said(condition.is[1]));
  if ('in' in condition) return words.is(name(condition.in[0]), condition.in[1].map(said).join(` ${words.or} `));
  if ('answered' in condition) return words.answered(name(condition.answered));
  if ('worse' in condition) return words.worse(name(condition.worse));
  if ('all' in condition) return condition.all.map(inner).join(` ${words.and} `);
  if ('any' in condition) return `(${condition.any.map(inner).join(` ${words.or} `)})`;
  return notText(condition.not, { name, said, inner }, language);
}

/** The opposite of a condition; of a plain one in words of its own. */
function notText(
  condition: Condition,
  { name, said, inner }: Record<'name' | 'said', (id: string) => string> & { inner: (part: Condition) => string },
  language: Language,
): string {
  const words = WORDS[language].page;
  if ('is' in condition) return words.isNot(name(condition.is[0]), said(condition.is[1]));
  if ('in' in condition) return words.isNot(name(condition.in[0]), condition.in[1].map(said).join(` ${words.or} `));
  if ('answered' in condition) return words.notAnswered(name(condition.answered));
  return words.not(inner(condition));
}

/** Each way through the list once, as the numbers of the questions that are asked. */
function pathLines(list: Listed, language: Language): string[] {
  const number = new Map(list.questions.map(({ id }, at) => [id, at + 1]));
  const paths = walks(list, []).map((asked) => asked.map(({ id }) => number.get(id)).join(' → '));
  return [...new Set(paths)].map((path) => `- ${path} → ${WORDS[language].page.end}`);
}
