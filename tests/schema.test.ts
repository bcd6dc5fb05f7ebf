import { expect, it } from 'vitest';
import { z } from 'zod';
import { Assessment } from '../src/domain/assessment.ts';

it('ships the JSON Schema of an assessment as its zod schema gives it (npx vitest run --project unit -u writes it)', async () => {
  const schema = {
    $id: 'https://jamlots.example/schema/assessment.schema.json',
    title: 'jamlots.assessment/1',
    description:
      'A gender impact assessment as data. Times are UTC in ISO 8601, dates YYYY-MM-DD. `hash` is SHA-256 in hex over the canonical JSON (RFC 8785) of everything but `hash` itself.',
    ...z.toJSONSchema(Assessment, { target: 'draft-2020-12' }),
  };

  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot('../schema/assessment.schema.json');
});
