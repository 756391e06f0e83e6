import type { Cell } from '@/lib/breakouts/model';
import { seal } from '@/lib/core/canonical';
import { DEFAULT_THRESHOLDS } from '@/lib/surveys/model/disclosure';
import type { GroupResult, PriorityResult } from '@/lib/surveys/model/results';
import type { SubmissionPayload } from '@/lib/surveys/schema';
import { countedFor, type SnapshotPayload } from '@/lib/surveys/model/snapshot';
import { isMechanism, type SampleParty } from './directory';
import type { Kit } from './kit';
import type { SampleSurvey } from './survey';

/** What was submitted, by party code. */
export type Submitted = ReadonlyMap<string, { payload: SubmissionPayload; sha256: string }>;

export type SampleSnapshot = { id: string; cells: Cell[]; priorities: PriorityResult; submitted: number };

/** The results at one moment, computed from the submissions by the survey's own model and sealed as `takeSnapshot` seals them. */
export function addSnapshot(
  { rows, id, directory }: Kit,
  meeting: { slug: string; topK: number; smallCell: number },
  survey: SampleSurvey,
  given: { asked: readonly SampleParty[]; submitted: Submitted; takenAt: Date; byAccountId: string },
): SampleSnapshot {
  const counted = countedFor(
    {
      versions: new Map([[1, survey.definition]]),
      parties: given.asked
        .toSorted((a, b) => (a.code < b.code ? -1 : 1))
        .map(({ code, kind, regions }) => ({
          id: code,
          kind: isMechanism(kind) ? 'mechanism' : 'partner',
          regions,
          scope: kind === 'GLOBAL_PROCESS' ? 'global' : kind === 'IRF' ? 'interregional' : 'regional',
          isInvited: true,
          submission: given.submitted.get(code)?.payload ?? null,
          submittedAt: given.takenAt,
        })),
      regions: directory.regions.map(({ code }) => code),
      topK: meeting.topK,
      thresholds: { ...DEFAULT_THRESHOLDS, publicCell: meeting.smallCell },
    },
    true,
  );
  const { results } = counted;
  const ranking = results.questions.find((question) => question.type === 'RANKING');
  if (!ranking) throw new TypeError('The sample asks for priorities');

  const payload: SnapshotPayload = {
    meeting: meeting.slug,
    survey: survey.code,
    number: 1,
    version: 1,
    submissions: Object.fromEntries([...given.submitted].map(([code, submission]) => [code, submission.sha256])),
    ...counted,
  };
  const sealed = seal(payload);
  const snapshotId = id();
  rows.ResultSnapshot.push({
    id: snapshotId,
    surveyId: survey.id,
    number: 1,
    takenAt: given.takenAt,
    byAccountId: given.byAccountId,
    payload: sealed.content,
    sha256: sealed.sha256,
  });
  const { all } = ranking.result;
  const cells = [...all.columns, all.total].flatMap((group) => cellsOf(group, id));
  rows.ResultCell.push(...cells.map((cell) => ({ ...cell, snapshotId, questionCode: ranking.code })));
  return { id: snapshotId, cells, priorities: ranking.result, submitted: results.submitted };
}

function cellsOf(group: GroupResult, id: () => string) {
  return group.rows.map(({ theme, topCount, answered, invited, points, rank, isInTopK }) => ({
    id: id(),
    columnKey: group.key,
    choiceCode: theme,
    topCount,
    answered,
    invited,
    points2: Math.round(points * 2),
    rank,
    inTopK: isInTopK,
  }));
}
