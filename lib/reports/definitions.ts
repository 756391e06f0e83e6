import type { Definition } from '@/lib/core/execute';
import { submitReportSchema } from './schema';
import { submitReport } from './submit-report';

export const submitReportDefinition: Definition<
  'meeting',
  typeof submitReportSchema,
  { number: number; handedOver: number }
> = {
  name: 'report.submit',
  permission: 'report.submit',
  scope: 'meeting',
  input: submitReportSchema,
  on: async ({ tx, scope }, { group }) => {
    const where = { id: group, meetingId: scope.meeting.id };
    const row = await tx.breakoutGroup.findFirst({ where, select: { id: true } });
    return row && { groupId: row.id };
  },
  verb: submitReport,
};
