import type { Definition } from '@/lib/core/execute';
import { issuePaper } from './issue-paper';
import { issuePaperSchema } from './schema';

export const issuePaperDefinition: Definition<'meeting', typeof issuePaperSchema, { number: number }> = {
  name: 'background-paper.issue',
  permission: 'background-paper.issue',
  scope: 'meeting',
  input: issuePaperSchema,
  verb: issuePaper,
};
