import type { Organisation } from '../domain/organisation.ts';
import type { Card } from '../ports.ts';
import { blankCard, button, type View, wordsOf } from './view.ts';

/** What Jämlots does, how to get going, and whom to ask. */
export function helpCard({ name, people }: Pick<Organisation, 'name' | 'people'>, view: Pick<View, 'language'>): Card {
  const words = wordsOf(view).help;
  const named = (role: 'strategist' | 'administrator') =>
    people
      .filter(({ roles }) => roles.includes(role))
      .map((person) => person.name)
      .join(', ');
  const [strategists, administrators] = [named('strategist'), named('administrator')];
  const whom = [
    ...(strategists === '' ? [] : [words.strategist(strategists)]),
    ...(administrators === '' ? [] : [words.administrator(administrators)]),
  ];
  return {
    ...blankCard({ ...view, organisation: name }, words.title),
    parts: [
      { part: 'paragraph', text: words.what },
      { part: 'heading', text: words.ways },
      { part: 'list', items: [...words.steps] },
      { part: 'heading', text: words.whom },
      whom.length === 0 ? { part: 'paragraph', text: words.somebody } : { part: 'list', items: whom },
    ],
    actions: [button(wordsOf(view).home.toHome, { do: 'home' }, 'primary'), button(words.continue, { do: 'continue' })],
  };
}
