import type { MeetingScope } from '@/lib/auth/scope';
import { formatDay } from '@/lib/i18n/dates';
import { languageNames, locales, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { recordHash, sittingsOf } from '@/lib/plenary/model/record';
import { readPlenaryRecord } from '@/lib/plenary/queries/record';

/** Minutes of each sitting, as recorded up to now, and the bundle of everything with its hashes. */
export async function MinutesLinks({ scope, locale }: { scope: MeetingScope; locale: Locale }) {
  const t = await getTranslations('plenary');
  const record = await readPlenaryRecord(scope);
  const days = sittingsOf(record);
  if (days.length === 0) return null;
  const base = `/api/meetings/${scope.meeting.slug}`;
  return (
    <section aria-labelledby="minutes" className="stack">
      <h2 id="minutes">{t('minutes.title')}</h2>
      <p className="small soft">{t('minutes.note')}</p>
      {days.map((day) => (
        <div key={day}>
          <h3>{formatDay(day, locale)}</h3>
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
        </div>
      ))}
      <p>
        <a className="btn" href={`${base}/plenary-record`}>
          {t('minutes.bundle')}
        </a>
      </p>
      <p className="tiny soft hash">sha256 {recordHash(record)}</p>
    </section>
  );
}
