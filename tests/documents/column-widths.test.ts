import { describe, expect, it } from 'vitest';
import { columnWidths } from '../../src/documents/column-widths.ts';

const room = { width: 9072, padding: 200, size: 20 };
const sum = (widths: number[]) => widths.reduce((all, width) => all + width, 0);

describe('the columns of a table', () => {
  it('are as wide as their shares say', () => {
    expect(columnWidths([0.25, 0.75], [['a'], ['b']], room)).toEqual([2268, 6804]);
  });

  it.each([[[0.3, 0.3]], [[1, 2, 3]], [[0, Number.NaN]], [[-1]], [[0.1, 0.1, 0.8]]])(
    'fill the page with the shares %j',
    (shares) => {
      const texts = shares.map(() => ['Konsekvensbeskrivning']);

      expect(sum(columnWidths(shares, texts, room))).toBe(room.width);
    },
  );

  it('take from a wide one what a narrow one needs for its longest word', () => {
    const [narrow = 0] = columnWidths([0.1, 0.9], [['Oförändrat'], ['en lång text med korta ord']], room);

    expect(narrow).toBeGreaterThanOrEqual(1600);
  });

  it('are not made unreadable by a word without end', () => {
    const [long = 0, short = 0] = columnWidths([0.5, 0.5], [['x'.repeat(500)], ['Kvinnor']], room);

    expect(long).toBeLessThanOrEqual(room.width / 2);
    expect(short).toBeGreaterThanOrEqual(room.width / 2);
  });
});
