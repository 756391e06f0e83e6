import type { Metadata } from 'next';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { meetingPage } from '@/lib/auth/page';
import { formatDay } from '@/lib/i18n/dates';
import { pick } from '@/lib/i18n/pick';
import { languageNames, locales, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { listDays, listIssues } from '@/lib/plenary/queries/record';
import { Issues } from './issues';

type Props = { params: Promise<{ locale: Locale; slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('plenary'))('minutes.title') };
}

/** Minutes of each day, as recorded up to now, and the record as it was given out, with the hashes by which either is known again. */
export default async function RecordPage({ params }: Props) {
  const { locale, slug } = await params;
  const here = `/meetings/${slug}/plenary`;
  const scope = await meetingPage(slug, { locale, permission: 'plenary.read', here: `/${locale}${here}/record` });
  const [t, days, issues] = await Promise.all([getTranslations('plenary'), listDays(scope), listIssues(scope)]);
  const [latest] = issues;
  const hashes = new Map(latest?.days.map(({ day, sha256 }) => [day, sha256]));
  const base = `/api/meetings/${slug}`;
  return (
    <>
      <Breadcrumbs
        items={[
          { href: `/meetings/${slug}`, label: pick(scope.meeting.shortTitle, locale).text },
          { href: here, label: t('title') },
        ]}
      />
      <div className="head">
        <h1>{t('minutes.title')}</h1>
        <p className="soft">{t('minutes.note')}</p>
      </div>
      {days.length === 0 ? (
        <p className="soft">{t('minutes.none')}</p>
      ) : (
        <div className="stack-l">
          {days.map((day) => (
            <section key={day} aria-labelledby={`day-${day}`} className="stack">
              <h2 id={`day-${day}`}>{formatDay(day, locale)}</h2>
              <ul className="bare stack">
                {locales.map((language) => (
                  <li key={language} className="row mid">
                    <span lang={language}>{languageNames[language]}</span>
                    {(['pdf', 'docx'] as const).map((format) => (
                      <a
                        key={format}
                        className="btn"
                        href={`${base}/plenary-minutes?day=${day}&language=${language}&format=${format}`}
                        hrefLang={language}
                        aria-label={`${formatDay(day, locale)}, ${languageNames[language]}, ${format.toUpperCase()}`}
                      >
                        {format.toUpperCase()}
                      </a>
                    ))}
                  </li>
                ))}
              </ul>
              <p className="tiny soft hash">
                {latest && hashes.has(day)
                  ? t('minutes.dayHash', { number: latest.number, hash: hashes.get(day) ?? '' })
                  : t('minutes.dayOpen')}
              </p>
            </section>
          ))}
          <Issues issues={issues} scope={scope} locale={locale} />
        </div>
      )}
      <LiveRefresh
        meeting={slug}
        after={scope.meeting.liveSeq}
        types={['plenary', 'decision', 'amendment', 'speaker']}
        lost={t('live.lost')}
      />
    </>
  );
}
