import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { definitionSchema, type FormDefinition } from './schema';

export type LockedForm = { id: string; code: string; lockVersion: number; draft: FormDefinition };

/** Locks a form of the meeting for this transaction; refuses "conflict" unless it is as the page showed it. */
export async function lockForm(ctx: Ctx, input: { form: string; lockVersion?: number }): Promise<LockedForm> {
  const [row] = await ctx.tx.$queryRaw<(Omit<LockedForm, 'draft'> & { draft: unknown })[]>`
    SELECT id, code, "lockVersion", draft FROM "RegistrationForm"
    WHERE id = ${input.form}::uuid AND "meetingId" = ${ctx.scope.meeting.id}::uuid FOR UPDATE`;
  const form = found(row);
  if (input.lockVersion !== undefined && form.lockVersion !== input.lockVersion) throw new Refusal('conflict');
  return { ...form, draft: definitionSchema.parse(form.draft) };
}
