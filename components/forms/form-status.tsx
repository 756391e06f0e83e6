import { Status, type StatusShape } from '@/components/ui/status';
import type { FormState } from '@/lib/forms/policy';
import { useTranslations } from '@/lib/i18n/words';

const shapes: Record<FormState, StatusShape> = {
  to_do: 'ask',
  draft: 'half',
  handed_in: 'done',
  to_complete: 'ask',
  not_open: 'open',
  after_confirmation: 'open',
  closed: 'shut',
  ended: 'shut',
};

/** Where a form stands for a registration, in a word and a shape. */
export function FormStatus({ state }: { state: FormState }) {
  const t = useTranslations('forms.state');
  return <Status shape={shapes[state]}>{t(state)}</Status>;
}
