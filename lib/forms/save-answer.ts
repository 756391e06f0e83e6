import type { z } from 'zod';
import { found } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { findFrame } from './find-frame';
import { fieldsOf, takesAnswer } from './model/conditions';
import type { saveAnswerSchema } from './schema';
import { takeResponse, writeAnswers } from './write-answers';

/** Saves one answer while it is being typed. A save that is accepted has written: the answer's version is one more than the one sent. */
export async function saveAnswer(ctx: Ctx, input: z.output<typeof saveAnswerSchema>): Promise<{ lockVersion: number }> {
  const frame = await findFrame(ctx, input);
  const field = found(fieldsOf(frame.posted.definition).find((one) => one.id === input.field && takesAnswer(one)));
  const response = await takeResponse(ctx, frame);
  const posted = { field, typed: input.values ?? input.value, lockVersion: input.lockVersion };
  const changed = await writeAnswers(ctx, frame, response, [posted], input.shownIn, { always: true });
  await ctx.audit({
    subject: { type: 'FormResponse', id: response.id },
    details: { form: frame.form.code, version: frame.posted.number, changed },
  });
  return { lockVersion: response.answers.get(field.id)?.lockVersion ?? 0 };
}
