import { inMegabytes, mostSheetBytes, mostUploadBytes } from '@/lib/core/upload-size';
import en from './messages/en/oversize.json';
import es from './messages/es/oversize.json';
import fr from './messages/fr/oversize.json';
import { plainPage } from './plain-page';
import type { Locale } from './routing';

const words: Record<Locale, typeof en> = { en, fr, es };

/** The page for a post that is larger than any form takes: how large a file may be, and the way back to the form. */
export function tooBigPage(locale: Locale): string {
  const t = words[locale];
  return plainPage({
    locale,
    title: t.title,
    text: t.text
      .replace('{max}', String(inMegabytes(mostUploadBytes)))
      .replace('{sheet}', String(inMegabytes(mostSheetBytes))),
    next: `<p>${t.kept}</p><p><a href="">${t.back}</a></p>`,
  });
}
