import { z } from 'zod';
import { optional, text } from '@/lib/core/validation';

export const invitationAnswers = ['ACCEPTED', 'DECLINED'] as const;

/** A refusal gives its reason: the secretariat has to know whether to write again. */
export const answerInvitationSchema = z
  .strictObject({ invitation: z.uuid(), answer: z.enum(invitationAnswers), reason: optional(text({ max: 1000 })) })
  .superRefine((value, context) => {
    if (value.answer === 'DECLINED' && !value.reason)
      context.addIssue({ code: 'custom', path: ['reason'], params: { code: 'required' } });
  });
