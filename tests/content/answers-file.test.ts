import { describe, expect, it } from 'vitest';
import { readAnswersFile } from '../../src/content/answers-file.ts';
import { faultLine } from '../../src/content/yaml-file.ts';

function read(text: string) {
  const file = readAnswersFile('a.yaml', text);
  if ('faults' in file) throw new Error(file.faults.map((fault) => faultLine(fault, 'en')).join('\n'));
  return file.answers;
}

function faults(text: string): string[] {
  const file = readAnswersFile('a.yaml', text);
  return 'faults' in file ? file.faults.map((fault) => faultLine(fault, 'en')) : [];
}

describe('An answers file', () => {
  it('holds the case and a value for each question, and knows the line of each', () => {
    const { case: of, answers, lineOf } = read('case:\n  number: KS 1/2026\n  title: Taxa\n\nanswers:\n  a: yes\n');

    expect(of).toEqual({ number: 'KS 1/2026', title: 'Taxa', secrecy: 'none' });
    expect(answers).toEqual({ a: 'yes' });
    expect(lineOf(['answers', 'a'])).toBe(6);
    expect(lineOf(['answers', 'b'])).toBe(5);
    expect(lineOf(['case', 'title'])).toBe(3);
  });

  it('may say nothing of the case, which is then as the document says and not secret', () => {
    expect(read('answers: {}\n').case).toEqual({ secrecy: 'none' });
  });

  it('may hold several numbers', () => {
    expect(read('case: { number: [KS 1/2026, SN 2/2026] }\nanswers: {}\n').case.number).toEqual([
      'KS 1/2026',
      'SN 2/2026',
    ]);
  });

  it.each<[string, string, string | RegExp]>([
    ['a key that is not known', 'answers: {}\nsvar: {}\n', /^a\.yaml:2: svar: is not known here/u],
    [
      'a key of the case that is not known',
      'case:\n  datum: x\nanswers: {}\n',
      /^a\.yaml:2: case\.datum: is not known/u,
    ],
    [
      'a number that is no text',
      'case:\n  number: 2026\nanswers: {}\n',
      /^a\.yaml:2: case\.number: wants a text.*quotes/u,
    ],
    ['a title that is no text', 'case:\n  title: 2026\nanswers: {}\n', /^a\.yaml:2: case\.title: wants a text/u],
    ['a secrecy that is none', 'case:\n  secrecy: lite\nanswers: {}\n', /^a\.yaml:2: case\.secrecy: .*secret/u],
    ['answers that are a list', 'case: {}\nanswers:\n  - a\n', /^a\.yaml:2: answers: /u],
    ['no answers', 'case: {}\n', /^a\.yaml:1: answers: /u],
    ['nothing', '', /^a\.yaml:1: /u],
  ])('is told its faults by their line: %s', (_, text, line) => {
    expect(faults(text)).toEqual([expect.stringMatching(line)]);
  });

  it('is told all of them at once', () => {
    expect(faults('case:\n  datum: x\n  title: 1\nanswers: {}\nsvar: {}\n')).toHaveLength(3);
  });
});
