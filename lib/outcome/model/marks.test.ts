import { describe, expect, it } from 'vitest';
import { isEmpty, plainText, readContent, readMarks } from './marks';

describe('readMarks', () => {
  it('reads emphasis, links and footnotes, and marks within them', () => {
    expect(
      readMarks('It was *very good*, see [the *report*](https://iom.int/r).[^Held in [Geneva](https://x.ch).]'),
    ).toEqual([
      'It was ',
      { em: ['very good'] },
      ', see ',
      { href: 'https://iom.int/r', of: ['the ', { em: ['report'] }] },
      '.',
      { note: ['Held in ', { href: 'https://x.ch', of: ['Geneva'] }, '.'] },
    ]);
  });

  it.each([
    '2 * 3 * 4',
    'a *b',
    '**',
    '[words](http://x)',
    '[words](javascript:alert(1))',
    '[words](https://[)',
    '[words](https://x.ch:port)',
    '[words](https://%zz)',
    '[words](https://x.ch/50%)',
    '[](https://x.ch)',
    '[^ ]',
    'A [sic] B',
    '[[[[(',
    '<b>no</b> &amp; <script>alert(1)</script>',
    '#strong[x] $1$ @y',
  ])('leaves %s as it stands', (typed) => {
    expect(readMarks(typed)).toEqual([typed]);
  });

  it('takes the meaning from a mark after a backslash', () => {
    expect(readMarks(String.raw`\*a\* \[b](https://x.ch) c\d`)).toEqual([String.raw`*a* [b](https://x.ch) c\d`]);
  });

  it.each([
    'A *star*, a [link](https://x.org)[^and a note]',
    String.raw`\*a\* [b\](https://x.ch) a|b c\ d\\`,
    'a ]b[ **',
  ])('reads a text from before there were marks as it stood, written as the migration wrote it: %s', (plain) => {
    expect(readMarks(plain.replace(/[\\*[]/g, String.raw`\$&`))).toEqual([plain]);
  });

  it('reads no note in a note and no link in a link', () => {
    expect(readMarks('[^a [^b]]')).toEqual([{ note: ['a [^b]'] }]);
    expect(readMarks('[a [b](https://x.ch)](https://y.ch)')).toEqual([
      { href: 'https://y.ch', of: ['a [b](https://x.ch)'] },
    ]);
  });

  it('reads the longest block of nothing but openings in no time', () => {
    const began = performance.now();
    expect(plainText([[readMarks('[*'.repeat(2500))]])).toMatch(/^\[+\*?$/);
    expect(performance.now() - began).toBeLessThan(1000);
  });
});

describe('readContent', () => {
  it('joins the lines of a paragraph and makes an item of each line of a list', () => {
    expect(readContent('a\nb', 'PARAGRAPH')).toEqual([[['a b']]]);
    expect(readContent('a\n\n b *c*\n', 'LIST')).toEqual([[['a']], [['b ', { em: ['c'] }]]]);
    expect(readContent(' \n', 'PARAGRAPH')).toEqual([]);
  });

  it('parts the cells of a table and makes its rows equally wide', () => {
    expect(readContent('Region | n\n| Africa | 5 of 7 |\nAsia \\| Pacific', 'TABLE')).toEqual([
      [['Region'], ['n']],
      [['Africa'], ['5 of 7']],
      [['Asia | Pacific'], []],
    ]);
  });

  it('tells the text without its marks', () => {
    expect(plainText(readContent('a | *b*[^c]\nd', 'TABLE'))).toBe('a | b [c]\nd | ');
    expect(isEmpty(readContent('|\n|', 'TABLE'))).toBe(true);
    expect(isEmpty(readContent('a', 'TABLE'))).toBe(false);
  });
});
