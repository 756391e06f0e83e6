import { expect, it } from 'vitest';
import { typesetPdf } from '@/lib/core/typst';
import { notPrintedIn } from '@/prisma/factories/file-text';
import { hostile } from '@/prisma/factories/hostile-texts';
import { readContent, type Shape } from '../model/marks';
import type { SealedBlock, SealedDocument } from '../model/sealed';
import { pageData } from './page-data';

const block = (
  kind: SealedBlock['kind'],
  shape: Shape,
  text: string,
  over: Partial<SealedBlock> = {},
): SealedBlock => ({
  id: kind,
  kind,
  level: null,
  label: null,
  number: 1,
  shape,
  content: { en: readContent(text, shape) },
  commitment: null,
  recommendation: null,
  figure: null,
  ...over,
});

const document: SealedDocument = {
  format: 'parley.highlights/2',
  symbol: 'GRCPT/Highlights',
  number: 1,
  previousSha256: null,
  publishedAt: '2031-05-03T10:00:00.000Z',
  publishedBy: 'Somebody',
  illustrative: true,
  languages: ['en'],
  authentic: ['en'],
  title: { en: 'Highlights' },
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
  blocks: [
    block('HEADING', 'PARAGRAPH', 'First part', { level: 1, label: 'I', number: null }),
    block('HEADING', 'PARAGRAPH', 'Second level', { level: 2, label: 'A', number: null }),
    block('HEADING', 'PARAGRAPH', 'Third level', { level: 3, label: '1', number: null }),
    block('PARAGRAPH', 'PARAGRAPH', 'A text, *stressed*, with a [link](https://www.iom.int) and[^A note below] more.'),
    block('LIST', 'LIST', 'An item\nAnother item'),
    block('NUMBERED_LIST', 'NUMBERED_LIST', 'Numbered item\nSecond item'),
    block('TABLE', 'TABLE', 'Region | n\nAfrica | seven'),
    block('RECOMMENDATION', 'PARAGRAPH', hostile, {
      recommendation: { id: 'x', symbol: 'AFR/1', revision: 3, hash: '0' },
    }),
    block('FIGURE', 'LIST', '', { figure: { name: 'PARTIES', snapshot: null } }),
    block('TABLE', 'TABLE', ''),
  ],
};

it('a PDF prints every shape of a block, and what is hostile as it stands, the same bytes each time', async () => {
  const make = () =>
    typesetPdf('lib/outcome/render/highlights.typ', { data: pageData(document, '0'.repeat(64), 'en') });
  const pdf = await make();
  const said = [
    ...['I. First part', 'A. Second level', '1. Third level', 'stressed', 'link', 'A note below', 'Another item'],
    ...['Numbered item', 'Region', 'Africa', 'seven', hostile, 'AFR/1, revision 3'],
  ];
  expect(notPrintedIn(pdf, said)).toEqual([]);
  expect(Buffer.from(await make()).equals(Buffer.from(pdf))).toBe(true);
});
