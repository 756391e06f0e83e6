import { LiveRefresh } from '@/components/live/live-refresh';
import { Notice } from '@/components/ui/notice';
import { Progress } from '@/components/ui/progress';
import type { MeetingScope } from '@/lib/auth/scope';
import type { ImportDetail } from '@/lib/exchange/queries/imports';
import { getTranslations } from '@/lib/i18n/words';

interface WorkingProps {
  scope: MeetingScope;
  batch: ImportDetail;
  here: string;
}

/** Work that goes on by itself: how far it is. The page follows it; without JavaScript a link asks again. */
export async function Working({ scope, batch, here }: WorkingProps) {
  const t = await getTranslations('exchange.busy');
  const { status, outcomes, waiting, rowCount: rows, failure } = batch;
  const written = { done: outcomes.CREATED + outcomes.REFUSED, total: outcomes.CREATED + outcomes.REFUSED + waiting };
  const left = outcomes.CREATED - outcomes.KEPT;
  const undone = { done: outcomes.UNDONE + outcomes.KEPT, total: outcomes.UNDONE + outcomes.KEPT + left };
  return (
    <>
      {status === 'APPLYING' || status === 'UNDOING' ? (
        <Progress
          {...(status === 'APPLYING' ? written : undone)}
          label={status === 'APPLYING' ? t('written', written) : t('undone', undone)}
          note={t('note')}
          live
        />
      ) : (
        <div className="busy" role="status">
          <span>{status === 'READING' ? t('READING') : t('CHECKING', { rows })}</span>
          <span className="soft">{t('note')}</span>
        </div>
      )}
      {failure ? (
        <Notice kind="late" level={2} title={t('brokeOff')}>
          <p>{t('brokeOffText')}</p>
        </Notice>
      ) : null}
      <p>
        <a href={here}>{t('again')}</a>
      </p>
      <LiveRefresh
        meeting={scope.meeting.slug}
        after={scope.meeting.liveSeq}
        types={['import.changed']}
        lost={t('lost')}
      />
    </>
  );
}
