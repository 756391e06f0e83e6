import { strFromU8, unzipSync, zipSync, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { textHash } from '@/lib/recommendations/model/recommendation';
import { readTranslations } from '../exchange/read-translations';
import type { TranslationUnit } from '../exchange/translation-unit';
import { renderTranslationTable } from './translation-table';

const units = ['They *met*.[^See C/1.]', '<b> & "x"', 'Nothing yet.'].map((source, index): TranslationUnit => ({
  uid: `00000000-0000-7000-8000-00000000000${index}`,
  block: 'b',
  kind: 'PARAGRAPH',
  place: `Paragraph ${index + 1}`,
  source,
  hash: textHash(source),
  target: ['اجتمعوا *هنا*.[^انظر C/1.]', '<b> & "ص"', ''][index] ?? '',
  state: 'translated',
}));
const words = { title: 'Title', advice: 'Advice', place: 'Place', source: 'English', target: 'Arabic' };
const made = () => renderTranslationTable({ symbol: 'X/Highlights', source: 'en', target: 'ar', units }, words);

describe('the table for translators', () => {
  it('gives back what is said, bound to its source, the same bytes whenever it is made', async () => {
    const bytes = await made();
    expect(readTranslations(bytes)).toEqual({
      target: 'ar',
      proposals: units.slice(0, 2).map(({ uid, hash, target }) => ({ uid, hash, text: target, state: 'translated' })),
    });
    expect(Buffer.from(await made()).equals(Buffer.from(bytes))).toBe(true);
    expect(strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array())).toContain('<w:bidi/>');
  });

  it('counts tracked changes as accepted', async () => {
    const parts = unzipSync(await made());
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    const changed = xml.replace(
      /<w:r>(?:(?!<w:r>).)*اجتمعوا(?:(?!<w:r>).)*<\/w:r>/u,
      '<w:del w:id="1"><w:r><w:delText>اجتمعوا</w:delText></w:r></w:del><w:ins w:id="2"><w:r><w:t>التقوا</w:t></w:r></w:ins>',
    );
    expect(changed).not.toBe(xml);
    const read = readTranslations(zipSync({ ...parts, 'word/document.xml': strToU8(changed) }));
    expect('proposals' in read && read.proposals[0]?.text).toBe('التقوا');
  });

  it('is no other document', () => {
    expect(readTranslations(zipSync({ 'word/document.xml': strToU8('<w:document/>') }))).toEqual({
      problem: 'no_target_language',
    });
    expect(readTranslations(zipSync({ 'a.txt': strToU8('x') }))).toEqual({ problem: 'not_translations' });
  });
});
