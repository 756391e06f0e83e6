import 'server-only';
import { loadMessages } from '@/lib/i18n/load-messages';
import type { Locale } from '@/lib/i18n/routing';
import type { RoomWords } from './words';

/** Words of the room that the browser says by itself. */
export function deskWords(locale: Locale): RoomWords {
  return { locale, ...loadMessages(locale).room.desk };
}
