import { helpCard } from '../../src/app/help-card.ts';
import { homeCard } from '../../src/app/home-card.ts';
import { present } from '../../src/app/present.ts';
import { questionCard } from '../../src/app/question-card.ts';
import type { View } from '../../src/app/view.ts';
import type { Waiting } from '../../src/app/waiting.ts';
import type { Ask } from '../../src/domain/ask.ts';
import type { Checklist } from '../../src/domain/checklist.ts';
import type { Organisation } from '../../src/domain/organisation.ts';
import type { Question } from '../../src/domain/question.ts';
import type { Refusal } from '../../src/domain/refusal.ts';
import type { AskOver, Notice, Telling } from '../../src/domain/telling.ts';
import type { Card, CaseSummary } from '../../src/ports.ts';

const LONG = 'Kvinnor och män, flickor och pojkar. ';
const WORDS = LONG.repeat(20).slice(0, 500);
const OVER: AskOver[] = ['answered', 'declined', 'answered-by-others', 'not-asked', 'handed-in'];
const at = '2026-11-25T08:00:00.000Z';
/** A name and an address of the longest that people have. */
const PERSON = {
  id: `p-${'0'.repeat(36)}`,
  title: 'Anna-Karin Margareta Lindström Björkholmsson, anna-karin.margareta.lindstrom.bjorkholmsson@lindviken.example',
};

/** Every card about one question that is put to a colleague: hers, and the one who asks her. */
export function askedCards(question: Question, view: View): Card[] {
  const { id } = question;
  const asked: Telling = { tell: 'asked', question: id, by: 'p-1', words: WORDS, refusals: [], notices: [] };
  const refusals: Refusal[] = [
    { reason: 'empty' },
    { reason: 'personal-number', places: 1 },
    { reason: 'not-a-number', field: 'women' },
  ];
  const waiting: Ask = { question: id, person: 'p-1', by: 'p-1', at, version: 3, words: WORDS };
  const declined: Ask = { ...waiting, reply: { at, version: 4, replied: 'declined', reason: WORDS } };
  const telling = { tell: 'question' as const, question: id, refusals: [], notices: [] };
  const meanwhile: Notice = {
    ...{ notice: 'colleague-answered-meanwhile', question: id, by: 'p-1' },
    sent: { kind: 'text', value: LONG.repeat(54) },
  };
  const changed = (changes: Partial<View['file']>) => ({ ...view, file: { ...view.file, ...changes } });
  return [
    present(asked, view),
    present({ ...asked, form: 'missing' }, view),
    present({ ...asked, sent: LONG.repeat(60), refusals }, view),
    present({ tell: 'decline-form', question: id, sent: WORDS, refusals, notices: [] }, view),
    questionCard({ ...telling, notices: [meanwhile] }, question, view),
    questionCard(telling, question, changed({ answers: {}, asks: [waiting, declined] })),
    ...OVER.map((over) => present({ tell: 'ask-over', question: id, over, by: 'p-1', notices: [] }, view)),
    present(
      { tell: 'ask-form', question: id, sent: { person: '', email: 'x', words: WORDS }, refusals, notices: [] },
      {
        ...view,
        colleagues: { people: Array.from({ length: 40 }, (_, at) => numbered(at)), domains: ['a.se', 'b.se'] },
      },
    ),
    present(
      { tell: 'ask-form', question: id, sent: { person: '', email: '', words: '' }, refusals: [], notices: [] },
      view,
    ),
  ];
}

function numbered(at: number): { id: string; title: string } {
  return { id: `${PERSON.id.slice(0, -2)}${String(at).padStart(2, '0')}`, title: PERSON.title };
}

/** The cards that belong to no question: help, the start with all that can wait, and the way into a case. */
export function waysIn(checklist: Checklist, view: View): Card[] {
  const title = LONG.repeat(8);
  const waiting: Waiting[] = [
    ...(['asked', 'answered'] as const).map((waits) => ({
      ...{ waits, caseId: 'c-1', title, question: 'q', questionTitle: LONG.repeat(4), name: PERSON.title },
    })),
    { waits: 'returned', caseId: 'c-1', title },
  ];
  const line: CaseSummary = {
    ...{ caseId: 'c-1', purpose: 'assessment', status: 'answering', members: [], title, numbers: [], committee: null },
    ...{ checklist: checklist.id, secret: false, answered: 3, questions: 9, updatedAt: at, establishedHash: null },
    waitingFor: [],
  };
  const roles: Organisation['people'][number]['roles'] = ['strategist', 'administrator'];
  const people = [0, 1, 2].map((index) => ({
    name: PERSON.title,
    email: `${index}@lindviken.example`,
    roles,
    committees: [],
  }));
  const statuses = ['answering', 'submitted', 'established'] as const;
  return [
    homeCard([checklist], [], [], view),
    homeCard([checklist], [line, { ...line, status: 'attached' }], waiting, view),
    helpCard({ name: view.organisation, people }, view),
    helpCard({ name: '', people: [] }, view),
    ...statuses.map((status) =>
      present({ tell: 'not-joined', notices: [{ notice: 'not-shared' }] }, { ...view, file: { ...view.file, status } }),
    ),
    ...(['asked', 'asked-already', 'colleague-answered-meanwhile', 'joined'] as const).map((notice) =>
      present(
        {
          tell: 'paused',
          notices: [{ notice, question: checklist.questions[0]?.id ?? '', person: 'p-1', by: 'p-1', at }],
        },
        view,
      ),
    ),
  ];
}
