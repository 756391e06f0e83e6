import 'server-only';
import { authorize, can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { env } from '@/lib/core/env';
import { found } from '@/lib/core/errors';
import { read } from '@/lib/core/read';
import { locales, type Locale } from '@/lib/i18n/routing';
import { sealedResults } from '@/lib/surveys/queries/sealed-results';
import { gatherContent } from './gather-content';
import { paperVersions, type PaperVersion } from './model/paper';
import { readPaper, smallOf, type ReadPaper } from './read-paper';
import { paperFormats, sizeOfPaperFile, type PaperFormat } from './render/paper-file';

/** A file of a paper with its size in bytes; null before it was first made. */
export type PaperFile = { version: PaperVersion; language: Locale; format: PaperFormat; size: number | null };

export type IssuedBackgroundPaper = {
  number: number;
  /** Number of the snapshot it was made from. */
  snapshot: number;
  issuedAt: Date;
  reason: string | null;
  files: PaperFile[];
};

/** The papers issued, newest first, with the files this reader may have: everybody may read the public version of each. */
export async function listBackgroundPapers(scope: MeetingScope): Promise<IssuedBackgroundPaper[]> {
  authorize(scope, 'background-paper.read-public');
  const rows = await read<(Omit<IssuedBackgroundPaper, 'files'> & { sha256: string; smallCell: number })[]>`
    SELECT p.number, s.number AS snapshot, p."issuedAt", p.sha256, p.content->>'reason' AS reason,
           (p.content->'meeting'->>'smallCell')::int AS "smallCell"
    FROM "BackgroundPaper" p JOIN "ResultSnapshot" s ON s.id = p."snapshotId"
    WHERE p."meetingId" = ${scope.meeting.id}::uuid ORDER BY p.number DESC`;
  const isInside = can(scope, 'background-paper.read');
  const shown = paperVersions.filter((version) => isInside || version === 'public');
  return Promise.all(
    rows.map(async ({ sha256, smallCell, ...paper }) => {
      const small = Math.max(smallCell, scope.meeting.smallCell);
      const files = shown.flatMap((version) =>
        locales.flatMap((language) =>
          paperFormats.map(async (format) => {
            const wording = { language, version, small, baseUrl: env().baseUrl };
            return { version, language, format, size: await sizeOfPaperFile(sha256, wording, format) };
          }),
        ),
      );
      return { ...paper, files: await Promise.all(files) };
    }),
  );
}

/** A paper as issued, for those who take part or for everybody; see `readPaper`. */
export function findBackgroundPaper(
  scope: MeetingScope,
  number: number | null,
  version: PaperVersion,
): Promise<ReadPaper> {
  authorize(scope, version === 'full' ? 'background-paper.read' : 'background-paper.read-public');
  return readPaper(scope.meeting, number);
}

/** The next paper of a snapshot as it would be issued now, for whoever issues it. Refuses "not found" for a snapshot that is not there. */
export async function draftBackgroundPaper(scope: MeetingScope, snapshotNumber: number): Promise<ReadPaper> {
  authorize(scope, 'background-paper.issue');
  const meetingId = scope.meeting.id;
  const snapshot = found(
    await db().resultSnapshot.findFirst({
      where: { number: snapshotNumber, survey: { meetingId } },
      orderBy: { surveyId: 'asc' },
      select: { id: true, sha256: true },
    }),
  );
  const number = 1 + (await db().backgroundPaper.count({ where: { meetingId } }));
  const content = await gatherContent(db(), {
    meetingId,
    snapshotId: snapshot.id,
    number,
    issuedAt: null,
    reason: null,
  });
  const { results, states, asOf, statesAsOf } = await sealedResults(db(), snapshot);
  return { content, sha256: null, results, states, asOf, statesAsOf, small: smallOf(content, scope.meeting) };
}
