import type { ProgressStatus } from '@/lib/core/prisma/enums';
import { shuffled } from './chance';
import { progressTexts } from './content/progress-reports';
import { isMechanism, type SampleParty } from './directory';
import { after, type Kit } from './kit';

/** When owners and dates were laid down: ten days after the Highlights. */
const laidDownAt = new Date('2017-11-20T09:00:00Z');
/** When reports came in: twice a year until the next edition was begun. */
const rounds = ['2018-04-16', '2018-10-15', '2019-04-15'].map((day) => new Date(`${day}T08:00:00Z`));
/** How often a party that was asked did report, and how often it had come further: by commitment, so that each state is seen. */
const paces = [
  { answers: 0.7, steps: 0.6 },
  { answers: 1, steps: 1 },
  { answers: 0.7, steps: 0.5 },
  { answers: 0.6, steps: 0 },
  { answers: 0.8, steps: 0.6 },
  { answers: 0, steps: 0 },
  { answers: 0.6, steps: 0.5 },
];
const languages = ['en', 'en', 'fr', 'es'] as const;

/**
 * Illustrative follow-up: each commitment gets three to five mechanisms as owners, which report in three rounds. What is
 * reported only ever goes forward; of the last round two reports wait for the secretariat and one was sent back.
 */
export function addFollowUp(
  { rows, id, random }: Kit,
  meetingId: string,
  parties: readonly SampleParty[],
  organiser: string,
): void {
  const mechanisms = parties.filter(({ kind }) => isMechanism(kind));
  const reviews: { reportId: string; at: Date; round: number }[] = [];
  const commitments = rows.Commitment.filter((row) => row.meetingId === meetingId);
  for (const [index, commitment] of commitments.entries()) {
    const { answers, steps } = paces[index % paces.length] ?? { answers: 0, steps: 0 };
    const planId = id();
    const byNextMeeting = commitment.dueBy === '2019-12-31';
    rows.CommitmentPlan.push({
      id: planId,
      commitmentId: commitment.id ?? '',
      number: 1,
      dueOn: byNextMeeting || !commitment.dueBy ? null : `${commitment.dueBy}T00:00:00Z`,
      byNextMeeting,
      indicator: commitment.indicator as object,
      byAccountId: organiser,
      at: laidDownAt,
    });
    for (const party of shuffled(random, mechanisms).slice(0, 3 + Math.floor(random() * 3))) {
      rows.CommitmentOwner.push({ planId, partyId: party.id });
      let stage = 0;
      let number = 0;
      for (const [round, opens] of rounds.entries()) {
        if (random() >= answers) continue;
        stage = Math.min(2, stage + (random() < steps ? 1 : 0));
        number += 1;
        const status: ProgressStatus = (['NOT_STARTED', 'UNDER_WAY', 'DONE'] as const)[stage] ?? 'NOT_STARTED';
        const language = languages[Math.floor(random() * languages.length)] ?? 'en';
        const texts = progressTexts[status];
        const reportId = id();
        const at = after(opens, Math.floor(random() * 20), random() * 8);
        rows.ProgressReport.push({
          id: reportId,
          commitmentId: commitment.id ?? '',
          partyId: party.id,
          number,
          status,
          text: texts[Math.floor(random() * texts.length)]?.[language] ?? '',
          language,
          at,
        });
        if (status !== 'NOT_STARTED' && random() < 0.5)
          rows.ProgressEvidence.push({
            reportId,
            position: 1,
            url: `https://example.org/${party.code}/${commitment.symbol.toLowerCase().replace('/', '-')}`,
          });
        reviews.push({ reportId, at: after(at, 3 + Math.floor(random() * 9)), round });
      }
    }
  }
  const isLast = rows.ProgressReport.filter(
    (report) =>
      !rows.ProgressReport.some(
        (other) =>
          other.commitmentId === report.commitmentId &&
          other.partyId === report.partyId &&
          other.number > report.number,
      ),
  ).map((report) => report.id);
  const open = reviews.filter(({ reportId, round }) => round === rounds.length - 1 && isLast.includes(reportId));
  for (const { reportId, at } of reviews) {
    const rank = open.findIndex((one) => one.reportId === reportId);
    if (rank === 0 || rank === 1) continue;
    rows.ProgressReview.push({
      reportId,
      verdict: rank === 2 ? 'MORE_ASKED' : 'ACCEPTED',
      reason: rank === 2 ? 'Please say which of the members of the mechanism took part.' : null,
      byAccountId: organiser,
      at,
    });
  }
}
