import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, sha256 } from '../../src/domain/canonical.ts';

describe('canonical JSON', () => {
  it('writes the example of RFC 8785, section 3.2.2, as the RFC does', () => {
    const example = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };

    expect(canonicalJson(example)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts members by UTF-16 code units, as in section 3.2.3', () => {
    const example = { '\u20ac': 5, '\r': 2, '\ufb33': 7, '1': 3, '\ud83d\ude00': 6, '\u0080': 4, ö: 'ö' };

    expect(Object.keys(example).sort().join()).toBe('\r,1,\u0080,ö,\u20ac,\ud83d\ude00,\ufb33');
    expect(canonicalJson(example)).toBe('{"\\r":2,"1":3,"\u0080":4,"ö":"ö","€":5,"😀":6,"\ufb33":7}');
  });

  it('is the same however the members were put in', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (object) => {
        const reversed = Object.fromEntries(Object.entries(object).reverse());

        expect(canonicalJson(reversed)).toBe(canonicalJson(object));
      }),
    );
  });

  it('reads back as what was written', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('leaves out members that are undefined', () => {
    expect(canonicalJson({ b: undefined, a: { c: undefined } })).toBe('{"a":{}}');
  });

  it('writes half a surrogate pair as its escape', () => {
    expect(canonicalJson('\ud83d')).toBe('"\\ud83d"');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1n, undefined, new Date(0), new Map(), () => 1, Symbol('a')])(
    'refuses %s, which JSON cannot hold',
    (value) => {
      expect(() => canonicalJson(value)).toThrow(TypeError);
      expect(() => canonicalJson([value])).toThrow(TypeError);
    },
  );
});

describe('SHA-256', () => {
  it('gives the known hash of "abc" in hex, from text and bytes alike', () => {
    const known = 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad';

    expect(sha256('abc')).toBe(known);
    expect(sha256(new TextEncoder().encode('abc'))).toBe(known);
  });
});
