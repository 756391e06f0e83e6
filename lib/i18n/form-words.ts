import 'server-only';

import type { FormWords } from '@/components/form/form-words';

import { loadMessages } from './load-messages';
import type { Messages } from './messages';
import type { Locale } from './routing';

const cache = new Map<string, FormWords>();

/**
 * All words a form needs in the browser: its own (`form.*`), refusals (`errors.*`), errors by code, and the `fields`
 * object of each namespace named, flattened to `<field>.label`, `<field>.help`, `<field>.<code>`.
 * The same object is given out every time, so that a page with forty forms sends the words once.
 */
export function formWords(locale: Locale, ...namespaces: (keyof Messages)[]): FormWords {
  const key = [locale, ...namespaces].join(' ');
  const cached = cache.get(key);
  if (cached) return cached;
  const messages = loadMessages(locale);
  const words: FormWords = {
    locale,
    ...flatten(messages.common.form, 'form.'),
    ...flatten(messages.errors, 'errors.'),
    ...flatten(messages.validation),
  };
  for (const namespace of namespaces) {
    const domain: object = messages[namespace];
    if ('fields' in domain) Object.assign(words, flatten(domain.fields));
  }
  if (process.env.NODE_ENV === 'production') cache.set(key, words);
  return words;
}

function flatten(tree: unknown, prefix = ''): Record<string, string> {
  if (typeof tree !== 'object' || tree === null) return {};
  return Object.fromEntries(
    Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'string' ? [[prefix + key, value]] : Object.entries(flatten(value, `${prefix}${key}.`)),
    ),
  );
}
