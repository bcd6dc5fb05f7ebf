import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { attribute, scan } from '../../src/documents/xml-scan.ts';
import { closeXml, fitting, openXml, plainText } from '../../src/documents/xml-text.ts';

const seed = Number(process.env.JAMLOTS_SEED ?? 1);

/** Names, attributes and texts as our scanner sees them. */
function byScanner(xml: string): string[] {
  const part = openXml(Buffer.from(xml));
  const seen: string[] = [];
  scan(part.text, {
    tag(tag) {
      const local = plainText(part, tag.name.slice(tag.name.indexOf(':') + 1));
      if (tag.kind !== 'close') seen.push(`<${local} ${plainText(part, attribute(part.text, tag, 'a') ?? '')}`);
      if (tag.kind !== 'open') seen.push(`>${local}`);
    },
    text: (piece, isCdata) => seen.push(plainText(part, piece, isCdata)),
  });
  return joined(seen);
}

function bySaxes(xml: string): string[] {
  const seen: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', ({ local, attributes }) => seen.push(`<${local} ${attributes.a?.value ?? ''}`));
  parser.on('closetag', ({ local }) => seen.push(`>${local}`));
  parser.on('text', (text) => seen.push(text));
  parser.on('cdata', (text) => seen.push(text));
  parser.write(xml).close();
  return joined(seen.filter((what) => what !== ''));
}

/** Texts beside each other as one. */
function joined(seen: string[]): string[] {
  return seen
    .map((what) => (/^[<>]/.test(what) ? `\n${what}\n` : what))
    .join('')
    .split('\n');
}

const name = fc.constantFrom('p', 'w:p', 'tbl', 'v:x', 'åäö');
const text = fc.constantFrom(
  'a',
  'åäö 🙂',
  '&lt;&#229;&#xE5;&amp;',
  '<!-- <p> -->',
  '<![CDATA[<b>&amp;]]>',
  '<?php <x> ?>',
  ' ',
);
const value = fc.constantFrom('', 'a > b', "it's", '&quot;&#10;å', 'x/');
const element = fc.letrec<{ node: string }>((tie) => ({
  node: fc
    .tuple(
      name,
      value,
      fc.constantFrom('"', "'"),
      fc.array(fc.oneof({ depthSize: 'small' }, text, tie('node')), { maxLength: 4 }),
    )
    .map(([name, value, quote, inside]) => {
      const safe = quote === "'" ? value.replaceAll("'", '&apos;') : value;
      return inside.length === 0
        ? `<${name} b = "1"  a=${quote}${safe}${quote} />`
        : `<${name}\n a=${quote}${safe}${quote}>${inside.join('')}</${name} >`;
    }),
})).node;

describe('the scanner', () => {
  it('sees what another parser sees', () => {
    const document = element.map(
      (inside) => `<?xml version="1.0"?><!-- a --><r xmlns:w="urn:w" xmlns:v="urn:v">${inside}</r>`,
    );

    fc.assert(
      fc.property(document, (xml) => {
        expect(byScanner(xml)).toEqual(bySaxes(xml));
      }),
      { seed, numRuns: 500 },
    );
  });

  it('knows a namespace by its address, whatever its prefix is', () => {
    const seen: string[] = [];
    const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';

    scan(`<a:x xmlns:a="${word}"><b xmlns="${word}"><c xmlns=""/></b><a:y/></a:x>`, {
      tag: ({ name, kind }) => kind !== 'close' && seen.push(name),
    });

    expect(seen).toEqual(['w:x', 'w:b', '?:c', 'w:y']);
  });
});

describe('a part as a text', () => {
  it.each(['<?xml version="1.0" encoding="UTF-8"?><a>å</a>', '\ufeff<a>å</a>', '<a/>'])(
    'comes back byte for byte',
    (xml) => {
      for (const bytes of [Buffer.from(xml), Buffer.from(`\ufeff${xml}`, 'utf16le'), Buffer.from(xml, 'latin1')]) {
        expect(Buffer.compare(closeXml(openXml(bytes)), bytes)).toBe(0);
      }
    },
  );

  it('takes any text that it is made to fit, and gives it back', () => {
    const declared = (encoding: string) => openXml(Buffer.from(`<?xml version="1.0" encoding="${encoding}"?><a/>`));

    for (const part of [declared('UTF-8'), declared('ISO-8859-1'), openXml(Buffer.from('\ufeff<a/>', 'utf16le'))]) {
      expect(plainText(part, fitting(part, 'åäö 🙂 – ’'))).toBe('åäö 🙂 – ’');
    }
  });
});
