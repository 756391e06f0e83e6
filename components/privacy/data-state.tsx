import { Status, type StatusShape } from '@/components/ui/status';
import { useTranslations } from '@/lib/i18n/words';

const shapes = {
  given: 'done',
  missing: 'open',
  expires_soon: 'late',
  not_needed: 'shut',
  needed: 'ask',
  applied: 'half',
  granted: 'done',
} as const satisfies Record<string, StatusShape>;

/** Where one kind of somebody's data stands, without saying what it says. */
export function DataState({ state }: { state: keyof typeof shapes }) {
  const t = useTranslations('privacy.state');
  return <Status shape={shapes[state]}>{t(state)}</Status>;
}
