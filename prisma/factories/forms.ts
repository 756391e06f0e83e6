import { randomUUID } from 'node:crypto';
import type { Actor } from '@/lib/auth/actor';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { db } from '@/lib/core/db';
import type { Prisma } from '@/lib/core/prisma/client';
import { execute, type Definition } from '@/lib/core/execute';
import { definitionSchema, type Field, type FormDefinition } from '@/lib/forms/schema';
import type { z } from 'zod';

/** A text field; `more` overrides. */
export function textField(id: string, more: object = {}): Field {
  return { type: 'text', id, label: { en: id }, required: false, ...more } as Field;
}

/** A field with the choices "yes" and "no"; `more` overrides. */
export function yesNoField(id: string, more: object = {}): Field {
  const choices = ['yes', 'no'].map((choice) => ({ id: choice, label: { en: choice } }));
  return { type: 'single', id, label: { en: id }, required: false, choices, ...more } as Field;
}

/** A form of one section per page, from the fields of each page. */
export function formOf(...pages: Field[][]): FormDefinition {
  return {
    pages: pages.map((fields, index) => ({
      id: `page-${index + 1}`,
      title: { en: `Page ${index + 1}` },
      sections: [{ id: `section-${index + 1}`, fields }],
    })),
  };
}

/** A published form of a meeting, asked of everybody unless said otherwise. */
export async function makeForm(
  meetingId: string,
  definition: FormDefinition,
  data: Partial<Prisma.RegistrationFormUncheckedCreateInput> = {},
) {
  const code = `form-${randomUUID().slice(0, 8)}`;
  const draft = definitionSchema.parse(definition);
  const form = await db().registrationForm.create({
    data: { meetingId, code, title: { en: 'A form' }, draft, ...data },
    select: { id: true, code: true },
  });
  return { ...form, version: await publish(form.id, draft) };
}

/** One more version of a form. @returns its id */
export async function publish(formId: string, definition: FormDefinition): Promise<string> {
  const number = 1 + (await db().registrationFormVersion.count({ where: { formId } }));
  const seal = sha256(canonicalJson(definition));
  const { id } = await db().registrationFormVersion.create({
    data: { formId, number, definition, sha256: seal },
    select: { id: true },
  });
  return id;
}

/** Runs a mutation of a meeting as somebody. */
export function asked<I extends z.ZodType, V>(
  definition: Definition<'meeting', I, V>,
  actor: Actor | null,
  meeting: string,
  input: unknown,
  key: string = randomUUID(),
) {
  return execute(definition, { actor, meeting, input, key });
}
