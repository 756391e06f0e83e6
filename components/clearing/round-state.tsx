import { Moment } from '@/components/ui/moment';
import { Status, type StatusShape } from '@/components/ui/status';
import type { RoundState } from '@/lib/clearing/model/round';
import type { Round } from '@/lib/clearing/queries/rounds';
import type { SilenceState } from '@/lib/plenary/model/silence';
import { useTranslations } from '@/lib/i18n/words';

const rounds: Record<RoundState, StatusShape> = { OPEN: 'half', DUE: 'late', CLOSED: 'shut' };
const silences: Record<SilenceState, StatusShape> = {
  OPEN: 'half',
  DUE: 'half',
  BROKEN: 'no',
  ADOPTED: 'done',
  CANCELLED: 'shut',
};

/** How a round and its silence stand, and until when comments are taken. */
export function RoundStateLine({ round, zone }: { round: Round; zone: string }) {
  const t = useTranslations('clearing');
  return (
    <p className="row">
      <Status shape={rounds[round.state]}>{t(`state.${round.state}`)}</Status>
      <b>
        {t('until')} <Moment at={round.closesAt} zone={zone} weekday />
      </b>
      {round.silence ? <Status shape={silences[round.silence]}>{t(`silenceState.${round.silence}`)}</Status> : null}
    </p>
  );
}
