import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess } from '../../src/domain/assess.ts';
import { Assessment, isIntact, readAssessment, sealed } from '../../src/domain/assessment.ts';
import { everyWalk } from './every-path.ts';
import { anna, answered, at, bo, checklistOf, checklists, context, fileOf, goals, ready } from './talk.ts';

const making = { ...context, status: 'established' as const, at };

/** Every assessment that the walks through a checklist give, at most a hundred. */
function assessmentsOf(id: string): Assessment[] {
  const checklist = checklistOf(id);
  const purpose = checklist.audience === 'politician' ? 'check' : 'assessment';
  return everyWalk(checklist, [])
    .slice(0, 100)
    .map((walk) => {
      const answers = walk.map(({ question, answer }) => answered(question.id, answer));
      return assess(fileOf([...ready({ checklist, purpose, goals }), ...answers]), making);
    });
}

const [whole] = assessmentsOf('handlaggare') as [Assessment];
const text = JSON.stringify(whole);
const bytes = new TextEncoder().encode(text);

describe('an assessment', () => {
  it.each(checklists.map(({ id }) => id))('of %s follows its schema, and is intact as JSON', (id) => {
    for (const assessment of assessmentsOf(id)) {
      expect(Assessment.parse(assessment)).toEqual(assessment);
      expect(readAssessment(JSON.stringify(assessment))).toEqual({ read: 'intact', assessment });
    }
  });

  it('is the same for the same case, to the last character', () => {
    expect(assessmentsOf('handlaggare')[0]).toEqual(whole);
  });

  it('tells what was asked in its own words, and what was chosen in the words that were shown', () => {
    const difference = whole.questions.find(({ id }) => id === 'skillnad');

    expect(difference).toMatchObject({
      asked: 'Finns det en skillnad mellan könen, och har den en saklig grund?',
      shown: [expect.stringMatching(/^Ja, utan saklig grund/)],
    });
  });

  it('gathers figures, consequences, measures and goals for those who count', () => {
    expect(whole.figures).toMatchObject([{ question: 'uppgifter', women: 84, men: 43 }]);
    expect(whole.consequences.map(({ group, effect }) => `${group} ${effect}`)).toEqual([
      ...['women worse', 'men better', 'girls better', 'boys better'],
    ]);
    expect(whole.measures).toMatchObject([{ question: 'atgarder', date: '2027-08-15' }]);
    expect(whole.goals.map(({ id }) => id)).toEqual(['D5']);
    expect(whole.fiveSteps.map(({ ground }) => ground)).toEqual(Array(5).fill('yes'));
  });

  it('tells missing figures with why and when', () => {
    const missing = { missing: 'Registret saknar kön.', availableFrom: '2026-09-01' };
    const past = [
      ...ready({ checklist: checklistOf('handlaggare') }),
      answered('berors', { kind: 'yes-no', value: 'yes' }),
      answered('uppgifter', { kind: 'missing-figures', value: missing }),
    ];

    const { figures, missingFigures } = assess(fileOf(past), making);

    expect(figures).toEqual([]);
    expect(missingFigures).toEqual([{ ...missing, question: 'uppgifter' }]);
  });

  it('names everybody who took part and can be named, the one who opened the case first', () => {
    const past = [...ready(), answered('concerns', { kind: 'yes-no', value: 'yes' }, bo)];

    const { participants } = assess(fileOf(past), { ...making, names: { 'p-bo': 'Bo Ek', [anna.by]: 'Anna Öberg' } });
    const erased = assess(fileOf(past), { ...making, names: { 'p-bo': 'Bo Ek' } }).participants;

    expect(participants.map(({ name }) => name)).toEqual(['Anna Öberg', 'Bo Ek']);
    expect(erased.map(({ name }) => name)).toEqual(['Bo Ek']);
  });

  it('holds no answers that are not asked for', () => {
    const past = [...ready(), answered('cause', { kind: 'text', value: 'Hör inte hit.' })];

    expect(assess(fileOf(past), making).questions).toEqual([]);
  });
});

describe('the seal', () => {
  it('holds for an assessment as it was made', () => {
    expect(isIntact(whole)).toBe(true);
    expect(isIntact({ ...whole, title: `${whole.title}.` })).toBe(false);
  });

  it('does not depend on the order of fields', () => {
    const { hash, ...unsealed } = Object.fromEntries(Object.entries(whole).reverse()) as Assessment;

    expect(sealed(unsealed).hash).toBe(hash);
  });

  it('shows any single byte that was changed', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (place, difference) => {
        const changed = Uint8Array.from(bytes);
        changed[place] = ((bytes[place] ?? 0) + difference) % 256;

        return readAssessment(new TextDecoder().decode(changed)).read !== 'intact';
      }),
      { numRuns: 1000 },
    );
  });

  it('shows any text that was made longer or shorter, by a space too', () => {
    const inTexts = [...text.matchAll(/(?<=":")[^"]/g)].map(({ index }) => index);

    fc.assert(
      fc.property(fc.constantFrom(...inTexts), fc.constantFrom(' ', 'x', '\\u0000'), (place, more) => {
        const longer = text.slice(0, place) + more + text.slice(place);
        const shorter = text.slice(0, place) + text.slice(place + 1);

        return readAssessment(longer).read !== 'intact' && readAssessment(shorter).read !== 'intact';
      }),
      { numRuns: 300 },
    );
  });

  it('shows a space before a text that reads the same without it', () => {
    const spaced = text.replace('"sv":"', '"sv":" ');

    expect(spaced).not.toBe(text);
    expect(readAssessment(spaced).read).toBe('changed');
  });

  it('does not mind white space between fields', () => {
    expect(readAssessment(JSON.stringify(whole, null, '\t')).read).toBe('intact');
  });
});

describe('a JSON text', () => {
  it.each(['', 'null', '[]', '{}', '{"schema":"jamlots.assessment/2"}', 'Ny simhall', '{"schema":'])(
    'that is %j holds no assessment',
    (json) => {
      expect(readAssessment(json)).toEqual({ read: 'none' });
    },
  );

  it('that has lost a part is told to be changed, without an assessment', () => {
    const { questions: _questions, ...lost } = whole;

    expect(readAssessment(JSON.stringify(lost))).toEqual({ read: 'changed' });
  });

  it('that has got a field of its own is told to be changed', () => {
    expect(readAssessment(JSON.stringify({ ...whole, note: 'x' })).read).toBe('changed');
  });

  it('that was changed but can still be read is told to be changed, and given', () => {
    const assessment = { ...whole, title: 'En annan simhall' };

    expect(readAssessment(JSON.stringify(assessment))).toEqual({ read: 'changed', assessment });
  });
});
