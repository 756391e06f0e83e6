import { xmlText } from '@/lib/core/xml';
import type { Run, WordedBlock, WordedHighlights } from '../render/word-highlights';

const namespace = 'http://docs.oasis-open.org/legaldocml/ns/akn/3.0';
/** ISO 639-2 codes, as the naming convention has them in addresses. */
const longCodes: Record<string, string> = {
  en: 'eng',
  fr: 'fra',
  es: 'spa',
  ar: 'ara',
  ru: 'rus',
  zh: 'zho',
  pt: 'por',
};
/** Elements of headings by their level; their short names are in the anchors. */
const containers = ['part', 'section', 'subsection'] as const;

/**
 * The Highlights in one language as Akoma Ntoso 3.0 (a `doc`): headings as nested parts, sections and subsections, everything
 * else as numbered paragraphs. eId is the anchor of the page, GUID the id that a block keeps through every publication. The
 * addresses follow the naming convention, with `int` for what is no State's; the seal stands in the metadata.
 */
export function akomaNtoso(worded: WordedHighlights): string {
  const { symbol, title, meta, place, illustrative, edition, signed, seal, sha256, language } = worded;
  const line = (text: string, name?: string) =>
    `<p>${name ? `<${name}>` : ''}${xmlText(text)}${name ? `</${name}>` : ''}</p>`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<akomaNtoso xmlns="${namespace}"><doc name="highlights">${metaOf(worded)}`,
    `<preface xml:lang="${xmlText(language)}">`,
    [line(symbol, 'docNumber'), line(title.text, 'docTitle'), line(place), line(meta)].join(''),
    `${illustrative ? line(illustrative) : ''}${edition.map(({ text }) => line(text)).join('')}</preface>`,
    `<mainBody xml:lang="${xmlText(language)}">${nested(worded.blocks)}</mainBody>`,
    `<conclusions>${(signed?.signatures ?? []).map(({ as, by, when }) => line(`${as} ${by}`, 'signature') + line(when)).join('')}${line(seal)}${line(`sha256 ${sha256}`)}</conclusions></doc></akomaNtoso>\n`,
  ].join('');
}

function metaOf({ symbol, number, sealedFor, meeting, title, publisher, sha256, language }: WordedHighlights): string {
  const { symbol: base, heldUntil, publishedOn, previousSha256, isAuthentic } = sealedFor;
  const work = `/akn/int/doc/highlights/${heldUntil}/${base.replace(/[^A-Za-z0-9]+/g, '-').toLowerCase()}`;
  const long = xmlText(longCodes[language] ?? language);
  // Two publications of one day are two expressions: the number tells them apart, as `FRBRversionNumber` does.
  const expression = `${work}/${long}@${publishedOn}-${number}`;
  const core = (address: string, part: string, date: string, name: string, more: string) =>
    [
      `<FRBRthis value="${address}/!main${part}"/><FRBRuri value="${address}${part}"/>`,
      `<FRBRdate date="${date}" name="${name}"/><FRBRauthor href="#meeting"/>${more}`,
    ].join('');
  return [
    '<meta><identification source="#publisher">',
    `<FRBRWork>${core(work, '', heldUntil, 'meeting', `<FRBRcountry value="int"/><FRBRsubtype value="highlights"/><FRBRnumber value="${xmlText(symbol)}"/><FRBRname value="${xmlText(title.text)}"/>`)}</FRBRWork>`,
    `<FRBRExpression>${core(expression, '', publishedOn, 'publication', `<FRBRversionNumber value="${number}"/><FRBRauthoritative value="${isAuthentic}"/><FRBRlanguage language="${long}"/>`)}</FRBRExpression>`,
    `<FRBRManifestation>${core(expression, '.xml', publishedOn, 'publication', '<FRBRformat value="application/akn+xml"/>')}</FRBRManifestation>`,
    '</identification>',
    `<publication date="${publishedOn}" name="${xmlText(symbol)}" showAs="${xmlText(symbol)}" number="${number}"/>`,
    '<references source="#publisher">',
    `<TLCOrganization eId="meeting" href="/akn/ontology/organization/meeting" showAs="${xmlText(meeting)}"/>`,
    `<TLCPerson eId="publisher" href="/akn/ontology/person/publisher" showAs="${xmlText(publisher)}"/>`,
    '</references>',
    `<proprietary source="#publisher"><seal xmlns="urn:parley:highlights" sha256="${sha256}"${previousSha256 ? ` previousSha256="${previousSha256}"` : ''}/></proprietary>`,
    '</meta>',
  ].join('');
}

/** Blocks as the headings above them nest them. */
function nested(blocks: readonly WordedBlock[]): string {
  const open: { depth: number; tag: string }[] = [];
  const closeTo = (depth: number) => {
    let closed = '';
    while ((open.at(-1)?.depth ?? -1) >= depth) closed += `</${open.pop()?.tag}>`;
    return closed;
  };
  const body = blocks.map((block) => {
    if (block.kind !== 'HEADING') return paragraphOf(block);
    const depth = block.level - 1;
    const closed = closeTo(depth);
    const tag = containers[depth] ?? 'subsection';
    open.push({ depth, tag });
    const said = block.rows.flat().map(cellsOf(block)).join('');
    return `${closed}<${tag} ${idsOf(block)}>${numOf(block.label)}<heading>${said}</heading>`;
  });
  return body.join('') + closeTo(0);
}

const idsOf = ({ anchor, id }: WordedBlock) => `eId="${xmlText(anchor)}"${id === '' ? '' : ` GUID="${xmlText(id)}"`}`;
const numOf = (label: string | null) => (label === null ? '' : `<num>${xmlText(label)}.</num>`);

function paragraphOf(block: WordedBlock): string {
  const { anchor, number, shape, rows, source, commitment, way } = block;
  const said = cellsOf(block);
  const small = [source, way === null ? null : `${commitment} ${way}`].filter((text) => text !== null);
  return [
    `<paragraph ${idsOf(block)}>${numOf(number)}<content eId="${xmlText(anchor)}__content">`,
    laidOut(),
    ...small.map((text) => `<p class="source">${xmlText(text)}</p>`),
    '</content></paragraph>',
  ].join('');

  function laidOut(): string {
    if (shape === 'PARAGRAPH' || rows.length === 0) return `<p>${rows.flat().map(said).join('')}</p>`;
    if (shape !== 'TABLE') {
      const list = shape === 'LIST' ? 'ul' : 'ol';
      return `<${list}>${rows.map((row) => `<li>${row.map(said).join('')}</li>`).join('')}</${list}>`;
    }
    const lines = rows.map((row, at) => {
      const tag = at === 0 ? 'th' : 'td';
      return `<tr>${row.map((cell) => `<${tag}><p>${said(cell)}</p></${tag}>`).join('')}</tr>`;
    });
    return `<table eId="${xmlText(anchor)}__table">${lines.join('')}</table>`;
  }
}

/** Runs of a block as XML; its footnotes are counted within it. */
function cellsOf({ anchor }: WordedBlock): (runs: readonly Run[]) => string {
  let notes = 0;
  const said = (runs: readonly Run[]): string => runs.map(runOf).join('');
  function runOf(run: Run): string {
    switch (run.is) {
      case 'text':
        return xmlText(run.text);
      case 'em':
        return `<i>${said(run.of)}</i>`;
      case 'link':
        return `<a href="${xmlText(run.href)}">${said(run.of)}</a>`;
      case 'note': {
        const id = `${anchor}__authorialNote_${(notes += 1)}`;
        return `<authorialNote eId="${xmlText(id)}" placement="bottom"><p>${said(run.of)}</p></authorialNote>`;
      }
    }
  }
  return said;
}
