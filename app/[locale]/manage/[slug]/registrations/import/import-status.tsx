import { Status, type StatusShape } from '@/components/ui/status';
import type { ImportStatus as State } from '@/lib/core/prisma/enums';
import { useTranslations } from '@/lib/i18n/words';

const shapes: Record<State, StatusShape> = {
  READING: 'half',
  MAPPING: 'ask',
  CHECKING: 'half',
  PREVIEWED: 'ask',
  APPLYING: 'half',
  APPLIED: 'done',
  UNDOING: 'half',
  UNDONE: 'shut',
  FAILED: 'late',
  DISCARDED: 'shut',
};

/** Where an import stands, as a word and a shape. */
export function ImportStatus({ status }: { status: State }) {
  const t = useTranslations('exchange.status');
  return <Status shape={shapes[status]}>{t(status)}</Status>;
}
