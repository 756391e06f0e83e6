import { numberBlocks } from '@/lib/outcome/model/blocks';
import { readContent, type Shape } from '@/lib/outcome/model/marks';
import { languageHash } from '@/lib/outcome/model/hashes';
import type { SealedBlock, SealedDocument, SealedSignature } from '@/lib/outcome/model/sealed';
import { hostile } from './hostile-texts';

const block = (
  kind: SealedBlock['kind'],
  shape: Shape,
  text: Record<string, string>,
  over: Partial<SealedBlock> = {},
): Omit<SealedBlock, 'label' | 'number'> => ({
  id: '',
  kind,
  level: null,
  shape,
  content: Object.fromEntries(Object.entries(text).map(([language, typed]) => [language, readContent(typed, shape)])),
  commitment: null,
  recommendation: null,
  figure: null,
  ...over,
});

const commitment: SealedBlock['commitment'] = {
  symbol: 'C/1',
  owners: ['ECOWAS'],
  dueBy: '2032',
  way: {
    decision: { outcome: 'ADOPTED', method: 'CONSENSUS', at: '2031-05-02T10:00:00.000Z', by: 'The Chair', note: null },
    general: { id: '0198c0de-0000-7000-8000-000000000001', symbol: 'G/1', revision: 2, hash: '1'.repeat(64) },
    sources: [],
  },
};

const written = [
  block('PARAGRAPH', 'PARAGRAPH', { en: 'Before any part.', ar: 'قبل أي جزء.' }),
  block('HEADING', 'PARAGRAPH', { en: 'First part', ar: 'الجزء الأول' }, { level: 1 }),
  block('HEADING', 'PARAGRAPH', { en: 'Second level[^Of a heading.]', ar: 'المستوى الثاني' }, { level: 2 }),
  block('HEADING', 'PARAGRAPH', { en: 'Third level', ar: 'المستوى الثالث' }, { level: 3 }),
  block('PARAGRAPH', 'PARAGRAPH', {
    en: 'A text, *stressed*, with a [link](https://www.iom.int/a?b=1&c=2) and[^A note, *stressed*, with [its own](https://example.org).] more.',
    ar: 'نص *مشدد* مع [رابط](https://www.iom.int) و[^حاشية سفلية.] المزيد في 2031.',
  }),
  block('LIST', 'LIST', { en: 'An item\nAnother item[^Of an item.]', ar: 'بند\nبند آخر' }),
  block('NUMBERED_LIST', 'NUMBERED_LIST', { en: 'Numbered item\nSecond item', ar: 'أول\nثان' }),
  block('NUMBERED_LIST', 'NUMBERED_LIST', { en: 'Begins anew', ar: 'من جديد' }),
  block('HEADING', 'PARAGRAPH', { en: 'Next part', ar: 'الجزء التالي' }, { level: 1 }),
  block('TABLE', 'TABLE', { en: 'Region | n\nAfrica | seven[^Of a cell.]', ar: 'المنطقة | العدد\nأفريقيا | سبعة' }),
  block('COMMITMENT', 'PARAGRAPH', { en: 'They commit.', ar: 'يلتزمون.' }, { commitment }),
  block(
    'RECOMMENDATION',
    'PARAGRAPH',
    { en: hostile, ar: hostile },
    {
      recommendation: {
        id: '0198c0de-0000-7000-8000-000000000002',
        symbol: 'AFR/1',
        revision: 3,
        hash: '0'.repeat(64),
      },
    },
  ),
  block('FIGURE', 'LIST', {}, { figure: { name: 'PARTIES', snapshot: null } }),
];

/** The signatures under a sealed document in the order of its languages: by the secretariat and by the Chair. */
export function signaturesUnder(document: SealedDocument, by = 'Somebody'): SealedSignature[] {
  return document.languages.flatMap((language, index) =>
    (['LANGUAGE', 'CHAIR'] as const).map((capacity) => ({
      language,
      capacity,
      sha256: languageHash(document, language),
      // Before midnight in UTC, and after it where the meeting is held.
      at: `2031-05-0${index + 2}T22:30:00.000Z`,
      by,
      covers: 'HEAD_AND_TEXT' as const,
    })),
  );
}

/** A sealed document with every shape of a block, in English and in Arabic, and these texts as paragraphs of their own. */
export function sealedHighlights(texts: readonly string[] = []): SealedDocument {
  const blocks = [
    ...written,
    ...texts.map((text): (typeof written)[number] => ({
      ...block('RECOMMENDATION', 'PARAGRAPH', {}),
      content: { en: [[[text]]], ar: [[[text]]] },
    })),
  ];
  const places = numberBlocks(blocks);
  return {
    format: 'parley.highlights/2',
    symbol: 'GRCPT/Highlights',
    number: 1,
    previousSha256: null,
    publishedAt: '2031-05-03T22:30:00.000Z',
    publishedBy: 'Somebody',
    illustrative: true,
    languages: ['en', 'ar'],
    authentic: ['en'],
    title: { en: 'Highlights', ar: 'أبرز النقاط' },
    meeting: {
      slug: 'grcpt',
      code: 'GRCPT',
      title: { en: 'Meeting' },
      shortTitle: { en: 'Meeting' },
      city: 'Geneva',
      countryCode: 'CH',
      startsOn: '2031-05-01',
      endsOn: '2031-05-02',
      zone: 'Europe/Zurich',
    },
    blocks: blocks.map((one, index) => ({
      ...one,
      id: `0198c0de-0000-7000-8000-${String(index + 100).padStart(12, '0')}`,
      label: places[index]?.label ?? null,
      number: places[index]?.number ?? null,
    })),
  };
}
