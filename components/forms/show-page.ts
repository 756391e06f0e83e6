import type { getTranslations } from 'next-intl/server';
import { choicesOf } from '@/lib/forms/model/changes';
import { answerLanguages } from '@/lib/forms/model/read-answer';
import type { AnswerOption, StoredFormAnswer } from '@/lib/forms/queries/answer';
import type { Choice, Field, Page } from '@/lib/forms/schema';
import { languageName } from '@/lib/i18n/numbers';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import type { ShownChoice, ShownField, ShownPage, ShownText } from './shown-form';

export type Showing = {
  locale: Locale;
  common: Awaited<ReturnType<typeof getTranslations<'common'>>>;
  t: Awaited<ReturnType<typeof getTranslations<'forms'>>>;
  answers: ReadonlyMap<string, StoredFormAnswer>;
  options: { countries: readonly AnswerOption[]; organisations: readonly AnswerOption[] };
  /** Choices that were once offered, by field: where one was chosen it can still be read and kept. */
  retired: ReadonlyMap<string, readonly Choice[]>;
  /** Address of the page for sensitive data, without its anchor. */
  sensitiveHref: string;
  fileHref: (field: string) => string;
};

/** A text in the reader's language, or in another with its name; null where there is none at all. */
export function shownText(words: LocalizedText | undefined, { locale, common }: Pick<Showing, 'locale' | 'common'>) {
  const { text, lang, isFallback } = pick(words, locale);
  if (!text) return null;
  const shown: ShownText = isFallback
    ? { text, lang, note: common('untranslated', { language: languageName(lang, locale) }) }
    : { text };
  return shown;
}

/** A page of a form with everything the browser needs to show it, and nothing of the other pages. */
export function showPage(page: Page, showing: Showing): ShownPage {
  return {
    id: page.id,
    title: shownText(page.title, showing),
    intro: shownText(page.intro, showing),
    ...(page.condition ? { condition: page.condition } : {}),
    sections: page.sections.map((section) => ({
      id: section.id,
      title: shownText(section.title, showing),
      intro: shownText(section.intro, showing),
      ...(section.condition ? { condition: section.condition } : {}),
      fields: section.fields.map((field) => showField(field, showing)),
    })),
  };
}

function showField(field: Field, showing: Showing): ShownField {
  const answer = showing.answers.get(field.id);
  return {
    id: field.id,
    type: field.type,
    label: shownText(field.label, showing) ?? { text: field.id },
    help: shownText(field.help, showing),
    required: field.required,
    ...(field.condition ? { condition: field.condition } : {}),
    choices: choicesFor(field, showing),
    href: field.type === 'sensitive' ? `${showing.sensitiveHref}#${field.kind}` : null,
    value: answer?.value ?? null,
    lockVersion: answer?.lockVersion ?? 0,
    file: answer?.file ? { name: answer.file.name, href: showing.fileHref(field.id) } : null,
  };
}

function choicesFor(field: Field, showing: Showing): ShownChoice[] {
  const { locale, options } = showing;
  switch (field.type) {
    case 'single':
    case 'multiple':
      return [...choicesOf(field).map(({ id, label }) => named(id, label, locale)), ...noLongerOffered(field, showing)];
    case 'country':
      return sorted(options.countries, locale);
    case 'organisation':
      return sorted(options.organisations, locale);
    case 'language':
      return answerLanguages.map((code) => ({ value: code, label: capital(languageName(code, locale), locale) }));
    default:
      return [];
  }
}

/** What was chosen while it was offered, so that it is neither lost nor hidden. */
function noLongerOffered(field: Field, { answers, retired, locale, t }: Showing): ShownChoice[] {
  const value = answers.get(field.id)?.value;
  const chosen = Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
  return chosen
    .filter((id) => !choicesOf(field).some((choice) => choice.id === id))
    .map((id) => {
      const words = retired.get(field.id)?.find((choice) => choice.id === id)?.label;
      return { value: id, label: t('answer.noLongerOffered', { choice: pick(words, locale).text || id }) };
    });
}

function named(value: string, names: LocalizedText, locale: string): ShownChoice {
  const { text, lang, isFallback } = pick(names, locale);
  return { value, label: text || value, ...(isFallback ? { lang } : {}) };
}

function sorted(options: readonly AnswerOption[], locale: Locale): ShownChoice[] {
  const { compare } = new Intl.Collator(locale);
  return options
    .map(({ value, names }) => named(value, names, locale))
    .sort((one, other) => compare(one.label, other.label));
}

function capital(text: string, locale: Locale): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1);
}
