import { fill } from '@/components/form/form-words';

/** Words of the room in the browser, made on the server: keys of `room.desk`. */
export type RoomWords = { locale: string } & Record<string, string>;

/** A word of the room; a missing one shows its key, which a test of the messages rules out. */
export function say(words: RoomWords, key: string, params: Record<string, string | number> = {}): string {
  return fill(words[key] ?? key, params, words.locale);
}
