import { IntlMessageFormat } from 'intl-messageformat';
import { cloneElement, isValidElement, type ReactNode } from 'react';
import { createTranslator } from 'use-intl/core';
import { loadMessages } from './load-messages';
import type { Messages } from './messages';
import { defaultLocale, isLocale, type Locale } from './routing';

/** What every sentence of a process shares; each is made once for a language and its options. */
const formatters = {
  getNumberFormat: once((...of: ConstructorParameters<typeof Intl.NumberFormat>) => new Intl.NumberFormat(...of)),
  getDateTimeFormat: once((...of: ConstructorParameters<typeof Intl.DateTimeFormat>) => new Intl.DateTimeFormat(...of)),
  getPluralRules: once((...of: ConstructorParameters<typeof Intl.PluralRules>) => new Intl.PluralRules(...of)),
};

function once<Of extends unknown[], Made>(make: (...of: Of) => Made): (...of: Of) => Made {
  const made = new Map<string, Made>();
  return (...of) => {
    const key = JSON.stringify(of);
    const known = made.get(key) ?? make(...of);
    made.set(key, known);
    return known;
  };
}

type Values = Record<string, unknown>;
type AnyTranslator = ((key: string, values?: Values) => string) & {
  rich: (key: string, values?: Values) => ReactNode;
  markup: (key: string, values?: Values) => string;
  raw: (key: string) => unknown;
  has: (key: string) => boolean;
};

/** By the messages they were made from: read anew (while developing), they are compiled anew. */
const translators = new WeakMap<Messages, Map<string, AnyTranslator>>();

/**
 * Words outside a page: mails, documents, jobs; pages use `words.ts`. An unknown language gives English.
 * Shape: `const t = translator("fr", "auth"); t("mail.subject", { code })`. Every sentence is parsed once in the life of the
 * process: next-intl's own translator does it again for each request, which cost a tenth of a page.
 */
export function translator<N extends keyof Messages & string>(locale: string, namespace: N) {
  const known = isLocale(locale) ? locale : defaultLocale;
  const messages = loadMessages(known);
  const made = translators.get(messages) ?? new Map<string, AnyTranslator>();
  translators.set(messages, made);
  const found = made.get(namespace) ?? makeTranslator(known, messages, namespace);
  made.set(namespace, found);
  return found as unknown as ReturnType<typeof createTranslator<Messages, N>>;
}

function makeTranslator(locale: Locale, messages: Messages, namespace: string): AnyTranslator {
  const tree = at(messages, namespace);
  const sentences = new Map<string, string | IntlMessageFormat>();
  // What is wrong with a sentence or its values is said by the library.
  const library = createTranslator({
    locale,
    messages,
    namespace,
    timeZone: 'UTC',
  } as never) as unknown as AnyTranslator;

  function sentenceOf(key: string): string | IntlMessageFormat | undefined {
    const known = sentences.get(key);
    if (known !== undefined) return known;
    const text = at(tree, key);
    if (typeof text !== 'string') return undefined;
    const sentence = /[{}<#|']/.test(text) ? new IntlMessageFormat(text, locale, undefined, { formatters }) : text;
    sentences.set(key, sentence);
    return sentence;
  }

  function write(key: string, values: Values | undefined, otherwise: () => unknown): unknown {
    try {
      const sentence = sentenceOf(key);
      if (sentence !== undefined) return typeof sentence === 'string' ? sentence : sentence.format(values as never);
    } catch {
      // Said below.
    }
    return otherwise();
  }

  const t = (key: string, values?: Values) => write(key, values, () => library(key, values)) as string;
  const rich = (key: string, values: Values = {}) => {
    const parts = withKeys(values);
    return write(key, parts, () => library.rich(key, values)) as ReactNode;
  };
  return Object.assign(t, {
    rich,
    markup: library.markup,
    raw: (key: string) => at(tree, key) ?? library.raw(key),
    has: (key: string) => at(tree, key) !== undefined,
  });
}

/** Elements that stand in a sentence stand in a list for React: each needs a key. */
function withKeys(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (typeof value !== 'function') return [name, value];
      let count = 0;
      const write = (chunks: ReactNode) => {
        const element: unknown = value(chunks);
        return isValidElement(element) ? cloneElement(element, { key: `${name}${count++}` }) : element;
      };
      return [name, write];
    }),
  );
}

/** What stands at a path of the messages: `desk.late.title`. */
function at(tree: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((branch, key) => (branch as Record<string, unknown> | undefined)?.[key], tree);
}
