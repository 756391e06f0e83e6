import { fill } from '@/components/form/form-words';

/** Words of the door's screen in the browser, made on the server: keys of `door.desk` and, prefixed, the codes it shows. */
export type DoorWords = { locale: string } & Record<string, string>;

/** A word of the door's screen; a missing one shows its key, which a test of the messages rules out. */
export function say(words: DoorWords, key: string, params: Record<string, string | number> = {}): string {
  return fill(words[key] ?? key, params, words.locale);
}
