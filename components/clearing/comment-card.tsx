import type { ReactNode } from 'react';
import { Localized } from '@/components/ui/localized';
import { Status, type StatusShape } from '@/components/ui/status';
import type { CommentRow, Disposition } from '@/lib/clearing/queries/comments';
import type { CommentSeverity, DispositionKind } from '@/lib/core/prisma/enums';
import { formatDateTime } from '@/lib/i18n/dates';
import { directionOf } from '@/lib/i18n/routing';
import { useLocale, useTranslations } from '@/lib/i18n/words';
import styles from './comment-card.module.css';

const severities: Record<CommentSeverity, StatusShape> = { EDITORIAL: 'open', SUBSTANTIVE: 'half', OBJECTION: 'no' };
const kinds: Record<DispositionKind, StatusShape> = {
  ACCEPTED: 'done',
  ACCEPTED_IN_PART: 'half',
  NOTED: 'open',
  NOT_ACCEPTED: 'shut',
};

interface CommentCardProps {
  comment: CommentRow;
  /** Of the meeting. */
  zone: string;
  /** What can be done with it. */
  children?: ReactNode;
}

/** A delegation's comment with everything that was replied to it. */
export function CommentCard({ comment, zone, children }: CommentCardProps) {
  const t = useTranslations('clearing');
  const locale = useLocale();
  const { severity, delegation, at, withdrawnAt, writtenIn, text, proposed, dispositions } = comment;
  const [last, ...earlier] = dispositions;
  return (
    <div id={`comment-${comment.id}`} className={`stack ${styles.card}`}>
      <p>
        <Status shape={severities[severity]}>{t(`severity.${severity}`)}</Status>{' '}
        <b>
          <Localized text={delegation.names} fallback="silent" />
        </b>
        , {formatDateTime(at, locale, zone)}
        {withdrawnAt ? (
          <>
            {' '}
            <Status shape="shut">{t('comment.withdrawn', { at: formatDateTime(withdrawnAt, locale, zone) })}</Status>
          </>
        ) : null}
      </p>
      <p className={withdrawnAt ? `${styles.said} ${styles.withdrawn}` : styles.said} {...tongue(writtenIn)}>
        {text}
      </p>
      {proposed ? (
        <div>
          <p className="small soft">{t('comment.proposed')}</p>
          <p className={`serif ${styles.said}`} {...tongue(writtenIn)}>
            {proposed}
          </p>
        </div>
      ) : null}
      {last ? <Reply disposition={last} zone={zone} /> : null}
      {earlier.length > 0 ? (
        <details>
          <summary>{t('comment.earlier', { count: earlier.length })}</summary>
          <div className="stack">
            {earlier.map((disposition) => (
              <Reply key={disposition.number} disposition={disposition} zone={zone} />
            ))}
          </div>
        </details>
      ) : null}
      {children}
    </div>
  );
}

const tongue = (language: string) => ({ lang: language, dir: directionOf(language) });

function Reply({ disposition: { kind, writtenIn, reply, at }, zone }: { disposition: Disposition; zone: string }) {
  const t = useTranslations('clearing');
  const locale = useLocale();
  return (
    <div>
      <p>
        <Status shape={kinds[kind]}>{t(`disposition.${kind}`)}</Status>{' '}
        <span className="soft">
          {t('comment.reply')}, {formatDateTime(at, locale, zone)}
        </span>
      </p>
      <p className={styles.said} {...tongue(writtenIn)}>
        {reply}
      </p>
    </div>
  );
}
