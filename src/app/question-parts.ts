import type { Question } from '../domain/question.ts';
import type { Refusal } from '../domain/refusal.ts';
import type { CardInput, CardPart } from '../ports.ts';
import type { Filled } from './inputs.ts';
import { refusalText } from './refusal-words.ts';
import { type View, wordsOf } from './view.ts';

/** Why a question is asked, and behind a button its help and examples. */
export function explanation(question: Question, view: View): CardPart[] {
  const words = wordsOf(view).talk;
  const { language } = view;
  return [
    { part: 'paragraph', text: question.why[language], tone: 'quiet' },
    {
      part: 'more',
      title: words.help,
      parts: [
        { part: 'paragraph', text: question.help[language] },
        { part: 'heading', text: words.good },
        { part: 'paragraph', text: question.good[language] },
        { part: 'heading', text: words.poor },
        { part: 'paragraph', text: question.poor[language] },
      ],
    },
  ];
}

/** The inputs, each with what was wrong with it. */
export function withFaults(
  inputs: CardInput[],
  refusals: readonly Refusal[],
  question: Question,
  view: View,
): CardInput[] {
  return inputs.map((input) => {
    const own = refusals.filter((refusal) => fieldOf(refusal, inputs) === input.id);
    return own.length === 0
      ? input
      : { ...input, fault: own.map((refusal) => refusalText(refusal, view.language, question)).join(' ') };
  });
}

/** The refusals that belong to no input; they are told above the card. */
export function looseRefusals(refusals: readonly Refusal[], inputs: CardInput[]): Refusal[] {
  return refusals.filter((refusal) => fieldOf(refusal, inputs) === undefined);
}

/** The input that a refusal belongs to: the field it names (a measure's row left out), or the only input. */
function fieldOf({ field }: Refusal, inputs: CardInput[]): string | undefined {
  const name = field === undefined ? 'value' : field.replace(/^\d+\./u, '');
  return inputs.find(({ id }) => id === name)?.id;
}

/** The fields of what was sent, as they stand in inputs. */
export function fieldsIn(sent: unknown): Filled {
  return typeof sent === 'object' && sent !== null && !Array.isArray(sent)
    ? Object.fromEntries(Object.entries(sent).map(([field, value]) => [field, String(value ?? '')]))
    : {};
}
