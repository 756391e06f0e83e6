import { authorize } from '@/lib/auth/permissions';
import type { Scope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { Confidence } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';

export type CompactObjectiveRow = {
  number: number;
  title: LocalizedText;
  shortTitle: LocalizedText;
  theme: { code: string; names: LocalizedText } | null;
  validFrom: string;
  validTo: string | null;
  sources: string[];
  asOf: string;
  confidence: Confidence;
  /** Per language: "stated" or "general-knowledge". */
  titleConfidence: LocalizedText;
};

/** The objectives of the Global Compact with the days between which they hold. One statement. */
export async function listObjectives(scope: Scope): Promise<CompactObjectiveRow[]> {
  authorize(scope, 'directory.read');
  return db().$queryRaw<CompactObjectiveRow[]>`
    SELECT o.number, o.title, o."shortTitle", o."validFrom"::text AS "validFrom", o."validTo"::text AS "validTo", o.sources, o."asOf",
           o.confidence::text AS confidence, o."titleConfidence",
           (SELECT json_build_object('code', t.code, 'names', t.names) FROM "Theme" t WHERE t.code = o."themeCode") AS theme
    FROM "CompactObjective" o ORDER BY o.number`;
}
