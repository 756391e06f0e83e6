import type { Definition } from '@/lib/core/execute';
import { proposedFactSchema } from '@/lib/directory/schema';
import { acceptCorrection } from './accept-correction';
import { answerCorrection } from './answer-correction';
import { isSucceeded } from './is-succeeded';
import { proposeCorrection, type ProposedCorrection } from './propose-correction';
import { acceptSchema, answerSchema, withdrawSchema } from './schema';
import { withdrawCorrection } from './withdraw-correction';

export const proposeCorrectionDefinition: Definition<'meeting', typeof proposedFactSchema, ProposedCorrection> = {
  name: 'correction.propose',
  permission: 'correction.propose',
  scope: 'meeting',
  input: proposedFactSchema,
  // The directory lives on between the meetings.
  evenWhenClosed: true,
  on: async ({ tx, scope }, { delegation }) => {
    const row = await tx.delegation.findFirst({
      where: { id: delegation, meetingId: scope.meeting.id },
      select: { id: true, partyId: true },
    });
    return row && !(await isSucceeded(tx, row.partyId, scope.meeting)) ? { delegationId: row.id } : null;
  },
  verb: proposeCorrection,
};

export const withdrawCorrectionDefinition: Definition<'meeting', typeof withdrawSchema, ProposedCorrection> = {
  name: 'correction.withdraw',
  permission: 'correction.propose',
  scope: 'meeting',
  input: withdrawSchema,
  evenWhenClosed: true,
  // Those who speak for the party now take it back, also where they followed whoever proposed it.
  on: async ({ tx, scope }, { correction }) => {
    const row = await tx.delegation.findFirst({
      where: { meetingId: scope.meeting.id, party: { corrections: { some: { id: correction } } } },
      select: { id: true, partyId: true },
    });
    return row && !(await isSucceeded(tx, row.partyId, scope.meeting)) ? { delegationId: row.id } : null;
  },
  verb: withdrawCorrection,
};

export const acceptCorrectionDefinition: Definition<'site', typeof acceptSchema, ProposedCorrection> = {
  name: 'correction.accept',
  permission: 'directory.edit',
  scope: 'site',
  input: acceptSchema,
  verb: acceptCorrection,
};

export const answerCorrectionDefinition: Definition<'site', typeof answerSchema, ProposedCorrection> = {
  name: 'correction.answer',
  permission: 'directory.edit',
  scope: 'site',
  input: answerSchema,
  verb: answerCorrection,
};
