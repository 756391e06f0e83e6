import type { ReactNode } from 'react';
import { Notice } from '@/components/ui/notice';
import { formatDateTime } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { getTranslations } from '@/lib/i18n/words';
import { progressOf } from '@/lib/surveys/model/asked';
import { isTaking } from '@/lib/surveys/policy';
import type { AnswerView } from './answer-view';

interface StateNoticeProps {
  view: Pick<AnswerView, 'locale' | 'scope' | 'own' | 'pages' | 'asked'>;
}

/** Why the answer is as it is: submitted, open again, not open, closed, or somebody else's. */
export async function StateNotice({
  view: { locale, scope, own, pages, asked },
}: StateNoticeProps): Promise<ReactNode> {
  const t = await getTranslations('surveys');
  const when = (at: Date) => formatDateTime(at, locale, scope.meeting.zone);
  const { submission } = own;
  if (own.status === 'SUBMITTED' && submission) {
    return (
      <Notice kind="done" level={2} title={t('state.submittedTitle', { at: when(submission.at), name: submission.by })}>
        {submission.isLate ? <p>{(await getTranslations('tracking.own'))('late')}</p> : null}
        <p>{t('state.submittedText', { n: submission.number })}</p>
        <p className="small soft">
          {t('state.seal')} <code style={{ overflowWrap: 'anywhere' }}>{submission.sha256}</code>
        </p>
        <p>
          <Link href={`/meetings/${scope.meeting.slug}/results`}>{t('state.toResults')}</Link>
        </p>
      </Notice>
    );
  }
  if (own.reopened && isTaking(own.window)) {
    return (
      <Notice kind="ask" level={2} title={t('state.reopenedTitle', { at: when(own.reopened.at) })}>
        <p>{t('state.reopenedText', { reason: own.reopened.reason })}</p>
        {submission ? <p>{t('state.reopenedCounts', { n: submission.number })}</p> : null}
      </Notice>
    );
  }
  if (own.window === 'closed') {
    return (
      <Notice
        level={2}
        kind={own.isOver ? 'info' : 'late'}
        title={t(own.isOver ? 'state.closedTitle' : 'state.lateTitle')}
      >
        <p>
          {submission
            ? t('state.closedKept', { n: submission.number })
            : t('state.closedText', progressOf(pages, asked))}{' '}
          {own.reopened ? t('state.closedAgain') : null}
        </p>
        {own.isOver ? null : <p>{t('state.lateText')}</p>}
      </Notice>
    );
  }
  if (own.window === 'not_open') {
    return (
      <Notice level={2} title={t('state.notOpenTitle')}>
        <p>{t('state.notOpenText')}</p>
      </Notice>
    );
  }
  return own.mayAnswer ? null : <p className="soft">{t('state.readOnly')}</p>;
}
