/** What the page itself says, around the cards. */
export type PageWords = {
  title: string;
  skip: string;
  tagline: string;
  footer: string;
  otherLanguage: string;
  needsScript: string;
  opening: string;
  saving: string;
  reading: string;
  upload: { or: string; button: string; kinds: string; tooLarge: string };
  fault: {
    title: string;
    offline: string;
    notShown: string;
    retry: string;
    code: string;
    edited: string;
  };
  requiredMark: string;
  copy: string;
  copied: string;
  /** The largest decision document, in bytes. */
  documentMax: number;
};

/** What the page gets after a turn: an Adaptive Card, and what the page does around it. */
export type Shown = { caseId?: string; title: string; wantsDocument?: { label: string }; card: object };

/** What went wrong, in the person's words. `again`: the same request may succeed later. */
export type Fault = { fault: string; correlation: string; again: boolean };
