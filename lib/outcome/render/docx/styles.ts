import { xmlText } from '@/lib/core/xml';
import { wordNamespace } from './namespaces';
import { wordLanguage } from './runs';

/** Sizes are half points, distances twentieths of a point. */
type Look = {
  name: string;
  base?: string;
  next?: string;
  font?: string;
  size?: number;
  color?: string;
  isStrong?: boolean;
  isStressed?: boolean;
  before?: number;
  after?: number;
  indent?: number;
  /** Of a heading: its level, from 0. */
  outline?: number;
  border?: 'left' | 'top';
};

const sans = 'Arial';
const looks: Record<string, Look> = {
  Title: { name: 'Title', next: 'Subtitle', size: 40, isStrong: true, after: 120 },
  Subtitle: { name: 'Subtitle', size: 24, color: '444444', after: 360 },
  Heading1: { name: 'heading 1', next: 'Numbered', size: 26, isStrong: true, before: 480, after: 200, outline: 0 },
  Heading2: { name: 'heading 2', next: 'Numbered', size: 23, isStrong: true, before: 360, after: 160, outline: 1 },
  Heading3: {
    name: 'heading 3',
    next: 'Numbered',
    size: 21,
    isStrong: true,
    isStressed: true,
    before: 320,
    after: 160,
    outline: 2,
  },
  Numbered: { name: 'Numbered Paragraph', before: 80, after: 120 },
  ListParagraph: { name: 'List Paragraph', after: 80 },
  Source: { name: 'Source', font: sans, size: 16, color: '444444', after: 160, indent: 624 },
  Quiet: { name: 'Quiet', font: sans, size: 18, after: 240 },
  Notice: { name: 'Notice', font: sans, size: 18, after: 240, indent: 200, border: 'left' },
  Signature: { name: 'Signature', font: sans, size: 19, after: 40, indent: 624 },
  Seal: { name: 'Seal', font: sans, size: 16, before: 120 },
  TableText: { name: 'Table Text', font: sans, size: 18, before: 40, after: 40 },
  TableHead: { name: 'Table Head', base: 'TableText', isStrong: true },
  Footer: { name: 'footer', font: sans, size: 16, color: '444444', border: 'top' },
  FootnoteText: { name: 'footnote text', size: 18, after: 60 },
};

function styleOf([id, look]: [string, Look]): string {
  const {
    name,
    base = 'Normal',
    next,
    font,
    size,
    color,
    isStrong,
    isStressed,
    before,
    after,
    indent,
    outline,
    border,
  } = look;
  return [
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${base}"/>`,
    next ? `<w:next w:val="${next}"/>` : '',
    '<w:qFormat/><w:pPr>',
    outline === undefined ? '' : '<w:keepNext/><w:keepLines/>',
    border ? `<w:pBdr><w:${border} w:val="single" w:sz="8" w:space="6" w:color="777777"/></w:pBdr>` : '',
    before === undefined && after === undefined ? '' : `<w:spacing w:before="${before ?? 0}" w:after="${after ?? 0}"/>`,
    indent === undefined ? '' : `<w:ind w:left="${indent}"/>`,
    outline === undefined ? '' : `<w:outlineLvl w:val="${outline}"/>`,
    '</w:pPr><w:rPr>',
    font ? `<w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:cs="${font}"/>` : '',
    isStrong ? '<w:b/><w:bCs/>' : '',
    isStressed ? '<w:i/><w:iCs/>' : '',
    color ? `<w:color w:val="${color}"/>` : '',
    size ? `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>` : '',
    '</w:rPr></w:style>',
  ].join('');
}

/**
 * The styles of the file; the language of the document is that of its default text. That of signatures only where there are any:
 * the file of a text that was sealed before texts were signed keeps its bytes.
 */
export function stylesXml({ language, signed }: { language: string; signed?: unknown }): string {
  const tag = xmlText(wordLanguage(language));
  return [
    `<w:styles ${wordNamespace}><w:docDefaults><w:rPrDefault><w:rPr>`,
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>',
    `<w:sz w:val="21"/><w:szCs w:val="21"/><w:lang w:val="${tag}" w:eastAsia="${tag}" w:bidi="${tag}"/>`,
    '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>',
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>',
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/></w:style>',
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>',
    ...Object.entries(looks)
      .filter(([id]) => id !== 'Signature' || signed !== undefined)
      .map(styleOf),
    '<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:color w:val="0B4F79"/><w:u w:val="single"/></w:rPr></w:style>',
    '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:basedOn w:val="DefaultParagraphFont"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>',
    `<w:style w:type="table" w:styleId="Lines"><w:name w:val="Lines"/><w:basedOn w:val="TableNormal"/><w:tblPr><w:tblBorders>${[
      'top',
      'bottom',
      'insideH',
    ]
      .map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="777777"/>`)
      .join('')}</w:tblBorders></w:tblPr></w:style>`,
    '</w:styles>',
  ].join('');
}
