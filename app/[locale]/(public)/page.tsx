import type { Metadata } from 'next';
import { PageShell } from '@/components/shell/page-shell';
import { EmptyState } from '@/components/ui/empty-state';
import { sitePage } from '@/lib/auth/page';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { listPublicMeetings } from '@/lib/meetings/queries';
import { MeetingList } from './meeting-list';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('home'))('title') };
}

export default async function HomePage({ params }: Props) {
  const { locale } = await params;
  const [scope, t] = await Promise.all([
    sitePage({ locale, permission: 'meeting.read', here: `/${locale}` }),
    getTranslations('home'),
  ]);
  const meetings = await listPublicMeetings(scope);
  const current = meetings.filter(({ phase }) => phase === 'OPEN').reverse();
  const past = meetings.filter(({ phase }) => phase === 'CLOSED');
  return (
    <PageShell published illustrative={meetings.some(({ illustrative }) => illustrative)}>
      <div className="head">
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
      </div>
      <div className="cols">
        <div className="stack-l">
          <section className="sec" aria-labelledby="current">
            <h2 id="current">{t('current.title')}</h2>
            {current.length > 0 ? (
              <MeetingList meetings={current} locale={locale} />
            ) : (
              <EmptyState title={t('current.empty')}>{t('current.emptyText')}</EmptyState>
            )}
          </section>
          <section className="sec" aria-labelledby="past">
            <h2 id="past">{t('past.title')}</h2>
            {past.length > 0 ? (
              <MeetingList meetings={past} locale={locale} />
            ) : (
              <p className="soft">{t('past.empty')}</p>
            )}
          </section>
          <section className="stack" aria-labelledby="purpose">
            <h2 id="purpose">{t('purpose.title')}</h2>
            <div className="text stack">
              <p>{t('purpose.one')}</p>
              <p>{t('purpose.two')}</p>
              <p>{t('purpose.three')}</p>
            </div>
          </section>
        </div>
        <aside className="sec" aria-labelledby="directory">
          <h2 id="directory">{t('links.title')}</h2>
          <ul className="tl">
            {(['directory', 'figures', 'editions'] as const).map((name) => (
              <li key={name}>
                <Link href={`/${name}`}>{t(`links.${name}`)}</Link>
                <br />
                {t(`links.${name}Text`)}
              </li>
            ))}
          </ul>
        </aside>
      </div>
    </PageShell>
  );
}
