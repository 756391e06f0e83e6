import { randomUUID } from 'node:crypto';
import type { Ctx } from '@/lib/core/execute';
import { writeRevision } from './write-revision';

type New = {
  /** Regional: the group and, where it came from one, the issue. General: neither. */
  groupId: string | null;
  issueId: string | null;
  text: string;
  language: string;
  theme: string;
  objectives: readonly number[];
  addressees: readonly string[];
  dueBy?: string | undefined;
  parentIds?: readonly string[];
};

/** Creates a recommendation in DRAFT with its first revision, one unit long, and the transition that says who began it. */
export async function create(ctx: Ctx, given: New): Promise<{ id: string; revision: string; hash: string }> {
  const { groupId, issueId, text, language, theme, objectives, addressees, dueBy, parentIds = [] } = given;
  const { id } = await ctx.tx.recommendation.create({
    data: {
      meetingId: ctx.scope.meeting.id,
      level: groupId === null ? 'GENERAL' : 'REGIONAL',
      groupId,
      issueId,
      transitions: {
        create: { fromStatus: null, toStatus: 'DRAFT', byAccountId: ctx.actor?.accountId ?? null, at: ctx.now },
      },
    },
    select: { id: true },
  });
  const revision = await writeRevision(ctx, {
    recommendationId: id,
    number: 1,
    parentIds,
    units: [{ uid: randomUUID(), language, text, translations: [] }],
    themes: [theme],
    objectives,
    addressees,
    dueBy: dueBy ?? null,
  });
  return { id, revision: revision.id, hash: revision.hash };
}
