import type { MeetingScope } from '@/lib/auth/scope';
import { formatDate } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { languageNames, locales, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { findLastList, listOwnEntries } from '@/lib/papers/queries/own-entry';

/** The list that was issued last as files in each language, and the way to have one's own entry corrected. */
export async function IssuedList({ scope, locale }: { scope: MeetingScope; locale: Locale }) {
  const [t, papers, list, own] = await Promise.all([
    getTranslations('registration.participants'),
    getTranslations('papers'),
    findLastList(scope),
    scope.meeting.phase === 'CLOSED' ? [] : listOwnEntries(scope),
  ]);
  const { slug, zone } = scope.meeting;
  const [first] = own;
  const file = (language: Locale, format: string) => {
    const query = new URLSearchParams({ number: String(list?.number ?? ''), format, language, version: 'full' });
    return `/api/meetings/${slug}/participant-list?${query.toString()}`;
  };
  return (
    <>
      {list ? (
        <p className="small row">
          <span>
            {t('issued', {
              number: list.number,
              status: papers(`list.status.${list.status}`).toLocaleLowerCase(locale),
              date: formatDate(list.issuedAt, locale, zone),
            })}
          </span>
          {locales.map((language) => (
            <span key={language} lang={language}>
              {languageNames[language]}{' '}
              {(['pdf', 'docx'] as const).map((format) => (
                <span key={format}>
                  <a
                    href={file(language, format)}
                    aria-label={`${languageNames[language]}, ${format.toLocaleUpperCase()}`}
                  >
                    {format.toLocaleUpperCase()}
                  </a>{' '}
                </span>
              ))}
            </span>
          ))}
        </p>
      ) : null}
      {first ? (
        <p className="small">
          {t('wrong')} <Link href={`/meetings/${slug}/registration/${first.id}`}>{t('correct')}</Link>
        </p>
      ) : null}
    </>
  );
}
