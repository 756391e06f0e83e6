import type { Choice } from '@/components/form/select-field';
import { languageNames, locales } from '@/lib/i18n/routing';
import { capacities } from '@/lib/registration/schema/registrations';
import { courtesyTitles } from '@/lib/registration/schema/submit';

type Words<K extends string> = (key: K) => string;

/** Courtesy titles in the reader's language. */
export function courtesyChoices(t: Words<`courtesy.${(typeof courtesyTitles)[number]}`>): Choice[] {
  return courtesyTitles.map((value) => ({ value, label: t(`courtesy.${value}`) }));
}

/** Capacities in a delegation in the reader's language. */
export function capacityChoices(t: Words<`capacity.${(typeof capacities)[number]}`>): Choice[] {
  return capacities.map((value) => ({ value, label: t(`capacity.${value}`) }));
}

/** Languages of mails and pages, each under its own name. */
export function localeChoices(): Choice[] {
  return locales.map((value) => ({ value, label: languageNames[value], lang: value }));
}
