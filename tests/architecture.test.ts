import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { circlesIn, type House, longerThan, type Sources, straysFrom } from './house.ts';

const hall = [
  ...['main', 'compose', 'config', 'commands', 'channels/web', 'channels/adaptive', 'channels/terminal'],
  'channels/slack',
  ...['storage', 'documents', 'content'],
  ...['operations', 'app', 'locales', 'domain', 'ports', 'errors'],
  ...['express', 'zod', 'yaml', 'pino', 'node:*'],
];

/** What each room may look into, rooms first, then packages. A new arrow is a decision. */
const house: House = {
  main: hall,
  compose: hall,
  config: hall,
  commands: hall,
  'channels/web': [
    ...['ports', 'errors', 'channels/adaptive', 'types of domain', 'types of channels/web/page'],
    ...['express', 'helmet', 'zod', 'node:*'],
  ],
  'channels/web/page': ['types of ports', 'types of domain', 'adaptivecards'],
  'channels/adaptive': ['ports', 'domain', 'errors'],
  'channels/terminal': ['ports', 'errors', '@clack/prompts', 'node:stream', 'node:tty', 'node:util'],
  'channels/slack': [
    ...['ports', 'errors', 'types of domain', 'express', 'zod', 'node:*'],
    ...['@slack/bolt', '@slack/socket-mode', '@slack/web-api', '@slack/types', 'undici'],
  ],
  storage: ['ports', 'domain', 'errors', 'kysely', '@photostructure/sqlite', 'node:*'],
  documents: ['ports', 'domain', 'errors', 'node:zlib', 'node:crypto'],
  content: ['ports', 'domain', 'errors', 'yaml', 'zod', 'node:fs', 'node:path', 'node:url'],
  operations: ['ports', 'domain', 'errors', 'pino', 'pino-http', 'prom-client', 'node:*'],
  app: ['ports', 'domain', 'locales', 'errors', 'zod'],
  locales: ['types of domain'],
  ports: ['domain'],
  domain: ['errors', 'zod', 'node:crypto'],
  errors: [],
};

/** The style guide's limit, in lines. */
const FILE_LENGTH_MAX = 250;

const src = fileURLToPath(new URL('../src/', import.meta.url));

const sources: Sources = Object.fromEntries(
  readdirSync(src, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => [file.split(sep).join('/'), readFileSync(join(src, file), 'utf8')]),
);

describe('the house', () => {
  it('has every import follow it', () => {
    expect(straysFrom(house, sources)).toEqual([]);
  });

  it('has no circle of imports, types included', () => {
    expect(circlesIn(sources)).toEqual([]);
  });

  it('has no file that is too long to read', () => {
    expect(longerThan(FILE_LENGTH_MAX, sources)).toEqual([]);
  });
});

describe('the one who watches the house', () => {
  it('names the file and what it looks into', () => {
    const bad = {
      'domain/bad.ts': "import { sv } from '../locales/sv.ts';\nimport {\n  readFile,\n} from 'node:fs/promises';\n",
      'locales/sv.ts': '',
    };

    expect(straysFrom(house, bad)).toEqual(['domain/bad.ts → locales/sv.ts', 'domain/bad.ts → node:fs/promises']);
  });

  it('sees every way of importing', () => {
    const bad = {
      'errors.ts': [
        "import a from 'a';",
        "import b, { type C } from '@b/c/deep';",
        "import * as d from 'd';",
        "import 'e';",
        "export * from 'f';",
        "export { g } from 'g';",
        "import type { H } from 'h';",
        "const i = await import('i');",
        "type J = typeof import('j');",
      ].join('\n'),
    };

    const seen = straysFrom(house, bad).map((stray) => stray.split(' → ')[1]);

    expect(seen).toEqual(['a', '@b/c', 'd', 'f', 'g', 'h (types)', 'e', 'i', 'j']);
  });

  it('tells types from values where only types may be seen', () => {
    const mixed = {
      'locales/sv.ts':
        "import type { Card } from '../domain/card.ts';\nimport { type Other } from '../domain/card.ts';\n",
      'locales/en.ts': "import { type Card, draw } from '../domain/card.ts';\n",
      'domain/card.ts': '',
    };

    expect(straysFrom(house, mixed)).toEqual(['locales/en.ts → domain/card.ts']);
  });

  it('takes the innermost room, and misses no file that stands in none', () => {
    const files = {
      'channels/web/page/talk.ts': "import express from 'express';\n",
      'channels/web/serve.ts': "import express from 'express';\n",
      'utils/odd.ts': '',
    };

    expect(straysFrom(house, files)).toEqual(['utils/odd.ts stands in no room', 'channels/web/page/talk.ts → express']);
  });

  it('finds circles, of types too', () => {
    const round = {
      'domain/a.ts': "import type { B } from './b.ts';\n",
      'domain/b.ts': "import { c } from './c.ts';\n",
      'domain/c.ts': "export { a } from './a.ts';\n",
      'domain/d.ts': "import { a } from './a.ts';\n",
    };

    expect(circlesIn(round)).toEqual(['domain/a.ts → domain/b.ts → domain/c.ts → domain/a.ts']);
  });

  it('counts lines', () => {
    expect(longerThan(2, { 'two.ts': 'a\nb\n', 'three.ts': 'a\nb\nc\n' })).toEqual(['three.ts: 3 lines']);
  });
});
