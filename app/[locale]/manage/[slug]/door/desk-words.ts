import type { DoorWords } from '@/components/door/words';
import { loadMessages } from '@/lib/i18n/load-messages';
import type { Locale } from '@/lib/i18n/routing';

/** All words of the door's screen in the browser: its own, and those of the codes it shows. */
export function deskWords(locale: Locale): DoorWords {
  const { door, registration } = loadMessages(locale);
  const prefixed = (prefix: string, words: Record<string, string>) =>
    Object.fromEntries(Object.entries(words).map(([code, word]) => [`${prefix}.${code}`, word]));
  return {
    locale,
    ...door.desk,
    ...prefixed('courtesy', registration.courtesy),
    ...prefixed('capacity', registration.capacity),
    ...prefixed('capacityOf.MS', registration.capacityOf.MS),
    ...prefixed('capacityOf.MR', registration.capacityOf.MR),
    ...prefixed('status', registration.status),
    ...prefixed('mode', registration.mode),
    ...prefixed('due', door.due),
    ...prefixed('direction', { IN: door.direction.IN, OUT: door.direction.OUT }),
    ...prefixed('count', door.count),
    ...prefixed('parties', door.parties),
    ...prefixed('badge', door.badge.reason),
    badgeReplace: door.badge.replace,
    badgeLead: door.badge.lead,
    badgeSubmit: door.badge.submit,
    badgePrint: door.badge.print,
    direction: door.direction.label,
    place: door.place.label,
    building: door.place.building,
    searchLabel: door.search.label,
    searchSubmit: door.search.submit,
    searchNone: door.search.none,
  };
}
