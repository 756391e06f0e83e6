import 'server-only';
import { loadMessages } from '@/lib/i18n/load-messages';
import type { Locale } from '@/lib/i18n/routing';
import type { RoomWords } from './words';

/** Words of the room that the browser says by itself: keys of `room.desk`, with `field_` and `support_` names of fields and levels of support. */
export function deskWords(locale: Locale): RoomWords {
  const { room, recommendations, breakouts } = loadMessages(locale);
  const { text, theme, objectives, addressees, dueBy } = recommendations.fields;
  const { practice, support, dissent } = room.fields;
  const labels = Object.entries({ text, theme, objectives, addressees, dueBy, practice, support, dissent });
  return {
    locale,
    ...room.desk,
    draftNew: breakouts.draftNew,
    draftButton: breakouts.draftButton,
    draftHelp: text.help,
    ...Object.fromEntries(labels.map(([name, { label }]) => [`field_${name}`, label])),
    ...Object.fromEntries(Object.entries(room.supportLevel).map(([level, word]) => [`support_${level}`, word])),
  };
}
