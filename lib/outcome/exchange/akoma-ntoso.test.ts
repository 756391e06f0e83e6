import { describe, expect, it } from 'vitest';
import { everything, hostile, unseen } from '@/prisma/factories/hostile-texts';
import { allOf, elementsOf, readXml, textIn } from '@/prisma/factories/read-xml';
import { sealedHighlights, signaturesUnder } from '@/prisma/factories/sealed-highlights';
import { findSchemas, problemsOf } from '@/prisma/factories/validate-xml';
import { anchorsOf } from '../model/anchors';
import type { Inline } from '../model/marks';
import { wordHighlights } from '../render/word-highlights';
import { akomaNtoso } from './akoma-ntoso';

const unsigned = sealedHighlights([...everything, ...unseen, 'bell\u0007 and \ufffe']);
const document = { ...unsigned, signatures: signaturesUnder(unsigned, hostile) };
const made = (language: string) => akomaNtoso(wordHighlights(document, 'a'.repeat(64), language));
const schema = 'akn/akomantoso30.xsd';
const folder = findSchemas();

describe.each(['en', 'ar'])('Akoma Ntoso in %s', (language) => {
  const xml = made(language);
  const tree = readXml(xml);

  it('is valid, and what is not is found', async ({ skip }) => {
    if (folder === null) return skip('the published schemas are not beside the project (PARLEY_SCHEMAS)');
    expect(await problemsOf(xml, folder, schema)).toEqual([]);
    for (const broken of [
      xml.replace('<FRBRcountry value="int"/>', ''),
      xml.replace('<content', '<p/><content'),
      xml.replace('eId="para_2"', 'eId="para_1"'),
      xml.replace('"#meeting"', '"#meeting" colour="red"'),
    ])
      expect((await problemsOf(broken, folder, schema)).length).toBeGreaterThan(0);
  });

  it('has every block under its anchor of the page, with the id it keeps, where its headings put it', () => {
    const [body] = allOf(tree, 'mainBody');
    if (!body) throw new Error('no body');
    const hierarchy = ['part', 'section', 'subsection', 'paragraph'];
    const inOrder = (of: typeof body): (typeof body)[] =>
      elementsOf(of).flatMap((child) => (hierarchy.includes(child.name) ? [child, ...inOrder(child)] : []));
    const found = inOrder(body);
    expect(found.map(({ attributes }) => attributes.eId)).toEqual(anchorsOf(document.blocks));
    expect(found.map(({ attributes }) => attributes.GUID)).toEqual(document.blocks.map(({ id }) => id));
    const inside = (name: string) => found.filter((one) => one.name === name).map((one) => inOrder(one).length);
    expect([inside('subsection'), inside('section'), inside('part')[0]]).toEqual([[4], [6 - 1], 6]);
    expect(body.attributes['xml:lang']).toBe(language);
  });

  it('says what the sealed document says, hostile as it may be', () => {
    const said = allOf(tree, 'paragraph').map((paragraph) =>
      allOf(paragraph, 'content')
        .flatMap((content) => elementsOf(content))
        .filter(({ attributes }) => attributes.class !== 'source')
        .map(textIn)
        .join(''),
    );
    const sealed = document.blocks
      .filter(({ kind }) => kind !== 'HEADING')
      .map(({ content }) => content[language] ?? []);
    expect(said).toEqual(sealed.map((rows) => lettersOf(rows.flat(2)).replace(/[\u0007\ufffe]/g, '')));
    expect(said[7]).toBe(hostile);
  });

  it('says which text is authentic, and its seal', () => {
    expect(allOf(tree, 'FRBRauthoritative')[0]?.attributes.value).toBe(String(language === 'en'));
    expect(allOf(tree, 'seal')[0]?.attributes.sha256).toBe('a'.repeat(64));
    expect(allOf(tree, 'FRBRExpression').map((one) => allOf(one, 'FRBRuri')[0]?.attributes.value)).toEqual([
      `/akn/int/doc/highlights/2031-05-02/grcpt-highlights/${language === 'en' ? 'eng' : 'ara'}@2031-05-04-1`,
    ]);
    // Put right on the same day: another expression.
    const corrected = akomaNtoso(wordHighlights({ ...document, number: 2 }, 'b'.repeat(64), language));
    const addresses = (of: string) =>
      [...of.matchAll(/<FRBRExpression><FRBRthis value="([^"]+)"/g)].map(([, value]) => value);
    expect(addresses(corrected)).not.toEqual(addresses(xml));
  });
});

/** Every letter of a text, its notes where they stand. */
function lettersOf(parts: readonly Inline[]): string {
  return parts
    .map((part) => {
      if (typeof part === 'string') return part;
      return lettersOf('em' in part ? part.em : 'note' in part ? part.note : part.of);
    })
    .join('');
}
