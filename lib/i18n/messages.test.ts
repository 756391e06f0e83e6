import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { createTranslator } from 'next-intl';
import { describe, expect, it } from 'vitest';

import { refusalCodes } from '@/lib/core/errors';

import { loadMessages } from './load-messages';
import { locales, type Locale } from './routing';

const folder = path.join(import.meta.dirname, 'messages');

function files(locale: Locale): string[] {
  return readdirSync(path.join(folder, locale)).sort();
}

/** Every sentence of a language under `domain.key.key`. */
function sentences(locale: Locale): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (node: unknown, at: string) => {
    if (typeof node === 'string') found.set(at, node);
    else if (typeof node === 'object' && node !== null)
      for (const [key, child] of Object.entries(node)) walk(child, at ? `${at}.${key}` : key);
  };
  walk(loadMessages(locale), '');
  return found;
}

/** Names of the arguments of an ICU sentence: `{count, plural, …}` and `{name}`, outside of the branches' own words. */
function argumentsOf(sentence: string): string[] {
  return [...new Set([...sentence.matchAll(/\{\s*(\w+)\s*(?=[,}])/g)].map((match) => match[1] ?? ''))].sort();
}

const english = sentences('en');

describe.each(locales)('words in %s', (locale) => {
  const words = sentences(locale);

  it('exist for every English sentence, and no others', () => {
    expect(files(locale)).toEqual(files('en'));
    expect([...words.keys()].sort()).toEqual([...english.keys()].sort());
  });

  it('use the same arguments as the English sentence', () => {
    const different = [...words].filter(
      ([key, text]) => argumentsOf(text).join() !== argumentsOf(english.get(key) ?? '').join(),
    );
    expect(different.map(([key]) => key)).toEqual([]);
  });

  it('can be read by the formatter', () => {
    const broken: string[] = [];
    const t = createTranslator({
      locale,
      messages: loadMessages(locale) as never,
      onError: (error) => broken.push(error.message),
    });
    const any: Record<string, string | number> = new Proxy({}, { get: () => 1, has: () => true, ownKeys: () => [] });
    for (const key of words.keys()) (t as unknown as (key: string, values: object) => string)(key, any);
    expect(broken.filter((message) => message.startsWith('INVALID_MESSAGE'))).toEqual([]);
  });

  it('never stand empty', () => {
    expect([...words].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  });
});

describe('typography', () => {
  it('puts a narrow no-break space before French ; ! ? and inside quotation marks, a no-break space before the colon', () => {
    const wrong = [...sentences('fr')].filter(([, text]) =>
      /(?<![\u202f/:;?!])[;?!](?!\w)|[^\u00a0\d]:(?!\/\/)(?=\s|$)|«[^\u202f]|[^\u202f]»|[nN]° /.test(text),
    );
    expect(wrong.map(([key, text]) => `${key}: ${text}`)).toEqual([]);
  });

  it('opens Spanish questions and exclamations', () => {
    const wrong = [...sentences('es')].filter(
      ([, text]) => (text.includes('?') && !text.includes('¿')) || (text.includes('!') && !text.includes('¡')),
    );
    expect(wrong.map(([key]) => key)).toEqual([]);
  });

  it('uses the typographic apostrophe in French', () => {
    // A straight one is ICU's quotation mark and would swallow braces.
    expect([...sentences('fr')].filter(([, text]) => /\p{L}'\p{L}/u.test(text)).map(([key]) => key)).toEqual([]);
  });
});

describe('the list of namespaces', () => {
  it('names every file, so that its words are typed', () => {
    const list = readFileSync(path.join(import.meta.dirname, 'messages.ts'), 'utf8');
    const missing = files('en').filter((file) => !list.includes(`./messages/en/${file}`));
    expect(missing, 'add a line for each of these to lib/i18n/messages.ts').toEqual([]);
  });
});

describe('refusals', () => {
  it('have words for every code', () => {
    expect(Object.keys(loadMessages('en').errors)).toEqual(expect.arrayContaining([...refusalCodes]));
  });
});

it('no French sentence puts a word that loses its vowel before a name: “de Ibrahima” is wrong, and half of the names begin so', () => {
  const elided =
    /(?<![\p{L}’])(?:de|que|lorsque|puisque|jusque|presque|quoique) \{(?:name|party|person|city|meeting)\}/iu;
  expect([...sentences('fr')].filter(([, text]) => elided.test(text)).map(([key]) => key)).toEqual([]);
});
