import { authorize } from '@/lib/auth/permissions';
import type { Scope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { DirectoryMatter } from '@/lib/core/prisma/enums';
import { matters } from '../model/matters';

export type Statement = {
  id: string;
  source: string;
  sourceOn: string | null;
  /** In English. */
  says: string;
};

/** What several sources say of one matter of a party. `chosen`: the last choice, by its number; null where none was made. */
export type DifferingMatter = {
  matter: DirectoryMatter;
  statements: Statement[];
  chosen: { seq: string; statement: string; why: string; at: Date } | null;
};

/** The matters of a party of which statements are kept, the followed one first. One statement. */
export async function listStatements(scope: Scope, party: string): Promise<DifferingMatter[]> {
  authorize(scope, 'directory.read');
  const rows = await db().$queryRaw<
    (Statement & { matter: DirectoryMatter; seq: string | null; why: string | null; chosenAt: Date | null })[]
  >`
    SELECT s.id, s.matter::text AS matter, s.source, s."sourceOn", s.says, c.seq::text AS seq, c.why, c.at AS "chosenAt"
    FROM "SourceStatement" s
    LEFT JOIN LATERAL (SELECT k.seq, k.why, k.at, k."statementId" FROM "SourceChoice" k JOIN "SourceStatement" o ON o.id = k."statementId"
      WHERE o."partyId" = s."partyId" AND o.matter = s.matter ORDER BY k.seq DESC LIMIT 1) c ON c."statementId" = s.id
    WHERE s."partyId" = ${party}::uuid AND NOT EXISTS (SELECT FROM "SourceStatementEnd" e WHERE e."statementId" = s.id)
    ORDER BY c.seq NULLS LAST, s.at, s.id`;
  return matters.flatMap((matter) => {
    const own = rows.filter((row) => row.matter === matter);
    if (own.length === 0) return [];
    const followed = own.find(({ seq }) => seq !== null);
    return [
      {
        matter,
        statements: own.map(({ id, source, sourceOn, says }) => ({ id, source, sourceOn, says })),
        chosen:
          followed?.seq && followed.why && followed.chosenAt
            ? { seq: followed.seq, statement: followed.id, why: followed.why, at: followed.chosenAt }
            : null,
      },
    ];
  });
}

/** The matters in which sources differ, as the public reads them: those of which more than one statement is kept. One statement. */
export async function listDiffering(scope: Scope, party: string): Promise<DifferingMatter[]> {
  return (await listStatements(scope, party)).filter(({ statements }) => statements.length > 1);
}
