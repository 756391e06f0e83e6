import { describe, expect, it } from 'vitest';
import { textHash } from '@/lib/recommendations/model/recommendation';
import { findSchemas, problemsOf } from '@/prisma/factories/validate-xml';
import { isEmpty, readContent } from '../model/marks';
import type { TranslationFile, TranslationUnit } from './translation-unit';
import { readXliff, writeXliff } from './xliff';

const uidOf = (number: number) => `00000000-0000-7000-8000-${String(number).padStart(12, '0')}`;
const unit = (
  number: number,
  source: string,
  target: string,
  over: Partial<TranslationUnit> = {},
): TranslationUnit => ({
  uid: uidOf(number),
  block: uidOf(900 + Math.floor(number / 10)),
  kind: 'PARAGRAPH',
  place: 'Paragraph 1',
  source,
  hash: textHash(source),
  target,
  state: target === '' ? 'missing' : 'translated',
  ...over,
});
const file = (units: TranslationUnit[], target = 'fr'): TranslationFile => ({
  symbol: 'GRCP7/Highlights',
  source: 'en',
  target,
  units,
});
const read = (xml: string) => {
  const found = readXliff(xml);
  if ('problem' in found) throw new Error(found.problem);
  return found;
};

/** Hostile and ordinary sentences. */
const hostileUnits = [
  unit(
    1,
    'They *met* [here](https://example.org/?a=1&b=2) twice.[^See *C/1*.]',
    'Ils se sont [^Voir *C/1*.] *réunis* [ici](https://example.org/?a=1&b=2).',
  ),
  unit(2, '<b>5 & "six"</b> ]]> \u202eabc', 'x < y && \\*not a mark\\*'),
  unit(3, 'Region | n', 'Région | n', { kind: 'TABLE' }),
  unit(4, 'Nothing yet.', ''),
  unit(5, 'A machine said so.', 'Une machine.', { state: 'proposed' }),
  unit(6, `Long ${'word '.repeat(2000)}`, '=1+1'),
  unit(7, '[sic] and * star', '[sic] et * étoile'),
];

const folder = findSchemas();

describe('XLIFF', () => {
  it('is valid, and what is not is found', async ({ skip }) => {
    if (folder === null) return skip('the published schemas are not beside the project (PARLEY_SCHEMAS)');
    const schema = 'xliff/xliff_core_2.0.xsd';
    const xml = writeXliff(file(hostileUnits));
    expect(await problemsOf(xml, folder, schema)).toEqual([]);
    for (const broken of [
      xml.replace('<segment ', '<part '),
      xml.replace(/ id="u-[^"]*"/, ''),
      xml.replace('"fmt"', '"bold"'),
    ])
      expect((await problemsOf(broken, folder, schema)).length).toBeGreaterThan(0);
  });

  it('gives back what went out: every text that is said, with its marks, its hash and how far it is', () => {
    const { target, proposals } = read(writeXliff(file(hostileUnits)));
    expect(target).toBe('fr');
    const said = hostileUnits.filter((one) => one.target !== '');
    expect(proposals.map(({ uid, hash }) => [uid, hash])).toEqual(said.map(({ uid, hash }) => [uid, hash]));
    const contentOf = (text: string, { kind }: TranslationUnit) =>
      readContent(text, kind === 'TABLE' ? 'TABLE' : 'PARAGRAPH');
    for (const [index, one] of said.entries()) {
      const back = contentOf(proposals[index]?.text ?? '', one);
      expect(isEmpty(back)).toBe(false);
      expect(back).toEqual(contentOf(one.target, one));
    }
    expect(proposals.map(({ state }) => state)).toContain('initial parley:machine');
  });

  it('numbers the codes of a translation as those of its source, whatever their order', () => {
    const xml = writeXliff(file(hostileUnits.slice(0, 1)));
    expect(xml).toContain(
      '<source>They <pc id="1" type="fmt" subType="xlf:i">met</pc> <pc id="2" type="link" dataRefStart="d2">here</pc> twice.<pc id="3" type="other" subType="parley:note">See <pc id="4" type="fmt" subType="xlf:i">C/1</pc>.</pc></source>',
    );
    expect(xml).toContain('<pc id="2" type="link" dataRefStart="d2">ici</pc>');
    expect(xml).toContain('<data id="d2">https://example.org/?a=1&amp;b=2</data>');
  });

  it('says the direction of a language that is written from right to left', () => {
    const xml = writeXliff(file([unit(1, 'They met.', 'اجتمعوا.')], 'ar'));
    expect(xml).toContain('srcDir="ltr" trgDir="rtl"');
    expect(read(xml).proposals[0]?.text).toBe('اجتمعوا.');
  });

  it('is read as a tool gives it back: another prefix, more segments, states, annotations', () => {
    const xml = `<?xml version="1.0"?><x:xliff xmlns:x="urn:oasis:names:tc:xliff:document:2.0" xmlns:q="urn:parley:highlights" version="2.0" srcLang="en" trgLang="fr">
      <x:file id="f"><x:group id="g"><x:unit id="u-${uidOf(1)}" q:source="${'a'.repeat(64)}">
        <x:notes><x:note>A note of the translator</x:note></x:notes>
        <x:segment state="reviewed"><x:source>One.</x:source><x:target>Un &#233;t&#233;<x:mrk id="m1" type="term">  ici</x:mrk>.</x:target></x:segment>
        <x:ignorable><x:source> </x:source></x:ignorable>
        <x:segment state="final"><x:source>Two.</x:source><x:target><![CDATA[Deux.]]></x:target></x:segment>
      </x:unit><x:unit id="other"><x:segment><x:source>x</x:source><x:target>y</x:target></x:segment></x:unit></x:group></x:file></x:xliff>`;
    expect(read(xml).proposals).toEqual([
      { uid: uidOf(1), hash: 'a'.repeat(64), text: 'Un été ici. Deux.', state: 'final' },
    ]);
  });

  it.each([
    ['text', 'not_translations'],
    ['', 'not_translations'],
    ['<xliff version="1.2"><file/></xliff>', 'not_translations'],
    ['<xliff version="2.0" srcLang="en"></xliff>', 'no_target_language'],
    ['<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff version="2.0" trgLang="fr"/>', 'not_translations'],
    ['<xliff version="2.0" trgLang="fr"><file>', 'not_translations'],
  ])('refuses %s', (xml, problem) => {
    expect(readXliff(xml)).toEqual({ problem });
  });
});
