'use client';

import { SelectField, type Choice } from '@/components/form/select-field';
import { TextArea } from '@/components/form/text-area';

export type NoteValues = { practice?: string | null; support?: string | null; dissent?: string | null };

/** What the group says beside the sentence: what exists already, how far it stands behind it, who does not and why. */
export function NoteFields({ supports, values = {} }: { supports: readonly Choice[]; values?: NoteValues }) {
  const { practice, support, dissent } = values;
  return (
    <>
      <TextArea name="practice" optional rows={2} maxLength={1_000} defaultValue={practice ?? undefined} />
      <SelectField name="support" optional width="m" choices={supports} defaultValue={support ?? undefined} />
      <TextArea name="dissent" optional rows={2} maxLength={1_000} defaultValue={dissent ?? undefined} />
    </>
  );
}
