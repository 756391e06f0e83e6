import type { z } from 'zod';
import { grantsIn } from '@/lib/auth/grants-in';
import { can } from '@/lib/auth/permissions';
import { found, Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { findTemplate } from './model/templates/list';
import { definitionSchema, type createFormSchema, type FormDefinition } from './schema';

/** Makes a form of the meeting: empty, from a template, or from a form of another meeting whose forms the actor manages too. Nobody is asked it before it is published. */
export async function createForm(
  ctx: Ctx,
  { source, code, ...input }: z.output<typeof createFormSchema>,
): Promise<{ form: string; code: string }> {
  const meetingId = ctx.scope.meeting.id;
  const draft = await questionsFrom(ctx, source);
  const taken = await ctx.tx.registrationForm.findUnique({
    where: { meetingId_code: { meetingId, code } },
    select: { id: true },
  });
  if (taken) throw new Refusal('invalid', { code: { code: 'code_taken' } });
  const position = await ctx.tx.registrationForm.count({ where: { meetingId } });
  const form = await ctx.tx.registrationForm.create({
    data: { meetingId, code, ...input, position, draft },
    select: { id: true },
  });
  await ctx.audit({ subject: { type: 'RegistrationForm', id: form.id }, details: { code, source, ...input } });
  return { form: form.id, code };
}

async function questionsFrom(ctx: Ctx, source: string): Promise<FormDefinition> {
  if (source === 'empty') return { pages: [] };
  const [kind = '', name = ''] = source.split(':');
  if (kind === 'template') {
    const template = findTemplate(name);
    if (!template) throw new Refusal('invalid', { source: { code: 'invalid_choice' } });
    return template;
  }
  const [slug = '', code = ''] = name.split('/');
  const form = await ctx.tx.registrationForm.findFirst({
    where: { code, meeting: { slug } },
    select: { draft: true, meetingId: true },
  });
  // What the actor does not manage in the other meeting does not exist here either.
  const { draft, meetingId } = found(form);
  if (!can({ grants: await grantsIn(ctx, meetingId) }, 'form.manage')) throw new Refusal('not_found');
  return definitionSchema.parse(draft);
}
