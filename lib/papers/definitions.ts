import type { Definition } from '@/lib/core/execute';
import { giveLetter } from './give-letter';
import { issueBadges } from './issue-badges';

import { issueList } from './issue-list';
import { revokePaper } from './revoke-paper';
import { issueBadgesSchema, issueLetterSchema, issueListSchema, revokePaperSchema, takePaperSchema } from './schema';
import { takePaper } from './take-paper';

export const issueListDefinition: Definition<'meeting', typeof issueListSchema, { number: number }> = {
  name: 'list.issue',
  permission: 'list.issue',
  scope: 'meeting',
  input: issueListSchema,
  // The final list is issued in the weeks after the meeting.
  evenWhenClosed: true,
  verb: issueList,
};

export const issueBadgesDefinition: Definition<'meeting', typeof issueBadgesSchema, { issued: number }> = {
  name: 'badge.issue',
  permission: 'badge.issue',
  scope: 'meeting',
  input: issueBadgesSchema,
  verb: issueBadges,
};

export const issueLetterDefinition: Definition<'meeting', typeof issueLetterSchema, { paper: string }> = {
  name: 'paper.issue',
  permission: 'paper.issue',
  scope: 'meeting',
  input: issueLetterSchema,
  // Certificates are asked for when everybody is home again.
  evenWhenClosed: true,
  verb: giveLetter,
};

export const takePaperDefinition: Definition<'meeting', typeof takePaperSchema, { paper: string }> = {
  name: 'paper.take',
  permission: 'paper.take',
  scope: 'meeting',
  input: takePaperSchema,
  evenWhenClosed: true,
  on: ({ tx, scope }, { registration }) =>
    tx.registration.findFirst({
      where: { id: registration, meetingId: scope.meeting.id },
      select: { delegationId: true, personId: true },
    }),
  verb: takePaper,
};

export const revokePaperDefinition: Definition<'meeting', typeof revokePaperSchema, null> = {
  name: 'paper.revoke',
  permission: 'paper.revoke',
  scope: 'meeting',
  input: revokePaperSchema,
  evenWhenClosed: true,
  verb: revokePaper,
};
