import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '@/lib/core/canonical';
import { notPrintedIn } from '@/prisma/factories/file-text';
import { everything, hostile, unseen } from '@/prisma/factories/hostile-texts';
import { readDocx, type ReadParagraph } from '@/prisma/factories/read-docx';
import { allOf, readXml, textIn } from '@/prisma/factories/read-xml';
import { readPdf, shapeOf, tagsOf, type ReadPdf, type Tag } from '@/prisma/factories/read-pdf';
import { sealedHighlights, signaturesUnder } from '@/prisma/factories/sealed-highlights';
import { inProject } from '@/scripts/machine/paths.mjs';
import { canonicalJson } from '@/lib/core/canonical';
import { anchorsOf } from '../model/anchors';
import { languageHash } from '../model/hashes';
import { fileFormats, fileName } from '../model/file-names';
import { plainText, type Content, type Inline } from '../model/marks';
import { readSealed, type SealedBlock } from '../model/sealed';
import { makeFile } from './files';

const hash = '0'.repeat(64);
const document = sealedHighlights();
const make = (language: string, format: (typeof fileFormats)[number]) =>
  makeFile({ document, sha256: hash }, language, format);

it('a PDF prints every shape of a block, and what is hostile as it stands', async () => {
  const pdf = await make('en', 'pdf');
  const said = [
    ...['I. First part', 'A. Second level', '1. Third level', 'stressed', 'link', 'A note', 'Another item'],
    ...['Numbered item', 'Region', 'Africa', 'seven', hostile, 'AFR/1, revision 3'],
  ];
  expect(notPrintedIn(pdf, said)).toEqual([]);
});

describe('the PDF, to whoever does not see it', () => {
  let pdf: ReadPdf;
  beforeAll(async () => {
    pdf = readPdf(await make('en', 'pdf'));
  });

  it('says what it is: its language, its title, PDF/UA, its fonts within', () => {
    expect(pdf).toMatchObject({ language: 'en', title: 'Highlights', showsTitle: true, isMarked: true, part: '1' });
    expect(pdf.fonts).toContain('IBMPlexSerif-Italic');
    expect(pdf.fonts.filter((font) => !font.startsWith('IBMPlex'))).toEqual([]);
    expect(pdf.fontsOutside).toBe(0);
  });

  it('has a bookmark for every heading, at its level', () => {
    expect(pdf.outline).toEqual(['Highlights', 'I. First part', 'A. Second level', '1. Third level', 'II. Next part']);
    expect(['H1', 'H2', 'H3', 'H4'].map((type) => tagsOf(pdf.root, type).length)).toEqual([1, 2, 1, 1]);
  });

  it('has its lists, tables, notes and links as what they are', () => {
    expect(tagsOf(pdf.root, 'L').map(shapeOf)).toEqual([
      'L(LI(Lbl LBody(P)) LI(Lbl LBody(P(Lbl(Link(Span)) Note(Lbl(Link(Span)))))))',
      'L(LI(Lbl LBody(P)) LI(Lbl LBody(P)))',
      'L(LI(Lbl LBody(P)))',
    ]);
    const [table] = tagsOf(pdf.root, 'Table');
    expect(table?.tags.map(({ type }) => type)).toEqual(['THead', 'TBody']);
    expect(['TH', 'TD', 'Note'].map((type) => tagsOf(pdf.root, type).length)).toEqual([2, 2, 4]);
  });

  it('is read in the order in which it stands, and nothing stands outside a paragraph', () => {
    const paragraphs = tagsOf(pdf.root, 'P');
    // A block, its number and what is said below it; the head, the seal.
    expect(paragraphs.length).toBeGreaterThan(20);
    const [stressed] = paragraphs.filter(({ pieces }) => pieces.length > 5);
    expect(shapeOf(stressed as Tag)).toMatch(/^P\(Em|^P\(Span/);
    for (const { pieces } of paragraphs) {
      const heard = pieces.filter((piece) => piece !== null);
      expect(heard).toEqual(heard.toSorted((one, other) => one - other));
    }
    const loose = (tag: Tag): string[] =>
      ['Div', 'Document', 'LBody', 'TD', 'TH'].includes(tag.type) && tag.pieces.some((piece) => piece !== null)
        ? [shapeOf(tag)]
        : tag.tags.flatMap(loose);
    expect(loose(pdf.root)).toEqual([]);
    expect(tagsOf(pdf.root, 'Div').filter(({ tags }) => tags.some(({ type }) => type === 'Span'))).toEqual([]);
  });
});

it('a PDF in Arabic is set in the fonts of the house, on every machine', async () => {
  const pdf = readPdf(await make('ar', 'pdf'));
  expect(pdf).toMatchObject({ language: 'ar', part: '1', fontsOutside: 0 });
  // Whatever a machine has of its own is not asked: it would be other bytes there, or boxes.
  expect(pdf.fonts.filter((font) => !font.startsWith('IBMPlex'))).toEqual([]);
  expect(pdf.fonts).toEqual(expect.arrayContaining(['IBMPlexSansArabic-Regular', 'IBMPlexSansArabic-SemiBold']));
});

/** Signed by somebody whose name would be a command elsewhere. */
const signed = { ...document, signatures: signaturesUnder(document, hostile) };

it('every file says who signed which language as what, when by the meeting’s clock, and which text', async () => {
  const file = (format: (typeof fileFormats)[number]) => makeFile({ document: signed, sha256: hash }, 'en', format);
  const textOf = (language: string) =>
    `sha256 of the text in this language: ${languageHash(document, language).slice(0, 12)}`;
  const said = [
    `For the wording in English: ${hostile}`,
    `For the Chair, the text in English: ${hostile}`,
    `3 May 2031, 00:30 (UTC+2). ${textOf('en')}`,
    `For the Chair, the text in Arabic: ${hostile}`,
    `4 May 2031, 00:30 (UTC+2). ${textOf('ar')}`,
  ];
  const pdf = await file('pdf');
  expect(notPrintedIn(pdf, ['Signatures', ...said])).toEqual([]);
  // A reader of the bookmarks comes to them.
  expect(readPdf(pdf).outline.at(-1)).toBe('Signatures');
  const { paragraphs } = readDocx(await file('docx'));
  const from = paragraphs.findIndex(({ text }) => text === 'Signatures');
  expect(paragraphs[from]).toMatchObject({ style: 'Heading1', label: '' });
  const printed = paragraphs.slice(from + 1, -2);
  expect(printed.map(({ style }) => style)).toEqual(Array(4).fill(['Signature', 'Source']).flat());
  expect(said.filter((line) => !printed.some(({ text }) => text === line))).toEqual([]);
  const lines = Buffer.from(await file('txt'))
    .toString()
    .split('\n');
  expect(said.filter((line) => !lines.includes(line))).toEqual([]);
  const conclusions = allOf(readXml(Buffer.from(await file('xml')).toString()), 'conclusions');
  const [closing] = conclusions;
  expect(closing && said.filter((line) => !allOf(closing, 'p').map(textIn).includes(line))).toEqual([]);
  // In the words of the document's own language.
  const french = {
    ...signed,
    languages: ['fr'],
    signatures: [{ ...signed.signatures[1], language: 'fr' }],
  } as typeof signed;
  const text = Buffer.from(await makeFile({ document: french, sha256: hash }, 'fr', 'txt')).toString();
  expect(text).toContain(`Pour la présidence, le texte en français\u00a0: ${hostile}\n3 mai 2031, `);
});

it('a document that was sealed before texts were signed has no such heading', async () => {
  expect(Buffer.from(await make('en', 'txt')).toString()).not.toContain('Signatures');
  expect(readPdf(await make('en', 'pdf')).outline).not.toContain('Signatures');
  const styles = async (of: typeof document) => {
    const file = await makeFile({ document: of, sha256: hash }, 'en', 'docx');
    return allOf(readDocx(file).styles, 'w:style').map(({ attributes }) => attributes['w:styleId']);
  };
  expect(await styles(signed)).toContain('Signature');
  // Its bytes are those it was published in.
  expect(await styles(document)).not.toContain('Signature');
});

it('every file has the same bytes on another day, in another zone and process', async () => {
  const here: string[] = [];
  for (const language of signed.languages)
    for (const format of fileFormats)
      here.push(
        `${language} ${format} ${sha256(await makeFile({ document: signed, sha256: hash }, language, format))}`,
      );
  const there = spawnSync(
    process.execPath,
    ['--import', 'tsx', inProject('prisma', 'factories', 'hash-highlights.ts')],
    {
      input: canonicalJson(signed),
      encoding: 'utf8',
      env: { ...process.env, TZ: 'Pacific/Kiritimati', TSX_TSCONFIG_PATH: inProject('scripts', 'tsconfig.json') },
    },
  );
  expect(there.stderr).toBe('');
  expect(there.stdout.trim().split('\n')).toEqual(here);
});

it('every file of a corrigendum says what it puts right, and why', async () => {
  const edition = {
    revision: 1,
    corrigendum: 2,
    reason: { en: hostile },
    changed: ['para_2', 'part_I'],
    added: ['para_7'],
    removed: ['para_12'],
  };
  const corrected = { ...document, number: 4, previousSha256: hash, edition };
  const said = [
    'Corrigendum 2 to GRCPT/Highlights/Rev.1.',
    hostile,
    'Changed: paragraph 2 and heading I.',
    'Added: paragraph 7.',
    'Taken out of the publication before: paragraph 12.',
    'GRCPT/Highlights/Rev.1/Corr.2. Published on 4 May 2031. Authentic text: English.',
  ];
  const file = (format: (typeof fileFormats)[number]) => makeFile({ document: corrected, sha256: hash }, 'en', format);
  expect(notPrintedIn(await file('pdf'), said)).toEqual([]);
  const { paragraphs } = readDocx(await file('docx'));
  expect(said.filter((line) => !paragraphs.some(({ text }) => text === line))).toEqual([]);
  const lines = Buffer.from(await file('txt'))
    .toString()
    .split('\n');
  expect(said.filter((line) => !lines.includes(line))).toEqual([]);
  const preface = allOf(readXml(Buffer.from(await file('xml')).toString()), 'p').map(textIn);
  expect(said.filter((line) => !preface.includes(line))).toEqual([]);
});

it('is called by its symbol, publication and language', () => {
  expect([fileName(document, 'json'), fileName(document, 'pdf', 'fr')]).toEqual([
    'GRCPT-Highlights-1.json',
    'GRCPT-Highlights-1-fr.pdf',
  ]);
});

describe.each(['en', 'ar'])('the DOCX in %s', (language) => {
  let paragraphs: ReadParagraph[];
  let ofBlock: ReadParagraph[][];
  const blocks = document.blocks;
  const content = ({ content: of }: SealedBlock): Content => of[language] ?? [];

  beforeAll(async () => {
    ({ paragraphs } = readDocx(await make(language, 'docx')));
    const anchors = anchorsOf(blocks);
    const starts = anchors.map((anchor) => paragraphs.findIndex(({ anchors: own }) => own.includes(anchor)));
    expect(starts.every((start, index) => start > (starts[index - 1] ?? 0))).toBe(true);
    ofBlock = starts.map((start, index) => paragraphs.slice(start, starts[index + 1] ?? paragraphs.length - 2));
  });

  it('says in each paragraph what the sealed document says, in its order', () => {
    for (const [index, block] of blocks.entries()) {
      const own = (ofBlock[index] ?? []).filter(({ style }) => style !== 'Source');
      const rows = content(block)
        .flat()
        .map((cell) => withoutNotes(cell));
      expect(own.slice(block.shape === 'PARAGRAPH' ? 0 : 1).map(({ text }) => text)).toEqual(rows);
    }
  });

  it('counts headings, paragraphs and lists as they are sealed, with styles of their own', () => {
    for (const [index, { kind, level, label, number, shape }] of blocks.entries()) {
      const [first, ...others] = (ofBlock[index] ?? []).filter(({ style }) => style !== 'Source');
      expect(first?.label).toBe(label === null ? `${number}.` : `${label}.`);
      expect(first?.style).toBe(kind === 'HEADING' ? `Heading${level}` : 'Numbered');
      if (shape === 'LIST')
        expect(new Set(others.map(({ label: of }) => of))).toEqual(new Set(others.length ? ['–'] : []));
      if (shape === 'NUMBERED_LIST')
        expect(others.map(({ label: of }) => of)).toEqual(others.map((_, at) => `${at + 1}.`));
      if (shape === 'TABLE')
        expect(others.map(({ style, cell }) => `${style} ${cell?.row} ${cell?.column}`)).toEqual(
          content({ ...blocks[index] } as SealedBlock).flatMap((row, at) =>
            row.map((_, column) => `${at === 0 ? 'TableHead' : 'TableText'} ${at} ${column}`),
          ),
        );
    }
  });

  it('has its footnotes, links and stressed words where they are sealed', () => {
    for (const [index, block] of blocks.entries()) {
      const own = ofBlock[index] ?? [];
      const inlines = content(block).flat(2);
      expect(own.flatMap(({ notes }) => notes)).toEqual(
        inlines.flatMap((part) => (typeof part !== 'string' && 'note' in part ? [plainText([[part.note]])] : [])),
      );
      expect(own.flatMap(({ links }) => links)).toEqual(
        inlines.flatMap((part) =>
          typeof part !== 'string' && 'href' in part ? [{ text: plainText([[part.of]]), target: part.href }] : [],
        ),
      );
      expect(own.flatMap(({ stressed }) => stressed)).toEqual(
        inlines.flatMap((part) => (typeof part !== 'string' && 'em' in part ? [plainText([[part.em]])] : [])),
      );
    }
  });

  it('names the language of every paragraph and turns those that are read from the right', () => {
    const spoken = paragraphs.filter(({ style, text }) => text !== '' && /^(Heading|ListP)/.test(style));
    expect(spoken.length).toBeGreaterThan(8);
    expect(new Set(spoken.flatMap(({ languages }) => languages))).toEqual(
      new Set([language === 'ar' ? 'ar-SA' : 'en-GB']),
    );
    expect(new Set(spoken.map(({ isRightToLeft }) => isRightToLeft))).toEqual(new Set([language === 'ar']));
  });
});

it('hostile texts come out in every file as what they say', async () => {
  const long = 'A very long sentence that goes on. '.repeat(300);
  const texts = [
    ...everything,
    ...unseen,
    `turned \u202e${hostile}\u202c back`,
    'bell\u0007 and \u0000 and \ufffe end',
    long,
  ];
  const sealed = readSealed(JSON.stringify(sealedHighlights(texts)));
  expect(long.length).toBeGreaterThan(10_000);
  const file = (format: (typeof fileFormats)[number]) => makeFile({ document: sealed, sha256: hash }, 'en', format);
  const plain = texts.map((text) => text.replace(/[\u202a-\u202e\u0000\u0007\ufffe]/g, ''));

  const { paragraphs } = readDocx(await file('docx'));
  const numbered = paragraphs.filter(({ style }) => style === 'Numbered').slice(-texts.length);
  expect(numbered.map(({ text }) => text)).toEqual(plain.map((text) => text.replace('\u2028', '\n')));

  const lines = Buffer.from(await file('txt'))
    .toString()
    .split('\n');
  expect(lines.filter((line) => /[\u202a-\u202e\p{Cc}]/u.test(line.replaceAll('\t', '')))).toEqual([]);
  for (const text of texts)
    expect(
      lines.some((line) => line.endsWith(text.replace(/[\u202a-\u202e]/g, '').replace(/[\p{Cc}\u2028]+/gu, ' '))),
      text,
    ).toBe(true);

  // What no font has is a box there, so that one name does not take the whole document away.
  const printable = texts.filter((text) => !/[\u0000\u0007\u2028\ue000\u0301\u{e0041}\ufffe]/u.test(text));
  expect(notPrintedIn(await file('pdf'), printable)).toEqual([]);
});

/** What a reader sees of a cell beside its notes. */
function withoutNotes(parts: readonly Inline[]): string {
  return plainText([[parts.filter((part) => typeof part === 'string' || !('note' in part))]]);
}
