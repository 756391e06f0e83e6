import type { ReactNode } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { WorkList } from '@/components/ui/work-list';
import type { Frame } from '@/lib/desk/model/figures';
import { lateDays, type DecisionKey, type LateKey, type Work } from '@/lib/desk/model/work';
import { formatDate, formatDay } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { formatList } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';

type Props<K> = { work: readonly Work<K>[]; meeting: Frame; locale: Locale };

function Section({ id, title, count, children }: { id: string; title: string; count: number; children: ReactNode }) {
  return (
    <section className="sec" aria-labelledby={id}>
      <div className="row">
        <h2 id={id}>{title}</h2>
        <span className="small soft">{count}</span>
      </div>
      {children}
    </section>
  );
}

/** What others have not done in time, with the page where one does something about it. */
export function LateList({ work, meeting, locale }: Props<LateKey>) {
  const t = useTranslations('meetings.desk.late');
  const noteOf = ({ key, at, isPast, isFirst }: Work<LateKey>) => {
    if (key === 'mailsFailed') return t('mail');
    if (!at) return t('opening', { date: formatDay(meeting.startsOn, locale) });
    const date = formatDate(at, locale, meeting.zone);
    if (isFirst) return t(isPast ? 'firstPast' : 'firstNear', { date });
    return t(isPast ? 'past' : 'near', { date });
  };
  return (
    <Section id="late" title={t('title')} count={work.length}>
      {work.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyText', { days: lateDays })}</EmptyState>
      ) : (
        <WorkList
          items={work.map((item) => ({
            key: item.key,
            shape: 'late',
            title: t(`${item.key}.title`, { count: item.count, names: formatList(item.names, locale) }),
            note: noteOf(item),
            action: (
              <Link className="btn" href={`/manage/${meeting.slug}/${item.page}`}>
                {t(`${item.key}.verb`)}
              </Link>
            ),
          }))}
        />
      )}
    </Section>
  );
}

/** What only the secretariat can do next; the first has the page's one primary button. */
export function DecisionList({ work, meeting, locale }: Props<DecisionKey>) {
  const t = useTranslations('meetings.desk.decide');
  return (
    <Section id="decide" title={t('title')} count={work.length}>
      {work.length === 0 ? (
        <EmptyState title={t('empty')}>{t('emptyText')}</EmptyState>
      ) : (
        <WorkList
          items={work.map((item, index) => ({
            key: item.key,
            shape: 'ask',
            title: t(`${item.key}.title`, { count: item.count }),
            note: item.at ? t('oldest', { date: formatDate(item.at, locale, meeting.zone) }) : t(`${item.key}.note`),
            action: (
              <Link className={index === 0 ? 'btn pri' : 'btn'} href={`/manage/${meeting.slug}/${item.page}`}>
                {t(`${item.key}.verb`)}
              </Link>
            ),
          }))}
        />
      )}
    </Section>
  );
}
