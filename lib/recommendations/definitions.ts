import type { z } from 'zod';
import type { Permission, Target } from '@/lib/auth/permissions';
import type { Ctx, Definition } from '@/lib/core/execute';
import type { RecommendationLevel } from '@/lib/core/prisma/enums';
import { agree } from './agree';
import { askGroups } from './ask-groups';
import { carrySingly } from './carry-singly';
import { concur } from './concur';
import { dispose } from './dispose';
import { draft } from './draft';
import { draftGeneral } from './draft-general';
import { judge } from './judge';
import { markReady } from './mark-ready';
import { recall } from './recall';
import { reopen } from './reopen';
import { reopenGeneral } from './reopen-general';
import { reply } from './reply';
import { returnToDraft } from './return-to-draft';
import { review } from './review';
import { reviseGeneral, reviseRegional } from './revise';
import {
  agreeSchema,
  concurSchema,
  disposeSchema,
  draftGeneralSchema,
  draftSchema,
  judgeSchema,
  moveSchema,
  replySchema,
  reviseSchema,
  translateSchema,
  undoDisposalSchema,
  withdrawSchema,
} from './schema';
import { submit } from './submit';
import { takeBack } from './take-back';
import { translate } from './translate';
import { undoDisposal } from './undo-disposal';
import { withdraw } from './withdraw';
import { restoreGeneral, withdrawGeneral } from './withdraw-general';

type Done = { recommendation: string };
export type Revised = Done & { revision: string; number: number; isJoined: boolean };
type Numbered = Done & { symbol: string };

/** The group of a recommendation of this meeting, looked up from the record; null = not found. */
async function groupOf({ tx, scope }: Ctx, id: string, level?: RecommendationLevel): Promise<Target | null> {
  const where = { id, meetingId: scope.meeting.id, ...(level ? { level } : {}) };
  const row = await tx.recommendation.findFirst({ where, select: { groupId: true } });
  return row && (row.groupId ? { groupId: row.groupId } : {});
}

/** What is done to a recommendation of one level, named by its id. */
const onLevel =
  (level: RecommendationLevel) =>
  <I extends z.ZodType<{ recommendation: string }>, V>(
    name: string,
    permission: Permission,
    input: I,
    verb: (ctx: Ctx, input: z.output<I>) => Promise<V>,
  ): Definition<'meeting', I, V> => ({
    name,
    permission,
    scope: 'meeting',
    input,
    on: (ctx, { recommendation }) => groupOf(ctx, recommendation, level),
    verb,
  });
const regional = onLevel('REGIONAL');
const general = onLevel('GENERAL');

export const draftDefinition: Definition<'meeting', typeof draftSchema, Done> = {
  name: 'recommendation.draft',
  permission: 'recommendation.draft',
  scope: 'meeting',
  input: draftSchema,
  on: async ({ tx, scope }, { group }) => {
    const row = await tx.breakoutGroup.findFirst({
      where: { id: group, meetingId: scope.meeting.id },
      select: { id: true },
    });
    return row && { groupId: row.id };
  },
  verb: draft,
};

export const reviseDefinition = regional<typeof reviseSchema, Revised>(
  'recommendation.revise',
  'recommendation.draft',
  reviseSchema,
  reviseRegional,
);
export const reviewDefinition = regional<typeof moveSchema, Done>(
  'recommendation.review',
  'recommendation.move',
  moveSchema,
  review,
);
export const agreeDefinition = regional<typeof agreeSchema, Numbered>(
  'recommendation.agree',
  'recommendation.agree',
  agreeSchema,
  agree,
);
export const returnDefinition = regional<typeof withdrawSchema, Done>(
  'recommendation.return',
  'recommendation.move',
  withdrawSchema,
  returnToDraft,
);
export const reopenDefinition = regional<typeof withdrawSchema, Done>(
  'recommendation.reopen',
  'recommendation.agree',
  withdrawSchema,
  reopen,
);
export const takeBackDefinition = regional<typeof withdrawSchema, Done>(
  'recommendation.take-back',
  'general.draft',
  withdrawSchema,
  takeBack,
);
export const submitDefinition = regional<typeof moveSchema, Done>(
  'recommendation.submit',
  'recommendation.move',
  moveSchema,
  submit,
);
export const withdrawDefinition = regional<typeof withdrawSchema, Done>(
  'recommendation.withdraw',
  'recommendation.withdraw',
  withdrawSchema,
  withdraw,
);
export const carrySinglyDefinition = regional<typeof moveSchema, Done>(
  'recommendation.carry-singly',
  'general.draft',
  moveSchema,
  carrySingly,
);

export const translateDefinition: Definition<'meeting', typeof translateSchema, { revision: string }> = {
  name: 'recommendation.translate',
  permission: 'recommendation.translate',
  scope: 'meeting',
  input: translateSchema,
  on: (ctx, { recommendation }) => groupOf(ctx, recommendation),
  evenWhenClosed: true,
  verb: translate,
};

export const draftGeneralDefinition: Definition<'meeting', typeof draftGeneralSchema, Done> = {
  name: 'general.draft',
  permission: 'general.draft',
  scope: 'meeting',
  input: draftGeneralSchema,
  verb: draftGeneral,
};

export const reviseGeneralDefinition = general<typeof reviseSchema, Revised>(
  'general.revise',
  'general.draft',
  reviseSchema,
  reviseGeneral,
);

export const disposeDefinition: Definition<'meeting', typeof disposeSchema, Done> = {
  name: 'general.dispose',
  permission: 'general.draft',
  scope: 'meeting',
  input: disposeSchema,
  on: (ctx, { general }) => groupOf(ctx, general, 'GENERAL'),
  verb: dispose,
};

export const undoDisposalDefinition: Definition<'meeting', typeof undoDisposalSchema, Done> = {
  name: 'general.undo-disposal',
  permission: 'general.draft',
  scope: 'meeting',
  input: undoDisposalSchema,
  on: (ctx, { general }) => groupOf(ctx, general, 'GENERAL'),
  verb: undoDisposal,
};

export const judgeDefinition: Definition<'meeting', typeof judgeSchema, Done> = {
  name: 'general.judge',
  permission: 'general.draft',
  scope: 'meeting',
  input: judgeSchema,
  verb: judge,
};

export const markReadyDefinition = general<typeof withdrawSchema, Numbered>(
  'general.ready',
  'general.ready',
  withdrawSchema,
  markReady,
);

export const reopenGeneralDefinition = general<typeof withdrawSchema, Done>(
  'general.reopen',
  'general.ready',
  withdrawSchema,
  reopenGeneral,
);

export const withdrawGeneralDefinition = general<typeof withdrawSchema, Done>(
  'general.withdraw',
  'general.draft',
  withdrawSchema,
  withdrawGeneral,
);

export const restoreGeneralDefinition = general<typeof moveSchema, Done>(
  'general.restore',
  'general.draft',
  moveSchema,
  restoreGeneral,
);

export const askGroupsDefinition = general<typeof moveSchema, Done>(
  'general.ask',
  'general.ready',
  moveSchema,
  askGroups,
);

export const recallDefinition = general<typeof withdrawSchema, Done>(
  'general.recall',
  'general.ready',
  withdrawSchema,
  recall,
);

export const concurDefinition: Definition<'meeting', typeof concurSchema, { concurrence: string }> = {
  name: 'concurrence.record',
  permission: 'concurrence.record',
  scope: 'meeting',
  input: concurSchema,
  on: async ({ tx, scope }, { group }) => {
    const row = await tx.breakoutGroup.findFirst({
      where: { id: group, meetingId: scope.meeting.id },
      select: { id: true },
    });
    return row && { groupId: row.id };
  },
  verb: concur,
};

export const replyDefinition: Definition<'meeting', typeof replySchema, { concurrence: string }> = {
  name: 'concurrence.reply',
  permission: 'general.draft',
  scope: 'meeting',
  input: replySchema,
  on: (ctx, { recommendation }) => groupOf(ctx, recommendation, 'GENERAL'),
  verb: reply,
};
