import 'server-only';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { LocalizedText } from '@/lib/i18n/pick';
import { findComparison, type Comparison } from './comparison';

/** Whose an answer is; only where answers name who gave them. */
export type Author = { code: string; names: LocalizedText };

/** Everything for a file of codings. Null where there is nothing to compare yet. Four statements. */
export async function findCodingsFile(
  scope: MeetingScope,
  question: string,
): Promise<{ comparison: Comparison; authors: Map<string, Author> } | null> {
  const { comparison = null } = (await findComparison(scope, question)) ?? {};
  if (!comparison) return null;
  const rows = comparison.book.attributed
    ? await db().response.findMany({
        where: { id: { in: [...comparison.texts, ...comparison.uncoded].map(({ responseId }) => responseId) } },
        select: { id: true, party: { select: { code: true, names: true } } },
      })
    : [];
  return {
    comparison,
    authors: new Map(rows.map(({ id, party }) => [id, { code: party.code, names: party.names as LocalizedText }])),
  };
}
