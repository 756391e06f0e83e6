import 'server-only';
import { sessionKinds } from '@/lib/agenda/schema';
import { loadMessages } from '@/lib/i18n/load-messages';
import type { Messages } from '@/lib/i18n/messages';
import type { Locale } from '@/lib/i18n/routing';

/** What the screen at the door says, in one language: it may show several in turn, which the page's own words do not hold. */
export type NowWords = Omit<Messages['agenda']['now'], never> & { kinds: Messages['agenda']['kind'] };

/** The words of the screen at the door in a language. */
export function nowWords(locale: Locale): NowWords {
  const { now, kind } = loadMessages(locale).agenda;
  return { ...now, kinds: Object.fromEntries(sessionKinds.map((one) => [one, kind[one]])) as NowWords['kinds'] };
}
