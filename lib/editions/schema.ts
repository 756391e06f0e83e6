import { z } from 'zod';
import { TakeoverKind } from '@/lib/core/prisma/enums';

/** What can be taken over, in the order in which it is done: the questionnaire asks about the commitments that were carried. */
export const takeoverKinds = [
  'COMMITMENTS',
  'PARTIES',
  'QUESTIONNAIRE',
  'FORMS',
  'TEMPLATES',
  'GROUPS',
  'AGENDA',
] as const satisfies readonly TakeoverKind[];

export const takeOverSchema = z.strictObject({
  kinds: z.array(z.enum(takeoverKinds)).min(1, 'none_ticked').max(takeoverKinds.length),
});
