import type { KnownBlock, ModalView } from '@slack/types';
import type { Card, CardPart } from '../../ports.ts';
import { blockId } from './actions.ts';
import { modalOpening, nameOf } from './asking.ts';
import { context, cut, headingBlocks, isBlank, lengthOf, plain, textBlocks } from './block-text.ts';
import { button, type SlackOptions } from './buttons.ts';
import { inputBlocks } from './inputs.ts';
import { LIMITS, PAGE } from './limits.ts';
import { wholeBlocks } from './message.ts';
import { partBlocks } from './parts.ts';
import { WORDS } from './words.ts';

type Language = Card['language'];

/** What the modals are told apart by when they come back. */
export const CALLBACK = { inputs: 'jl|inputs', text: 'jl|text' } as const;

export type InputsOptions = {
  /** Goes to `private_metadata` as it is: at most 3000 characters. */
  metadata: string;
  /** Which of the card's actions is sent. */
  action: number;
  /** Something new for each modal whose fields should not hold what was typed in the last one. */
  salt: string;
};

/** All the inputs of a card; sending it is the action. */
export function inputsModal(card: Card, { metadata, action, salt }: InputsOptions): ModalView {
  const words = WORDS[card.language];
  const submit = card.actions[action]?.title ?? '';
  const isShort = submit !== '' && lengthOf(submit) <= LIMITS.modalButton;
  return {
    type: 'modal',
    callback_id: CALLBACK.inputs,
    private_metadata: metadata,
    title: plain(card.progress ? words.yourAnswer : words.details),
    submit: plain(isShort ? submit : words.save),
    close: plain(words.cancel),
    blocks: [
      ...modalOpening(card),
      ...card.inputs.flatMap((input) =>
        inputBlocks({ ...input, label: nameOf(input, card) }, { language: card.language, salt }),
      ),
    ],
  };
}

export type TextOptions = Pick<SlackOptions, 'caseId' | 'again'> & {
  language: Language;
  /** Which page, from 0; a page that is not there gives the nearest. */
  page?: number | undefined;
  metadata?: string | undefined;
};

/** What a part of a card holds that is closed at first; `part` is its place in the card. */
export function textModal(
  title: string,
  parts: readonly CardPart[],
  options: TextOptions & { part?: number },
): ModalView {
  const words = WORDS[options.language];
  const isShort = lengthOf(title) <= LIMITS.modalTitle && title.trim() !== '';
  const blocks = [...(isShort ? [] : headingBlocks(title)), ...partBlocks(parts, options.language)];
  return pageModal(isShort ? title : words.readMore, blocks, options);
}

/** The modal of the part that was opened, or undefined when the card has no such part. */
export function moreModal(
  card: Card,
  part: number,
  options: Omit<TextOptions, 'language'> = {},
): ModalView | undefined {
  const found = card.parts[part];
  if (found?.part !== 'more') return undefined;
  return textModal(found.title, found.parts, { ...options, language: card.language, part });
}

/** Everything on a card that has no room where it stands. */
export function allModal(card: Card, options: Omit<TextOptions, 'language'> = {}): ModalView {
  const { language } = card;
  return pageModal(WORDS[language].readAll, wholeBlocks(card, options), { ...options, language });
}

function pageModal(title: string, blocks: readonly KnownBlock[], options: TextOptions & { part?: number }): ModalView {
  const pages = pagesOf(blocks);
  const page = Math.max(0, Math.min(pages.length - 1, Math.trunc(options.page ?? 0) || 0));
  return {
    type: 'modal',
    callback_id: CALLBACK.text,
    ...(options.metadata !== undefined && { private_metadata: options.metadata }),
    title: plain(cut(title, LIMITS.modalTitle)),
    close: plain(WORDS[options.language].close),
    blocks: [...(pages[page] ?? []), ...pageButtons(page, pages.length, options)],
  };
}

/** The blocks in as few pages as hold them. */
function pagesOf(blocks: readonly KnownBlock[]): KnownBlock[][] {
  const pages: KnownBlock[][] = [];
  let bytes = 0;
  for (const block of blocks) {
    const size = Buffer.byteLength(JSON.stringify(block));
    const last = pages.at(-1);
    if (last && last.length < PAGE.blocks && bytes + size <= PAGE.bytes) {
      last.push(block);
      bytes += size;
    } else {
      pages.push([block]);
      bytes = size;
    }
  }
  return pages;
}

function pageButtons(page: number, of: number, { language, caseId, again, part }: TextOptions & { part?: number }) {
  if (of < 2) return [];
  const words = WORDS[language];
  const turn = (title: string, to: number) => button(title, { kind: 'page', page: to, part, again }, to);
  const blocks: KnownBlock[] = [
    context(words.page(page + 1, of)),
    {
      type: 'actions',
      block_id: blockId(caseId, `page${page}`, undefined),
      elements: [
        ...(page + 1 < of ? [turn(words.nextPage, page + 1)] : []),
        ...(page > 0 ? [turn(words.previousPage, page - 1)] : []),
      ],
    },
  ];
  return blocks;
}

/** What is shown at once, while the modal that was asked for is being made. */
export function loadingModal(language: Language): ModalView {
  const words = WORDS[language];
  return saying(words.opening, words.moment, language);
}

/** What is shown while what was filled in takes long to save. */
export function savingModal(language: Language): ModalView {
  const words = WORDS[language];
  return saying(words.saving, words.moment, language);
}

/** A modal that only says that it is done. */
export function doneModal(language: Language, text: string): ModalView {
  return saying(WORDS[language].done, text, language);
}

/** A modal that only says what went wrong. */
export function faultModal(language: Language, text: string): ModalView {
  return saying(WORDS[language].failed, text, language);
}

function saying(title: string, text: string, language: Language): ModalView {
  return {
    type: 'modal',
    callback_id: CALLBACK.text,
    title: plain(title),
    close: plain(WORDS[language].close),
    blocks: textBlocks(isBlank(text) ? title : text),
  };
}
