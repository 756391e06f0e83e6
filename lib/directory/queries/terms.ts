import { authorize } from '@/lib/auth/permissions';
import type { Scope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { Confidence } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { capitalised, type Text } from '../exchange/texts';

/** A term of the field with its equivalents, as agreed glossaries and pages give them; each begins with a capital, as a name that stands alone. */
export type Term = {
  key: string;
  terms: LocalizedText;
  acronyms: LocalizedText;
  note: string | null;
  sources: string[];
  asOf: string;
  confidence: Confidence;
};

/** The terms of the glossary with these keys, in their order; a key without a term is left out. One statement. */
export async function listTerms(scope: Scope, keys: readonly string[]): Promise<Term[]> {
  authorize(scope, 'directory.read');
  const found = await db().$queryRaw<Term[]>`
    SELECT key, terms, acronyms, note, sources, "asOf", confidence::text AS confidence
    FROM "GlossaryTerm" WHERE key = ANY (${[...keys]})`;
  return found
    .map((term) => ({ ...term, terms: capitalised(term.terms as Text) as LocalizedText }))
    .sort((one, other) => keys.indexOf(one.key) - keys.indexOf(other.key));
}
