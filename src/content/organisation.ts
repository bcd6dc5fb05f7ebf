import { readFileSync } from 'node:fs';
import { DEFAULT_ORGANISATION, Organisation } from '../domain/organisation.ts';
import { BotError } from '../errors.ts';
import { faultLine, readYaml, schemaFaults } from './yaml-file.ts';

/** The organisation in `file`, or the default one. @throws BotError ORGANISATION_FAULTY with every fault. */
export function loadOrganisation(file: string | undefined): Organisation {
  if (file === undefined) return DEFAULT_ORGANISATION;
  const yaml = readYaml(file, textOf(file));
  const parsed = Organisation.safeParse(yaml.value);
  const faults = [
    ...yaml.faults,
    ...(parsed.success || yaml.value === undefined ? [] : schemaFaults(file, yaml, parsed.error)),
  ];
  if (parsed.success && faults.length === 0) return parsed.data;
  throw new BotError(
    'ORGANISATION_FAULTY',
    `The organisation's file has faults:\n${faults.map((fault) => faultLine(fault, 'en')).join('\n')}`,
  );
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new BotError(
      'ORGANISATION_FAULTY',
      `The organisation's file ${file} cannot be read. Check the path in JAMLOTS_ORGANISATION.`,
      { cause },
    );
  }
}
