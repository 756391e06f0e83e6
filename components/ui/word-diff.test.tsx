import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { WordDiff } from './word-diff';

const said = { removed: 'removed:', added: 'added:', end: 'end of change.', lang: 'en' };
const heard = (words: string) => `<span class="vh" lang="en" dir="ltr"> ${words} </span>`;

it('marks changes by elements and says them in words, in the direction of the text', () => {
  const pieces = [
    { kind: 'same', text: 'إنشاء ' },
    { kind: 'change', removed: 'قائمة', added: 'سجل' },
    { kind: 'change', removed: '', added: ' <b>' },
  ] as const;
  expect(renderToStaticMarkup(<WordDiff pieces={pieces} lang="ar" said={said} />)).toBe(
    `<span lang="ar" dir="rtl">إنشاء <span><del>${heard('removed:')}قائمة</del><ins>${heard('added:')}سجل</ins>${heard('end of change.')}</span>` +
      `<span><ins>${heard('added:')} &lt;b&gt;</ins>${heard('end of change.')}</span></span>`,
  );
});
