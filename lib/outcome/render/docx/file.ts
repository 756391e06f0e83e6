import 'server-only';
import { inSteps } from '@/lib/core/in-steps';
import { xmlText } from '@/lib/core/xml';
import { zipFiles } from '@/lib/core/zip';
import { directionOf } from '@/lib/i18n/routing';
import type { WordedHighlights } from '../word-highlights';
import { bodyOf, page, type Body } from './body';
import { linkNamespace, wordNamespace } from './namespaces';
import { numberingXml } from './numbering';
import { runProperties, textRun, wordLanguage, type Links } from './runs';
import { stylesXml } from './styles';

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packaged = 'http://schemas.openxmlformats.org/package/2006';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** Parts of the document beside its body, by their name and kind. */
const parts = ['styles', 'numbering', 'settings', 'footnotes', 'footer'] as const;

/**
 * The Highlights as a text document: real headings, numberings, footnotes, tables and bookmarks, the language of every text and
 * the direction of every paragraph. Written as XML by ourselves: nothing in it is counted by the process, so that
 * the same seal gives the same bytes.
 */
export async function renderHighlightsDocx(worded: WordedHighlights): Promise<Uint8Array> {
  const body = await inSteps(bodyOf(worded));
  const files: Record<string, string> = {
    '[Content_Types].xml': contentTypes(),
    '_rels/.rels': relations([
      { id: 'rId1', type: `${office}/officeDocument`, target: 'word/document.xml' },
      { id: 'rId2', type: `${packaged}/relationships/metadata/core-properties`, target: 'docProps/core.xml' },
    ]),
    'docProps/core.xml': coreProperties(worded),
    'word/document.xml': documentXml(body, worded),
    'word/_rels/document.xml.rels': relations([
      ...parts.map((part, at) => ({ id: `rId${at + 1}`, type: `${office}/${part}`, target: `${part}.xml` })),
      ...linked(body.links),
    ]),
    'word/styles.xml': stylesXml(worded),
    'word/numbering.xml': numberingXml(body.numberedLists),
    'word/settings.xml': settings(worded),
    'word/footnotes.xml': footnotes(body, worded),
    'word/_rels/footnotes.xml.rels': relations(linked(body.notes.links)),
    'word/footer.xml': footer(worded),
  };
  return zipFiles(Object.entries(files).map(([name, xml]) => ({ name, bytes: declaration + xml })));
}

function contentTypes(): string {
  const kind = (part: string, type: string) => `<Override PartName="${part}" ContentType="${type}"/>`;
  return [
    `<Types xmlns="${packaged}/content-types">`,
    `<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
    '<Default Extension="xml" ContentType="application/xml"/>',
    kind('/docProps/core.xml', 'application/vnd.openxmlformats-package.core-properties+xml'),
    kind('/word/document.xml', `${word}.document.main+xml`),
    ...parts.map((part) => kind(`/word/${part}.xml`, `${word}.${part}+xml`)),
    '</Types>',
  ].join('');
}

type Relation = { id: string; type: string; target: string; isOutside?: boolean };

const linked = (links: Links): Relation[] =>
  links.map((target, at) => ({ id: `rId${101 + at}`, type: `${office}/hyperlink`, target, isOutside: true }));

function relations(all: readonly Relation[]): string {
  const each = all.map(
    ({ id, type, target, isOutside }) =>
      `<Relationship Id="${id}" Type="${type}" Target="${xmlText(target)}"${isOutside ? ' TargetMode="External"' : ''}/>`,
  );
  return `<Relationships xmlns="${packaged}/relationships">${each.join('')}</Relationships>`;
}

function coreProperties({ title, publisher, symbol, language, meeting }: WordedHighlights): string {
  return [
    `<cp:coreProperties xmlns:cp="${packaged}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">`,
    `<dc:title>${xmlText(title.text)}</dc:title><dc:subject>${xmlText(meeting)}</dc:subject>`,
    `<dc:creator>${xmlText(publisher)}</dc:creator><dc:identifier>${xmlText(symbol)}</dc:identifier>`,
    `<dc:language>${xmlText(wordLanguage(language))}</dc:language></cp:coreProperties>`,
  ].join('');
}

function documentXml({ xml }: Body, { direction }: WordedHighlights): string {
  const { width, height, margin } = page;
  return [
    `<w:document ${wordNamespace} ${linkNamespace}><w:body>${xml}`,
    '<w:sectPr><w:footerReference w:type="default" r:id="rId5"/>',
    `<w:pgSz w:w="${width}" w:h="${height}"/>`,
    `<w:pgMar w:top="${margin}" w:right="${margin}" w:bottom="${margin}" w:left="${margin}" w:header="600" w:footer="600" w:gutter="0"/>`,
    direction === 'rtl' ? '<w:bidi/>' : '',
    '</w:sectPr></w:body></w:document>',
  ].join('');
}

function settings({ language }: WordedHighlights): string {
  const tag = xmlText(wordLanguage(language));
  return [
    `<w:settings ${wordNamespace}><w:zoom w:percent="100"/><w:defaultTabStop w:val="624"/>`,
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>',
    '<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>',
    `<w:themeFontLang w:val="${tag}"/></w:settings>`,
  ].join('');
}

function footnotes({ notes }: Body, { language }: WordedHighlights): string {
  const mark = `<w:r>${runProperties(language, { style: 'FootnoteReference' })}<w:footnoteRef/></w:r>`;
  const turned = directionOf(language) === 'rtl' ? '<w:bidi/>' : '';
  const rule = (id: number, type: string, line: string) =>
    `<w:footnote w:type="${type}" w:id="${id}"><w:p><w:pPr><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:${line}/></w:r></w:p></w:footnote>`;
  return [
    `<w:footnotes ${wordNamespace} ${linkNamespace}>`,
    rule(-1, 'separator', 'separator'),
    rule(0, 'continuationSeparator', 'continuationSeparator'),
    ...notes.xml.map(
      (xml, at) =>
        `<w:footnote w:id="${at + 1}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/>${turned}</w:pPr>${mark}${textRun(' ', runProperties(language))}${xml}</w:p></w:footnote>`,
    ),
    '</w:footnotes>',
  ].join('');
}

function footer({ symbol, illustrative, words }: WordedHighlights): string {
  const look = runProperties(words);
  const field = (name: string) => `<w:fldSimple w:instr=" ${name} "><w:r>${look}<w:t>1</w:t></w:r></w:fldSimple>`;
  return [
    `<w:ftr ${wordNamespace} ${linkNamespace}><w:p><w:pPr><w:pStyle w:val="Footer"/>`,
    `<w:tabs><w:tab w:val="right" w:pos="${page.text}"/></w:tabs></w:pPr>`,
    textRun([symbol, illustrative].filter(Boolean).join(' · '), look),
    `<w:r>${look}<w:tab/></w:r>${field('PAGE')}${textRun(' / ', look)}${field('NUMPAGES')}</w:p></w:ftr>`,
  ].join('');
}
