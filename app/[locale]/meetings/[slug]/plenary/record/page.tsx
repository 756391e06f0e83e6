import type { Metadata } from 'next';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { meetingPage } from '@/lib/auth/page';
import { formatDay } from '@/lib/i18n/dates';
import { pick } from '@/lib/i18n/pick';
import { languageNames, locales, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { daysOf, recordHash } from '@/lib/plenary/model/record';
import { readPlenaryRecord } from '@/lib/plenary/queries/record';

type Props = { params: Promise<{ locale: Locale; slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('plenary'))('minutes.title') };
}

/** Minutes of each day, as recorded up to now, and the bundle of everything, with the hashes by which either is known again. */
export default async function RecordPage({ params }: Props) {
  const { locale, slug } = await params;
  const here = `/meetings/${slug}/plenary`;
  const scope = await meetingPage(slug, { locale, permission: 'plenary.read', here: `/${locale}${here}/record` });
  const [t, record] = await Promise.all([getTranslations('plenary'), readPlenaryRecord(scope)]);
  const days = daysOf(record);
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
          {days.map(({ day, sha256 }) => (
            <section key={day} aria-labelledby={`day-${day}`} className="stack">
              <h2 id={`day-${day}`}>{formatDay(day, locale)}</h2>
              <ul className="bare">
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
              <p className="tiny soft hash">{t('minutes.dayHash', { hash: sha256 })}</p>
            </section>
          ))}
          <section className="stack">
            <p>
              <a className="btn" href={`${base}/plenary-record`}>
                {t('minutes.bundle')}
              </a>
            </p>
            <p className="tiny soft hash">{t('minutes.bundleHash', { hash: recordHash(record) })}</p>
          </section>
        </div>
      )}
    </>
  );
}
