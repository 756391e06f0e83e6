import { foldWords } from '@/lib/core/fold';
import type { DirectoryFact } from '@/lib/core/prisma/enums';
import { loadMessages } from '@/lib/i18n/load-messages';
import type { Messages } from '@/lib/i18n/messages';
import { locales } from '@/lib/i18n/routing';
import { factKinds } from '../model/facts';

let words: Messages['directory'][] | undefined;

/** The names of sheets and heads of columns as the pages say them, in each language, beside the codes of the export. Read once. */
const said = () => (words ??= locales.map((locale) => loadMessages(locale).directory));

/** Which kind of fact a sheet of this name holds, in lower case: by its code and by its name in each language. */
export function kindBySheet(): Map<string, DirectoryFact> {
  return new Map(
    factKinds.flatMap((what) =>
      // A workbook cuts the names of its sheets after 31 signs.
      [what, ...said().map(({ edit }) => edit.kinds[what].slice(0, 31))].map(
        (name) => [name.trim().toLowerCase(), what] as const,
      ),
    ),
  );
}

/**
 * The column that a head means among those of a kind; undefined for none. Codes first, then words, without accents and capitals:
 * a word that stands for two columns of one kind means neither.
 */
export function columnOf(head: string, what: DirectoryFact, columns: readonly string[]): string | undefined {
  const asked = head.trim().toLowerCase();
  const code = columns.find((name) => name.toLowerCase() === asked);
  const folded = foldWords(head);
  if (code || !folded) return code;
  const meant = columns.filter((name) => wordsOf(name, what).some((word) => foldWords(word) === folded));
  return meant.length === 1 ? meant[0] : undefined;
}

/** What a column is called in each language. */
function wordsOf(name: string, what: DirectoryFact): string[] {
  return said().flatMap(({ import: { heads }, fields }) => {
    // The class of a mechanism and what a new party is are two things.
    const own = what === 'IDENTITY' || !(name in fields.values) ? (heads as Record<string, string>)[name] : undefined;
    const field = (fields.values as Record<string, { label?: string }>)[name]?.label;
    return own ?? field ?? [];
  });
}
