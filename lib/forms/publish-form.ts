import type { z } from 'zod';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { Refusal } from '@/lib/core/errors';
import type { Ctx } from '@/lib/core/execute';
import { lockForm } from './lock-form';
import { fieldsOf } from './model/conditions';
import { definitionSchema, type FormDefinition, type publishFormSchema } from './schema';

/**
 * Publishes the draft as the next version: canonical, with its sha256, never changed afterwards. The form's row is the
 * lock: versions are numbered one after the other. A draft that is the latest version already makes none.
 * Refuses "invalid" for a form without a question, and where a field comes back under its id as another type.
 */
export async function publishForm(
  ctx: Ctx,
  input: z.output<typeof publishFormSchema>,
): Promise<{ code: string; number: number; sha256: string }> {
  const form = await lockForm(ctx, input);
  if (fieldsOf(form.draft).length === 0) throw new Refusal('invalid', { form: { code: 'form_empty' } });
  const earlier = await ctx.tx.registrationFormVersion.findMany({
    where: { formId: form.id },
    orderBy: { number: 'desc' },
    select: { number: true, sha256: true, definition: true },
  });
  refuseOtherTypes(
    form.draft,
    earlier.map(({ definition }) => definitionSchema.parse(definition)),
  );
  const [latest] = earlier;
  const seal = sha256(canonicalJson(form.draft));
  if (latest?.sha256 === seal) return { code: form.code, number: latest.number, sha256: seal };
  const number = (latest?.number ?? 0) + 1;
  const version = await ctx.tx.registrationFormVersion.create({
    data: {
      formId: form.id,
      number,
      definition: form.draft,
      sha256: seal,
      byAccountId: ctx.actor?.accountId ?? null,
      publishedAt: ctx.now,
    },
    select: { id: true },
  });
  // The page the version was published from is no longer the state of the form.
  await ctx.tx.registrationForm.update({
    where: { id: form.id },
    data: { lockVersion: { increment: 1 } },
    select: { id: true },
  });
  await ctx.audit({
    subject: { type: 'RegistrationForm', id: form.id },
    details: { code: form.code, version: version.id, number, sha256: seal },
  });
  return { code: form.code, number, sha256: seal };
}

/** An answer under an id is of the type that the id had when it was given. */
function refuseOtherTypes(draft: FormDefinition, earlier: readonly FormDefinition[]): void {
  const types = new Map(earlier.flatMap((definition) => fieldsOf(definition)).map(({ id, type }) => [id, type]));
  for (const { id, type } of fieldsOf(draft))
    if ((types.get(id) ?? type) !== type) throw new Refusal('invalid', { form: { code: 'type_changed' } });
}
