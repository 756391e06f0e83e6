import { wordNamespace } from './namespaces';

/** Numberings of the file by what they count; every numbered list has one of its own, from `firstList`, so that each begins at 1. */
export const numberings = { headings: 1, paragraphs: 2, points: 3, firstList: 10 } as const;

const level = (at: number, format: string, text: string, indent: { left: number; hanging: number }, style = '') =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${style}<w:suff w:val="tab"/><w:lvlText w:val="${text}"/><w:lvlJc w:val="left"/><w:pPr><w:tabs><w:tab w:val="num" w:pos="${indent.left}"/></w:tabs><w:ind w:left="${indent.left}" w:hanging="${indent.hanging}"/></w:pPr></w:lvl>`;

const abstract = (id: number, kind: string, levels: string[]) =>
  `<w:abstractNum w:abstractNumId="${id}"><w:multiLevelType w:val="${kind}"/>${levels.join('')}</w:abstractNum>`;

/** The part that counts: headings I, A, 1, each anew under the one above it; paragraphs through; points; and each numbered list. */
export function numberingXml(numberedLists: number): string {
  const headings = ['upperRoman', 'upperLetter', 'decimal'].map((format, at) =>
    level(at, format, `%${at + 1}.`, { left: 624, hanging: 624 }, `<w:pStyle w:val="Heading${at + 1}"/>`),
  );
  const item = { left: 1020, hanging: 396 };
  const lists = Array.from(
    { length: numberedLists },
    (_, at) =>
      `<w:num w:numId="${numberings.firstList + at}"><w:abstractNumId w:val="4"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>`,
  );
  const plain = [1, 2, 3].map((id) => `<w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/></w:num>`);
  return [
    `<w:numbering ${wordNamespace}>`,
    abstract(1, 'multilevel', headings),
    abstract(2, 'singleLevel', [level(0, 'decimal', '%1.', { left: 624, hanging: 624 })]),
    abstract(3, 'singleLevel', [level(0, 'bullet', '–', item)]),
    abstract(4, 'singleLevel', [level(0, 'decimal', '%1.', item)]),
    ...plain,
    ...lists,
    '</w:numbering>',
  ].join('');
}
