import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { plainText, readContent } from '../model/marks';
import { compareVersions } from '../model/compare';
import type { SealedBlock } from '../model/sealed';
import { renderComparison } from './comparison-docx';

const block = (id: string, language: string, text: string, shape: SealedBlock['shape'] = 'PARAGRAPH'): SealedBlock => ({
  id,
  kind: 'PARAGRAPH',
  level: null,
  label: null,
  number: null,
  shape,
  content: { [language]: readContent(text, shape) },
  commitment: null,
  recommendation: null,
  figure: null,
});

type Version = { title: Record<string, string>; blocks: SealedBlock[] };

async function xmlOf(before: Version, after: Version, language: string): Promise<string> {
  const bytes = await renderComparison({
    comparison: compareVersions(before, after, language),
    language,
    title: after.title[language] ?? '',
    names: { from: 'From', to: 'To', illustrative: null },
    author: 'GRCP7/Highlights',
    at: new Date('2026-11-30T00:00:00Z'),
  });
  const part = unzipSync(bytes)['word/document.xml'];
  if (!part) throw new Error('no document');
  return strFromU8(part);
}

/** What Word shows once every change is taken over, or none: `gone` is the element that goes then, with the paragraphs whose end it marks. */
function settle(xml: string, gone: 'ins' | 'del'): string[] {
  const body = xml.slice(xml.indexOf('<w:body>'));
  const isGone = new RegExp(`<w:pPr>(?:(?!</w:pPr>).)*<w:${gone} [^>]*/>`, 'u');
  return [...body.matchAll(/<w:p>.*?<\/w:p>/gsu)]
    .map(([paragraph]) => paragraph)
    .filter((paragraph) => !isGone.test(paragraph))
    .map((paragraph) =>
      paragraph
        .replace(new RegExp(`<w:${gone} [^>]*[^/]>.*?</w:${gone}>`, 'gsu'), '')
        .replace(/<w:br\/>/gu, '\n')
        .replace(/<[^>]+>/gu, '')
        .replace(/&lt;/gu, '<')
        .replace(/&gt;/gu, '>')
        .replace(/&quot;/gu, '"')
        .replace(/&apos;/gu, "'")
        .replace(/&amp;/gu, '&'),
    )
    .slice(2);
}

const saidBy = ({ title, blocks }: Version, language: string) => [
  title[language] ?? '',
  ...blocks.map(({ content }) => plainText(content[language] ?? [])),
];

describe('a comparison as a document of Word', () => {
  it.each([
    ['en', 'Members meet <once> a year & agree.', 'Members meet twice a year in Geneva & agree.', 'One more.'],
    ['fr', 'Les membres se réunissent l’été.', 'Les membres ne se réunissent plus l’été\u202f!', 'Encore une.'],
    ['ar', 'يجتمع الأعضاء مرة في السنة.', 'يجتمع الأعضاء مرتين في السنة.', 'جملة أخرى.'],
    ['zh', '成员每年开会一次。', '成员每年在日内瓦开会两次。', '再一句。'],
  ])(
    'is the later text with all changes taken over, and the earlier with none: %s',
    async (language, was, is, more) => {
      const before = {
        title: { [language]: was },
        blocks: [block('a', language, was), block('b', language, more), block('c', language, 'x\ny', 'LIST')],
      };
      const after = {
        title: { [language]: is },
        blocks: [block('a', language, is), block('c', language, 'x\nz\ny', 'LIST'), block('d', language, more)],
      };
      const xml = await xmlOf(before, after, language);
      expect(settle(xml, 'del')).toEqual(saidBy(after, language));
      expect(settle(xml, 'ins')).toEqual(saidBy(before, language));
      const ids = [...xml.matchAll(/<w:(?:ins|del) w:id="(\d+)"/gu)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(ids.length).toBeGreaterThan(3);
      expect(await xmlOf(before, after, language)).toBe(xml);
    },
  );
});
