import type { Actor } from '@/lib/auth/actor';
import { execute } from '@/lib/core/execute';
import { missingFile } from '@/lib/core/private-file';
import type { Locale } from '@/lib/i18n/routing';
import { recordPaperDefinition } from '../definitions';
import type { PaperName } from '../model/papers';
import type { PaperFormat } from '../schema';
import { recordedFile } from './recorded-file';

type Paper = {
  paper: PaperName;
  format: PaperFormat;
  locale: Locale;
  /** Everybody it names, in its order. */
  registrations: readonly string[];
  file: { name: string; type: string; bytes: Uint8Array };
};

/** Answers with a paper that names people, after writing down that it goes out; for the routes that make them. */
export async function handOutPaper(actor: Actor | null, meeting: string, paper: Paper): Promise<Response> {
  const recorded = await execute(recordPaperDefinition, {
    actor,
    meeting,
    input: {
      paper: paper.paper,
      format: paper.format,
      shownIn: paper.locale,
      registrations: [...paper.registrations],
    },
    key: crypto.randomUUID(),
  });
  if (!recorded.ok) return missingFile();
  return recordedFile({ actor, meeting, transfer: recorded.value.transferId }, paper.file);
}
