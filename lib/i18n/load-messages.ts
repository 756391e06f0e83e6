import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { Messages } from './messages';
import type { Locale } from './routing';

const cache = new Map<Locale, Messages>();

/**
 * Reads every `messages/<locale>/<domain>.json`; the file name is the namespace.
 * Files are read from disk and not bundled, so that pages, mails and jobs outside the framework load the same words.
 */
export function loadMessages(locale: Locale): Messages {
  const cached = cache.get(locale);
  if (cached) return cached;
  const folder = path.join(process.cwd(), 'lib/i18n/messages', locale);
  const messages = Object.fromEntries(
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => [path.basename(file, '.json'), JSON.parse(readFileSync(path.join(folder, file), 'utf8'))]),
  ) as Messages;
  // While developing, an edited word shows at the next request.
  if (process.env.NODE_ENV === 'production') cache.set(locale, messages);
  return messages;
}
