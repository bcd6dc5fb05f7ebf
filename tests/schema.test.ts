import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { Assessment } from '../src/domain/assessment.ts';
import { Checklist } from '../src/domain/checklist.ts';
import { Module } from '../src/domain/module.ts';
import { Organisation } from '../src/domain/organisation.ts';

/** What is shipped in `schema/`: for those who read assessments, and for editors that complete YAML. */
const SHIPPED = {
  assessment: {
    schema: Assessment,
    io: 'output',
    description:
      'A gender impact assessment as data (jamlots.assessment/1). Times are UTC in ISO 8601, dates YYYY-MM-DD. `hash` is SHA-256 in hex over the canonical JSON (RFC 8785) of everything but `hash` itself.',
  },
  checklist: { schema: Checklist, io: 'input', description: 'A checklist of Jämlots: a YAML file in checklists/.' },
  module: {
    schema: Module,
    io: 'input',
    description: 'A perspective to switch on: a YAML file in checklists/modules/.',
  },
  organisation: {
    schema: Organisation,
    io: 'input',
    description: 'An organisation: the file of JAMLOTS_ORGANISATION.',
  },
} as const;

describe('schema/ (npx vitest run --project unit -u writes it)', () => {
  it.each(Object.entries(SHIPPED))('ships the JSON Schema of %s as its zod schema gives it', async (name, shipped) => {
    const { $schema, ...schema } = z.toJSONSchema(shipped.schema, { target: 'draft-2020-12', io: shipped.io });
    const file = { $schema, title: name, description: shipped.description, ...schema };

    await expect(`${JSON.stringify(file, null, 2)}\n`).toMatchFileSnapshot(`../schema/${name}.schema.json`);
  });
});
