import type { FieldError } from '@/lib/core/errors';
import { formatDay } from '@/lib/i18n/dates';
import { isLocale, languageNames } from '@/lib/i18n/routing';

/** Words of one form, made on the server by `formWords`. Keys: a code, `<field>.<code>`, `<field>.label`, `form.*`, `errors.*`. */
export type FormWords = { locale: string } & Record<string, string>;

const isoDay = /^\d{4}-\d{2}-\d{2}$/;

/** Fills `{name}` marks. Days and the code of a `language` are written out in the reader's language; an unknown mark stays visible. */
export function fill(template: string, params: Record<string, string | number>, locale: string): string {
  return template.replace(/\{(\w+)\}/g, (mark, name: string) => {
    const value = params[name];
    if (value === undefined) return mark;
    if (typeof value !== 'string' || !isLocale(locale)) return String(value);
    if (name === 'language' && /^[a-z]{2}$/.test(value))
      return new Intl.DisplayNames(locale, { type: 'language' }).of(value) ?? value;
    return isoDay.test(value) ? formatDay(value, locale) : value;
  });
}

/** A word of the form itself; a missing one shows its key, which a test of the messages rules out. */
export function word(words: FormWords, key: string, params: Record<string, string | number> = {}): string {
  return fill(words[key] ?? key, params, words.locale);
}

/** Looks a path up as it stands and then with list positions left out: `delegates.2.name` → `delegates.name`. */
function lookUp(words: FormWords, name: string, suffix: string): string | undefined {
  return words[`${name}.${suffix}`] ?? words[`${name.replace(/\.\d+(?=\.|$)/g, '')}.${suffix}`];
}

export function labelOf(words: FormWords, name: string): string | undefined {
  return lookUp(words, name, 'label') ?? labelInLanguage(words, name);
}

/** `title.fr` → "Title, Français": one label serves a text in all its languages. */
function labelInLanguage(words: FormWords, name: string): string | undefined {
  const dot = name.lastIndexOf('.');
  const language = name.slice(dot + 1);
  if (dot < 0 || !isLocale(language)) return undefined;
  const label = lookUp(words, name.slice(0, dot), 'label');
  return label && `${label}, ${languageNames[language]}`;
}

export function helpOf(words: FormWords, name: string): string | undefined {
  return lookUp(words, name, 'help');
}

/**
 * What is said above the reason where the refusal is about the deed and not about an answer in the form (`<name>.refused`):
 * there is nothing to correct, and no field to go to.
 */
export function refusalOf(words: FormWords, name: string): string | undefined {
  return lookUp(words, name, 'refused');
}

/** The sentence at a field, starting in lower case because "Error:" stands before it. */
export function errorSentence(words: FormWords, name: string, error: FieldError): string {
  const template = lookUp(words, name, error.code) ?? words[error.code] ?? words.invalid ?? error.code;
  return fill(template, error.params ?? {}, words.locale);
}

/** The sentence in the summary, which stands far from its field: a field's own sentence, or the label with the general one. */
export function summarySentence(words: FormWords, name: string, error: FieldError, shownLabel?: string): string {
  const sentence = errorSentence(words, name, error);
  const label = labelOf(words, name) ?? shownLabel;
  if (lookUp(words, name, error.code) !== undefined || !label)
    return sentence.charAt(0).toLocaleUpperCase() + sentence.slice(1);
  return word(words, 'form.summaryItem', { label, message: sentence });
}
