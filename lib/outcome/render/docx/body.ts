import { xmlText } from '@/lib/core/xml';
import { directionOf } from '@/lib/i18n/routing';
import type { WordedBlock, WordedHighlights } from '../word-highlights';
import { numberings } from './numbering';
import { runProperties, runsOf, textRun, type Links, type Notes } from './runs';

/** Width of the text in twentieths of a point: A4 with margins of 24 mm. */
export const page = { width: 11906, height: 16838, margin: 1361, text: 11906 - 2 * 1361 };

export type Body = { xml: string; links: Links; notes: Notes; numberedLists: number };

type Paragraph = {
  style: string;
  language: string;
  numbering?: { id: number; level?: number };
  keepNext?: boolean;
};

/** The body of the document: one paragraph for each that a reader sees, in the styles of the file, anchors as bookmarks. In steps, a block each. */
export function* bodyOf(worded: WordedHighlights): Generator<void, Body> {
  const { language, words, blocks } = worded;
  const links: Links = [];
  const notes: Notes = { xml: [], links: [] };
  let bookmarks = 0;
  let numberedLists = 0;

  const line = (style: string, text: string, of: string = words, keepNext = false) =>
    paragraph({ style, language: of, keepNext }, textRun(text, runProperties(of)));
  const cell = (runs: WordedBlock['rows'][number][number], isStrong = false) =>
    runsOf(runs, { language, links, notes, isStrong });
  const marked = (anchor: string, xml: string) => {
    const id = (bookmarks += 1);
    return `<w:bookmarkStart w:id="${id}" w:name="${xmlText(anchor)}"/>${xml}<w:bookmarkEnd w:id="${id}"/>`;
  };

  function blockOf(block: WordedBlock): string {
    const { kind, anchor, level, label, number, shape, rows, source, commitment, way } = block;
    if (kind === 'HEADING')
      return paragraph(
        {
          style: `Heading${level}`,
          language,
          ...(label === null ? {} : { numbering: { id: numberings.headings, level: level - 1 } }),
        },
        marked(
          anchor,
          rows
            .flat()
            .map((runs) => cell(runs))
            .join(''),
        ),
      );
    const numbered = (xml: string, keepNext = false) =>
      paragraph(
        {
          style: 'Numbered',
          language,
          keepNext,
          ...(number === null ? {} : { numbering: { id: numberings.paragraphs } }),
        },
        marked(anchor, xml),
      );
    const small = [
      ...(source === null ? [] : [line('Source', source)]),
      ...(way === null || commitment === null
        ? []
        : [
            paragraph(
              { style: 'Source', language: words },
              textRun(commitment, runProperties(words, { isStrong: true })) + textRun(` ${way}`, runProperties(words)),
            ),
          ]),
    ].join('');
    if (shape === 'PARAGRAPH')
      return (
        numbered(
          rows
            .flat()
            .map((runs) => cell(runs))
            .join(''),
        ) + small
      );
    if (shape === 'TABLE') {
      // The number and the name stand above a table as Word's own captions do.
      const name = textRun(block.name, runProperties(words));
      return numbered(name, true) + (rows.length > 0 ? tableOf(block, cell, language) : '') + small;
    }
    const id = shape === 'LIST' ? numberings.points : numberings.firstList + numberedLists++;
    const items = rows.map((row) =>
      paragraph({ style: 'ListParagraph', language, numbering: { id } }, row.map((runs) => cell(runs)).join('')),
    );
    return numbered('', true) + items.join('') + small;
  }

  const { title, symbol, meta, place, illustrative, edition, signed, seal, sha256 } = worded;
  const text: string[] = [];
  for (const block of blocks) {
    text.push(blockOf(block));
    yield;
  }
  const xml = [
    line('Quiet', meta),
    paragraph({ style: 'Title', language: title.lang }, textRun(title.text, runProperties(title.lang))),
    line('Subtitle', place),
    ...(illustrative ? [line('Notice', illustrative)] : []),
    ...edition.map(({ text, lang }) => line('Notice', text, lang)),
    ...text,
    ...(signed
      ? [
          line('Heading1', signed.heading),
          ...signed.signatures.flatMap(({ as, by, when }) => [
            paragraph(
              { style: 'Signature', language: words, keepNext: true },
              textRun(`${as} `, runProperties(words)) + textRun(by, runProperties(words, { isStrong: true })),
            ),
            line('Source', when),
          ]),
        ]
      : []),
    line('Seal', `${symbol}. ${seal}`),
    line('Seal', `sha256 ${sha256}`),
  ].join('');
  return { xml, links, notes, numberedLists };
}

function paragraph({ style, language, numbering, keepNext }: Paragraph, xml: string): string {
  return [
    `<w:p><w:pPr><w:pStyle w:val="${style}"/>`,
    keepNext ? '<w:keepNext/>' : '',
    numbering ? `<w:numPr><w:ilvl w:val="${numbering.level ?? 0}"/><w:numId w:val="${numbering.id}"/></w:numPr>` : '',
    directionOf(language) === 'rtl' ? '<w:bidi/>' : '',
    `</w:pPr>${xml}</w:p>`,
  ].join('');
}

function tableOf(
  { rows, caption }: WordedBlock,
  cell: (runs: WordedBlock['rows'][number][number], isStrong?: boolean) => string,
  language: string,
): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const width = Math.floor(page.text / columns);
  const isTurned = directionOf(language) === 'rtl';
  const grid = `<w:gridCol w:w="${width}"/>`.repeat(columns);
  const lines = rows.map((row, index) => {
    const isHead = index === 0;
    const cells = row.map(
      (runs) =>
        `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${paragraph(
          { style: isHead ? 'TableHead' : 'TableText', language },
          cell(runs),
        )}</w:tc>`,
    );
    return `<w:tr><w:trPr><w:cantSplit/>${isHead ? '<w:tblHeader/>' : ''}</w:trPr>${cells.join('')}</w:tr>`;
  });
  return [
    '<w:tbl><w:tblPr><w:tblStyle w:val="Lines"/>',
    isTurned ? '<w:bidiVisual/>' : '',
    `<w:tblW w:w="${width * columns}" w:type="dxa"/><w:tblLayout w:type="fixed"/>`,
    `<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`,
    `<w:tblCaption w:val="${xmlText(caption)}"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${lines.join('')}</w:tbl>`,
  ].join('');
}
