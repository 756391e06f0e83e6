import type { z } from 'zod';
import type { Ctx } from '@/lib/core/execute';
import type { TakeoverKind } from '@/lib/core/prisma/enums';
import { carryCommitments } from './carry-commitments';
import { carryParties } from './carry-parties';
import { carryQuestionnaire } from './carry-questionnaire';
import { copyAgenda } from './copy-agenda';
import { copyForms } from './copy-forms';
import { copyGroups } from './copy-groups';
import { copyTemplates } from './copy-templates';
import { previousEdition, type PreviousEdition } from './previous-edition';
import { takeoverKinds, type takeOverSchema } from './schema';
import type { Taken } from './model/taken';

const carriers: Record<TakeoverKind, (ctx: Ctx, previous: PreviousEdition) => Promise<Taken>> = {
  COMMITMENTS: carryCommitments,
  PARTIES: carryParties,
  QUESTIONNAIRE: carryQuestionnaire,
  FORMS: copyForms,
  TEMPLATES: copyTemplates,
  GROUPS: copyGroups,
  AGENDA: copyAgenda,
};

/**
 * Takes over from the edition before what was ticked, all of it or nothing, and keeps a list of what was taken and what was
 * left behind and why. What the meeting has already is never touched; done again, only what is missing comes. Answers,
 * registrations and everything else that was said at the other edition stay there. Refuses "not found" where there is none.
 */
export async function takeOver(ctx: Ctx, { kinds }: z.output<typeof takeOverSchema>): Promise<null> {
  const meetingId = ctx.scope.meeting.id;
  const previous = await previousEdition(ctx);
  // One at a time: what is there is asked and written under the meeting's row.
  await ctx.tx.$queryRaw`SELECT id FROM "Meeting" WHERE id = ${meetingId}::uuid FOR NO KEY UPDATE`;
  for (const kind of takeoverKinds.filter((one) => kinds.includes(one))) {
    const { taken, left } = await carriers[kind](ctx, previous);
    const { id } = await ctx.tx.editionTakeover.create({
      data: {
        meetingId,
        fromId: previous.id,
        kind,
        taken,
        left,
        byAccountId: ctx.actor?.accountId ?? null,
        at: ctx.now,
      },
      select: { id: true },
    });
    await ctx.audit({
      subject: { type: 'EditionTakeover', id },
      details: { kind, taken: taken.length, left: left.length },
    });
  }
  return null;
}
