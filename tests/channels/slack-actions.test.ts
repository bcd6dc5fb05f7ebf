import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actionOn,
  blockId,
  caseIdIn,
  decodeAction,
  encodeAction,
  markOf,
  type Pressed,
} from '../../src/channels/slack/actions.ts';
import { action, blank, save } from './slack-cards.ts';

const data = fc.dictionary(fc.stringMatching(/^[a-z]{1,8}$/), fc.oneof(fc.string(), fc.integer(), fc.boolean()), {
  maxKeys: 5,
});

describe('a press', () => {
  it('comes back as it was sent out', () => {
    fc.assert(
      fc.property(data, fc.nat(99), fc.stringMatching(/^[a-z0-9-]{1,60}$/), (sent, n, choice) => {
        const pressed: Pressed = { kind: 'pick', data: sent, input: 'value', choice };
        const { action_id, value } = encodeAction({ ...pressed, action: n, mark: markOf(sent) }, n);

        expect(decodeAction(action_id, value)).toEqual(pressed);
      }),
    );
  });

  it('whose data is too long is found again on the card, and on no other', () => {
    const mask = action('Dölj numret', { data: { do: 'answer', sent: 'å'.repeat(3000), mask: true } });
    const pressed: Pressed = { kind: 'click', data: mask.data, action: 1, mark: markOf(mask.data) };
    const { action_id, value } = encodeAction(pressed, 1);
    const back = decodeAction(action_id, value);

    expect(value.length).toBeLessThan(100);
    expect(back && actionOn({ ...blank, actions: [save, mask] }, back)).toEqual({ action: mask, index: 1 });
    expect(back && actionOn({ ...blank, actions: [save, save] }, back)).toBeUndefined();
  });

  it('that opens something carries the click that has its card drawn again', () => {
    const again = { do: 'form', caseId: 'c-1', question: 'siffror', form: 'missing' };
    const { action_id, value } = encodeAction({ kind: 'more', part: 2, again }, 0);

    expect(decodeAction(action_id, value)).toEqual({ kind: 'more', part: 2, again });
  });

  it('is never believed', () => {
    const ids = fc.oneof(fc.anything(), fc.constantFrom('jl|click|0', 'jl|pick|1', 'jl|pick|1|mark', 'jl|page|3'));
    const values = fc.oneof(
      fc.anything(),
      fc.json(),
      fc.constantFrom('{"d":null}', '{"a":-1}', '{"__proto__":1}', '{"x":1}'),
    );
    fc.assert(fc.property(ids, values, (id, value) => void decodeAction(id, value)));

    expect(decodeAction('jl|click|0', '{"d":[1]}')).toBeUndefined();
    expect(decodeAction('jl|click|0', '{}')).toBeUndefined();
    expect(decodeAction('jl|nope|0', '{}')).toBeUndefined();
    expect(decodeAction('jl|click|0', 'x')).toBeUndefined();
    expect(decodeAction('jl|click|0|mark', 'x')).toBeUndefined();
  });

  it('tells by its block which case it is about', () => {
    expect(caseIdIn(blockId('c-1', 'main0', 'v3'))).toBe('c-1');
    expect(caseIdIn(blockId(undefined, 'main0', undefined))).toBeUndefined();
    expect(caseIdIn('other')).toBeUndefined();
  });
});
