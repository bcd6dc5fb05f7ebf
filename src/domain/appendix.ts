import type { Language } from './language.ts';

/** One part of an appendix. Texts are plain; a newline is a line break. */
export type AppendixBlock =
  | { block: 'heading'; level: 1 | 2 | 3; text: string }
  | { block: 'paragraph'; text: string; style?: 'lead' | 'quiet' }
  | { block: 'list'; items: string[] }
  /** Names and values side by side, without a header row. */
  | { block: 'facts'; facts: { name: string; value: string }[] }
  | {
      block: 'table';
      caption: string;
      /** `share` is the column's part of the width; the shares of a table add up to 1. */
      columns: { title: string; align: 'left' | 'right'; share: number }[];
      rows: string[][];
    };

/** What is attached: what people read, and the same as data. */
export type Appendix = {
  /** The case's id; the mark by which a later appendix finds and replaces this one. */
  caseId: string;
  language: Language;
  title: string;
  /** Set on a draft: the word that stands on each of the appendix's pages. */
  draftMark?: string;
  blocks: AppendixBlock[];
  /** The assessment as canonical JSON. */
  data: string;
};
