import { z } from 'zod';
import { type FileFault, readYaml, schemaFaults } from './yaml-file.ts';

/** The answers file: the case as its author knows it, and a value for each question that is asked. */
const AnswersFile = z.strictObject({
  /** Which checklist is answered, and with which perspectives; the command's own options go before. */
  checklist: z.string().optional(),
  modules: z.array(z.string()).optional(),
  case: z
    .strictObject({
      number: z.union([z.string(), z.array(z.string())], 'text-or-texts').optional(),
      title: z.string().optional(),
      committee: z.string().optional(),
      decisionDate: z.string().optional(),
      secrecy: z.enum(['none', 'individual', 'secret']).default('none'),
    })
    .default({ secrecy: 'none' }),
  answers: z.record(z.string(), z.unknown()),
});
export type AnswersFile = z.infer<typeof AnswersFile> & {
  /** The line of an answer, or of the place where answers stand when it has none; `case.title` for the case's own. */
  lineOf: (path: readonly string[]) => number;
};

/** Reads an answers file; its faults are values, for all of them to be told at once. */
export function readAnswersFile(file: string, text: string): { answers: AnswersFile } | { faults: FileFault[] } {
  const yaml = readYaml(file, text);
  if (yaml.value === undefined) return { faults: yaml.faults };
  const parsed = AnswersFile.safeParse(yaml.value);
  if (!parsed.success) return { faults: [...yaml.faults, ...schemaFaults(file, yaml, parsed.error)] };
  if (yaml.faults.length > 0) return { faults: yaml.faults };
  return { answers: { ...parsed.data, lineOf: yaml.lineOf } };
}
