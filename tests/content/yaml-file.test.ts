import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { faultLine, readYaml, schemaFaults } from '../../src/content/yaml-file.ts';

const text = `# en kommentar
case:
  title: |
    Två
    rader
  people:
    - { name: Anna, age: 4 }
    -
      name: Bo

"quoted key": 1
2026: ett år
åäö: ja
`;

describe('A path into a YAML file', () => {
  it.each<[PropertyKey[], number]>([
    [[], 2],
    [['case'], 2],
    [['case', 'title'], 3],
    [['case', 'people'], 6],
    [['case', 'people', 0], 7],
    [['case', 'people', 0, 'age'], 7],
    [['case', 'people', 1], 9],
    [['case', 'people', 1, 'name'], 9],
    [['quoted key'], 11],
    [[2026], 12],
    [['åäö'], 13],
  ])('leads to the line that it stands on: %j', (path, line) => {
    expect(readYaml('a.yaml', text).lineOf(path)).toBe(line);
  });

  it.each<[PropertyKey[], number]>([
    [['case', 'missing'], 2],
    [['case', 'people', 7], 6],
    [['case', 'people', 1, 'age'], 9],
    [['nowhere', 'at', 'all'], 2],
    [['case', 'title', 'deeper'], 3],
    [['__proto__'], 2],
  ])('leads to the nearest place above when it is not there: %j', (path, line) => {
    expect(readYaml('a.yaml', text).lineOf(path)).toBe(line);
  });

  it('counts lines alike whatever ends them', () => {
    const { lineOf } = readYaml('a.yaml', text.replaceAll('\n', '\r\n'));

    expect(lineOf(['case', 'people', 1, 'name'])).toBe(9);
  });

  it('counts from the first line also after a byte order mark', () => {
    const { value, faults, lineOf } = readYaml('a.yaml', '\ufeffa: 1\nb: 2\n');

    expect({ value, faults }).toEqual({ value: { a: 1, b: 2 }, faults: [] });
    expect(lineOf(['b'])).toBe(2);
  });
});

describe('A YAML file', () => {
  it('says yes and no as texts, and days as they are written', () => {
    expect(readYaml('a.yaml', 'a: yes\nb: no\nc: 2026-10-20\nd: off\ne: 0x10\n').value).toEqual({
      a: 'yes',
      b: 'no',
      c: '2026-10-20',
      d: 'off',
      e: 16,
    });
  });

  it('may be empty, and may repeat itself by a few aliases', () => {
    expect(readYaml('a.yaml', '').value).toBeNull();
    expect(readYaml('a.yaml', 'a: &x [1]\nb: *x\n').value).toEqual({ a: [1], b: [1] });
  });

  it.each<[string, string, number, string]>([
    ['brackets that do not end', 'a: 1\nb: [1, 2\n', 3, ''],
    ['an alias of nothing', 'a: 1\nb:\n  - *borta\n', 3, 'borta'],
    ['bytes that are no UTF-8', 'a: 1\nb: Sn\ufffdr\ufffdjning\n', 2, 'UTF-8'],
  ])('tells its faults of form by their line: %s', (_, broken, line, says) => {
    const { value, faults } = readYaml('a.yaml', broken);

    expect(value).toBeUndefined();
    expect(faults[0]).toMatchObject({ file: 'a.yaml', path: '' });
    expect(faults[0]?.says.en).toContain(says);
    expect(Math.abs((faults[0]?.line ?? 0) - line)).toBeLessThanOrEqual(says === '' ? 1 : 0);
  });

  it('can be read on after a key that stands twice', () => {
    const { value, faults } = readYaml('a.yaml', 'a: 1\nb: 2\na: 3\n');

    expect(value).toEqual({ a: 3, b: 2 });
    expect(faults).toMatchObject([{ line: 3, says: { en: expect.stringContaining('twice') } }]);
  });

  it.each<[string, string, number, string]>([
    ['a tab', 'a:\n\tb: 1\nc: { d: x }\n', 2, 'tab'],
    ['a no-break space', 'a:\n  b: 1\n\u00a0 e: 2\nc: { d: x }\n', 3, 'no-break space'],
  ])('is read on after a line that is indented with %s', (_, text, line, says) => {
    const { value, faults } = readYaml('a.yaml', text);

    expect(faults).toMatchObject([{ line, says: { en: expect.stringContaining(says) } }]);
    expect(value).toMatchObject({ c: { d: 'x' } });
  });

  it('tells a text that a # cuts off, and no comment of its author’s', () => {
    const text = '# en anteckning\na: Vem är där #1 i enkäten\nb: off # av\nc: "två # ord"\nd: ett två\n# slut\n';

    const { faults } = readYaml('a.yaml', text);

    expect(faults).toMatchObject([{ line: 2, says: { sv: expect.stringContaining('#') } }]);
  });

  it('says that the rest has not been looked at, when it could not be', () => {
    const { faults } = readYaml('a.yaml', 'a: b: c\nd: e: f\n');

    expect(faults.map(({ says }) => says.en.includes('has not been checked'))).toEqual([false, true]);
  });

  it('does not unfold without end', () => {
    const row = (name: string, of: string) => `${name}: &${name} [${Array(10).fill(of).join(', ')}]\n`;

    const { value, faults } = readYaml('a.yaml', row('a', 'x') + row('b', '*a') + row('c', '*b') + row('d', '*c'));

    expect(value).toBeUndefined();
    expect(faults).toEqual([
      {
        file: 'a.yaml',
        line: 2,
        path: '',
        says: { sv: expect.stringContaining('skriv ut'), en: expect.stringContaining('alias') },
      },
    ]);
  });

  it('makes no object that others inherit from', () => {
    const { value } = readYaml('a.yaml', '__proto__: { admin: true }\nconstructor: x\n');

    expect(({} as Record<string, unknown>).admin).toBeUndefined();
    expect(Object.keys(Object(value))).toContain('constructor');
  });
});

describe('The faults of a schema', () => {
  const Shape = z.strictObject({ a: z.number(), b: z.strictObject({ c: z.string() }) });

  it('stand at what is wrong, and an unknown key at itself', () => {
    const yaml = readYaml('a.yaml', 'a: ett\nb:\n  c: x\n  d: 1\ne: 2\n');

    const parsed = Shape.safeParse(yaml.value);

    expect(
      parsed.error &&
        schemaFaults('a.yaml', yaml, parsed.error)
          .map((fault) => faultLine(fault, 'en'))
          .sort(),
    ).toEqual([
      expect.stringMatching(/^a\.yaml:1: a: /u),
      'a.yaml:4: b.d: is not known here; check its spelling or take it out',
      'a.yaml:5: e: is not known here; check its spelling or take it out',
    ]);
  });

  it('read as file, line and what is wrong when they are of the whole', () => {
    const says = { sv: 'är tom', en: 'is empty' };

    expect(faultLine({ file: 'a.yaml', line: 1, path: '', says }, 'sv')).toBe('a.yaml:1: är tom');
  });
});
