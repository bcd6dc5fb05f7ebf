import { z } from 'zod';

/** The languages of the bot, Swedish first. A new one is a member here and a file in `locales/`. */
export const LANGUAGES = ['sv', 'en'] as const;
export const Language = z.enum(LANGUAGES);
export type Language = z.infer<typeof Language>;

/** A text for people in every language of the bot. Plain text, no markup. */
export const Localised = z.strictObject({ sv: z.string().trim().min(1), en: z.string().trim().min(1) });
export type Localised = z.infer<typeof Localised>;
