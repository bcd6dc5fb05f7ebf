import type { Card } from '../../ports.ts';

/** What a text looks like; every look goes with words, never in place of them. */
export type Look = {
  size?: 'small' | 'medium' | 'large';
  weight?: 'bolder';
  color?: 'attention' | 'accent';
  isSubtle?: true;
};

type Placed = { id?: string; spacing?: 'none' | 'small' | 'medium' | 'large'; separator?: true };

export type TextRun = Look & { type: 'TextRun'; text: string };

/** The elements that the bot draws with: those of Adaptive Cards 1.2, which Teams shows on a phone too. */
export type Element = Placed &
  (
    | (Look & { type: 'TextBlock'; text: string; wrap: true; style: 'heading' })
    | { type: 'RichTextBlock'; inlines: TextRun[] }
    | { type: 'Container'; style?: 'emphasis' | 'good' | 'attention' | 'accent'; items: Element[] }
    | { type: 'ColumnSet'; columns: Column[] }
    | { type: 'ActionSet'; actions: Action[] }
    | InputElement
  );

export type Column = {
  type: 'Column';
  width: 'stretch' | 'auto' | number;
  style?: 'emphasis' | 'accent';
  minHeight?: string;
  spacing?: 'none';
  items: Element[];
};

type Asking = { id: string; label: string; isRequired?: true; errorMessage?: string };

export type InputElement = Asking &
  (
    | { type: 'Input.Text'; value?: string; isMultiline?: true; maxLength?: number; regex?: string }
    | { type: 'Input.Date'; value?: string }
    | {
        type: 'Input.ChoiceSet';
        value?: string;
        style: 'expanded' | 'compact';
        isMultiSelect?: true;
        wrap: true;
        placeholder?: string;
        choices: { title: string; value: string }[];
      }
  );

/** What a click sends: the card's own data under one name, so that no input can stand in its way. */
export type Sent = { click: Record<string, unknown> };

type Sending = { title: string; style?: 'positive'; data: Sent; associatedInputs: 'auto' | 'none' };
export type SubmitAction = Sending & { type: 'Action.Submit' };
export type ExecuteAction = Sending & { type: 'Action.Execute'; verb: string; fallback: SubmitAction };

export type Action =
  | ExecuteAction
  | SubmitAction
  | { type: 'Action.OpenUrl'; title: string; url: string }
  | { type: 'Action.ShowCard'; title: string; card: { type: 'AdaptiveCard'; body: Element[] } };

/** A card as its JSON. */
export type AdaptiveCard = {
  type: 'AdaptiveCard';
  $schema: string;
  version: '1.5';
  lang: Card['language'];
  fallbackText: string;
  body: Element[];
};
