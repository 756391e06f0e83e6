import { Status } from '@/components/ui/status';
import { useTranslations } from '@/lib/i18n/words';
import type { LoggedTransfer } from '@/lib/transfers/queries/log';

const shapes = { PREPARED: 'open', BEGUN: 'half', SENT: 'done' } as const;

/** What became of a file: prepared, begun, gone out. */
export function TransferState({ state }: { state: LoggedTransfer['state'] }) {
  const t = useTranslations('transfers.log.states');
  return <Status shape={shapes[state]}>{t(state)}</Status>;
}
