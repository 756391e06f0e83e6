import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { Checkbox, CheckboxGroup } from '@/components/form/choice-fields';
import { HiddenField } from '@/components/form/hidden-field';
import type { Choice } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import type { FormAction } from '@/lib/core/form-state';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';

interface CodesFormProps {
  action: FormAction;
  slug: string;
  locale: Locale;
  label: string;
  book: { id: string };
  /** The very text that was read: codes belong to it and to no other. */
  text: { key: string; sha256: string };
  codes: Choice[];
  /** Codes that are ticked at first. */
  ticked: readonly string[];
  /** It was said that no code fits. */
  isNone: boolean;
  /** What the button says. */
  verb: string;
  /** What else is posted. */
  children?: ReactNode;
}

/** Gives codes to one answer, or says that none fits: for each coder, and for what counts in the end. */
export function CodesForm({
  action,
  slug,
  locale,
  label,
  book,
  text,
  codes,
  ticked,
  isNone,
  verb,
  children,
}: CodesFormProps) {
  return (
    <ActionForm
      action={action}
      idempotencyKey={newIdempotencyKey()}
      words={formWords(locale, 'coding')}
      meeting={slug}
      label={label}
    >
      <HiddenField name="book" value={book.id} />
      <HiddenField name="answer" value={text.key} />
      <HiddenField name="seal" value={text.sha256} />
      {children}
      <CheckboxGroup name="codes" choices={codes} defaultValue={ticked} />
      <Checkbox name="none" optional defaultChecked={isNone} />
      <div className="actions">
        <SubmitButton>{verb}</SubmitButton>
      </div>
    </ActionForm>
  );
}
