import { expect, it } from 'vitest';
import { sealedHighlights } from '@/prisma/factories/sealed-highlights';
import { changesBetween, headChangesBetween, nextEdition, printedSymbol, type Edition } from './edition';

const edition = (revision: number, corrigendum: number): Edition => ({
  revision,
  corrigendum,
  reason: {},
  changed: [],
  added: [],
  removed: [],
});

it('corrigenda are counted within their revision, and the symbol says both', () => {
  expect(nextEdition({}, 'CORRIGENDUM')).toEqual({ revision: 0, corrigendum: 1 });
  expect(nextEdition({ edition: edition(0, 2) }, 'CORRIGENDUM')).toEqual({ revision: 0, corrigendum: 3 });
  expect(nextEdition({ edition: edition(0, 2) }, 'REVISION')).toEqual({ revision: 1, corrigendum: 0 });
  expect(nextEdition({ edition: edition(1, 0) }, 'CORRIGENDUM')).toEqual({ revision: 1, corrigendum: 1 });
  const symbols = [{}, { edition: edition(0, 1) }, { edition: edition(2, 0) }, { edition: edition(1, 2) }];
  expect(symbols.map((of) => printedSymbol({ symbol: 'S', ...of }))).toEqual([
    'S',
    'S/Corr.1',
    'S/Rev.2',
    'S/Rev.1/Corr.2',
  ]);
});

it('a block is the same by its id: what is only numbered otherwise has not changed', () => {
  const { blocks } = sealedHighlights();
  expect(changesBetween(blocks, blocks)).toEqual({ changed: [], added: [], removed: [] });
  const [first, ...others] = blocks;
  if (!first) throw new Error('no blocks');
  const renumbered = others.map((block) => ({ ...block, number: block.number === null ? null : block.number - 1 }));
  expect(changesBetween(blocks, renumbered)).toEqual({ changed: [], added: [], removed: ['para_1'] });
  expect(changesBetween(renumbered, blocks)).toEqual({ changed: [], added: ['para_1'], removed: [] });
  const said = blocks.map((block) =>
    block.number === 2 ? { ...block, content: { en: [[['Other words.']]] } } : block,
  );
  expect(changesBetween(blocks, said)).toEqual({ changed: ['para_2'], added: [], removed: [] });
});

it('what differs in the head is named by its part, and a text under it is none of them', () => {
  const before = sealedHighlights();
  const { meeting } = before;
  expect(headChangesBetween(before, sealedHighlights(['Added.']))).toEqual([]);
  expect(headChangesBetween(before, { ...before, meeting: { ...meeting, city: 'Bern' } })).toEqual(['PLACE']);
  expect(headChangesBetween(before, { ...before, meeting: { ...meeting, endsOn: '2031-05-03' } })).toEqual(['DAYS']);
  expect(
    headChangesBetween(before, {
      title: { en: 'Outcome' },
      authentic: ['ar'],
      meeting: { ...meeting, shortTitle: { en: 'Other' } },
    }),
  ).toEqual(['TITLE', 'AUTHENTIC', 'MEETING']);
});
