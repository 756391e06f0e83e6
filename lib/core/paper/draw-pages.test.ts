import { describe, expect, it } from 'vitest';
import sharp from 'sharp';
import { makeDocx, makePdf, makePptx } from '@/prisma/factories/paper-files';
import { drawPages } from './draw-pages';

describe('pages of a document', () => {
  it('are drawn in their order, with the words of each', async () => {
    const { total, pages, end } = await drawPages(makePdf(['First page', 'Second page']));
    expect({ total, end }).toEqual({ total: 2, end: 'DONE' });
    expect(pages.map(({ words }) => words)).toEqual(['First page', 'Second page']);
    const [first, second] = pages.map(({ picture }) => picture);
    expect(first).toMatchObject({ width: 960, height: 540 });
    const { format, width } = await sharp(first?.bytes).metadata();
    expect({ format, width }).toEqual({ format: 'webp', width: 960 });
    // Something stands on it, and not the same on both.
    expect((await sharp(first?.bytes).stats()).channels[0]?.min).toBeLessThan(64);
    expect(Buffer.from(first?.bytes ?? [])).not.toEqual(Buffer.from(second?.bytes ?? []));
  }, 30_000);

  it('are the first twenty of many', async () => {
    const { total, pages } = await drawPages(makePdf(Array.from({ length: 23 }, (_, index) => `Page ${index + 1}`)));
    expect([total, pages.length]).toEqual([23, 20]);
  }, 30_000);

  it('of a presentation are its words alone, of a text document none', async () => {
    expect(await drawPages(makePptx(['One', 'Two']))).toEqual({
      total: 2,
      pages: [
        { words: 'One', picture: null },
        { words: 'Two', picture: null },
      ],
      end: 'DONE',
    });
    expect(await drawPages(makeDocx(['One']))).toEqual({ total: 0, pages: [], end: 'DONE' });
  }, 30_000);
});

describe('what would take the server with it', () => {
  it('is ended beyond its time: what was drawn stands', async () => {
    expect(await drawPages(makePdf(['One']), { milliseconds: 1 })).toEqual({ total: 0, pages: [], end: 'TIME' });
  });

  it('is ended beyond its memory', async () => {
    const { end } = await drawPages(makePdf(Array.from({ length: 20 }, () => 'One')), { megabytes: 1 });
    expect(end).toBe('MEMORY');
  }, 30_000);

  it('has no picture where a page is longer than anybody can look at, and the next is drawn all the same', async () => {
    const long = makePdf(['Endless', 'Second']).toString('latin1').replace('[0 0 480 270]', '[0 0 1 99999]');
    const { pages } = await drawPages(Buffer.from(long, 'latin1'));
    expect(pages.map(({ picture }) => picture !== null)).toEqual([false, true]);
  }, 30_000);

  it('gives no page where it is no document at all', async () => {
    expect(await drawPages(Buffer.from('%PDF-1.7\nnothing'))).toEqual({ total: 0, pages: [], end: 'BROKEN' });
  }, 30_000);
});
