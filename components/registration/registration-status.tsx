import { Status, type StatusShape } from '@/components/ui/status';
import type { RegistrationStatus as State } from '@/lib/core/prisma/enums';
import { useTranslations } from '@/lib/i18n/words';

const shapes: Record<State, StatusShape> = {
  INVITED: 'open',
  NOMINATED: 'open',
  SUBMITTED: 'half',
  CONFIRMED: 'done',
  WAITLISTED: 'half',
  DECLINED: 'no',
  WITHDRAWN: 'shut',
  SUBSTITUTED: 'shut',
};

/** What waits for the reader is a diamond: a form to complete for the delegation, a decision for the secretariat. */
const asks: Record<'delegation' | 'secretariat', readonly State[]> = {
  delegation: ['NOMINATED'],
  secretariat: ['SUBMITTED'],
};

/** Where a registration stands, as a word and a shape. */
export function RegistrationStatus({ status, reader }: { status: State; reader: 'delegation' | 'secretariat' }) {
  const t = useTranslations('registration.status');
  return <Status shape={asks[reader].includes(status) ? 'ask' : shapes[status]}>{t(status)}</Status>;
}
