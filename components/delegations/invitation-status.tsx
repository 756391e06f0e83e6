import { Status, type StatusShape } from '@/components/ui/status';
import type { InvitationStatus as State } from '@/lib/core/prisma/enums';
import { useTranslations } from '@/lib/i18n/words';

const shapes: Record<State, StatusShape> = {
  DRAFT: 'open',
  SENT: 'half',
  ACCEPTED: 'done',
  DECLINED: 'no',
  REVOKED: 'shut',
};

/** Where an invitation stands, as a word and a shape. */
export function InvitationStatus({ status }: { status: State }) {
  const t = useTranslations('delegations.invitation');
  return <Status shape={shapes[status]}>{t(status)}</Status>;
}
