import type { Target } from '@/lib/auth/permissions';
import type { Ctx, Definition } from '@/lib/core/execute';
import { draftFromPoints } from './draft-from-points';
import { endBranch } from './end-branch';
import { remark } from './remark';
import { saveDraft, type Saved } from './save-draft';
import { draftFromPointsSchema, endBranchSchema, remarkSchema, saveDraftSchema, supportDraftSchema } from './schema';
import { supportDraft } from './support-draft';

type Done = { recommendation: string };

/** The group of a regional recommendation of this meeting. */
async function ofDraft({ tx, scope }: Ctx, id: string): Promise<Target | null> {
  const [row] = await tx.$queryRaw<{ groupId: string | null }[]>`
    SELECT "groupId" FROM "Recommendation" WHERE id = ${id}::uuid AND "meetingId" = ${scope.meeting.id}::uuid AND level = 'REGIONAL'`;
  return row ? { groupId: row.groupId ?? '' } : null;
}

/** A delegation of this meeting that sits in the group of the draft. */
async function ofMember(
  { tx, scope }: Ctx,
  { recommendation, delegation }: { recommendation: string; delegation: string },
): Promise<Target | null> {
  const meetingId = scope.meeting.id;
  const groups = { some: { group: { meetingId, recommendations: { some: { id: recommendation } } } } };
  const row = await tx.delegation.findFirst({
    where: { id: delegation, meetingId, party: { groups } },
    select: { id: true },
  });
  return row && { delegationId: row.id };
}

export const draftFromPointsDefinition: Definition<'meeting', typeof draftFromPointsSchema, Done> = {
  name: 'draft.from-points',
  permission: 'recommendation.draft',
  scope: 'meeting',
  input: draftFromPointsSchema,
  on: async ({ tx, scope }, { group }) => {
    const where = { id: group, meetingId: scope.meeting.id };
    const row = await tx.breakoutGroup.findFirst({ where, select: { id: true } });
    return row && { groupId: row.id };
  },
  verb: draftFromPoints,
};

export const saveDraftDefinition: Definition<'meeting', typeof saveDraftSchema, Saved> = {
  name: 'draft.save',
  permission: 'recommendation.draft',
  scope: 'meeting',
  input: saveDraftSchema,
  on: (ctx, { recommendation }) => ofDraft(ctx, recommendation),
  verb: saveDraft,
};

export const endBranchDefinition: Definition<'meeting', typeof endBranchSchema, Done> = {
  name: 'draft.end-branch',
  permission: 'recommendation.draft',
  scope: 'meeting',
  input: endBranchSchema,
  on: async (ctx, { save }) => {
    const row = await ctx.tx.draftSave.findUnique({ where: { clientId: save }, select: { recommendationId: true } });
    return row && ofDraft(ctx, row.recommendationId);
  },
  verb: endBranch,
};

export const remarkDefinition: Definition<'meeting', typeof remarkSchema, { remark: string }> = {
  name: 'draft.remark',
  permission: 'draft.remark',
  scope: 'meeting',
  input: remarkSchema,
  on: ofMember,
  verb: remark,
};

export const supportDraftDefinition: Definition<'meeting', typeof supportDraftSchema, Done> = {
  name: 'draft.support',
  permission: 'draft.remark',
  scope: 'meeting',
  input: supportDraftSchema,
  on: ofMember,
  verb: supportDraft,
};
