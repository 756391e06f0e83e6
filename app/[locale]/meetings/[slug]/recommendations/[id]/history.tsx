import { RecommendationStatus } from '@/components/recommendations/recommendation-status';
import { Localized } from '@/components/ui/localized';
import { Timeline } from '@/components/ui/timeline';
import type { MeetingScope } from '@/lib/auth/scope';
import { formatDateTime } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { countWords } from '@/lib/recommendations/model/recommendation';
import type { RecommendationDetail } from '@/lib/recommendations/queries';

/** Every revision with its hash, and every change of state. Nothing of it is ever changed. */
export async function History({
  recommendation,
  scope,
  locale,
}: {
  recommendation: RecommendationDetail;
  scope: MeetingScope;
  locale: Locale;
}) {
  const t = await getTranslations('recommendations');
  const { zone } = scope.meeting;
  return (
    <>
      <section aria-labelledby="history">
        <h2 id="history">{t('history')}</h2>
        <Timeline
          ordered
          items={recommendation.transitions.map(({ id, from, to, at, note }) => ({
            key: id,
            state: 'was',
            title: from === null ? t('begun') : <RecommendationStatus status={to} />,
            note: (
              <>
                {formatDateTime(at, locale, zone)}
                {note ? <span className="sub">{note}</span> : null}
              </>
            ),
          }))}
        />
      </section>
      <details>
        <summary>
          {t('revisions')} <span className="soft">{recommendation.revisions.length}</span>
        </summary>
        <Timeline
          items={recommendation.revisions.map(({ id, number, at, hash, text, source }) => ({
            key: id,
            state: 'was',
            title: `${t('revision', { number })}, ${formatDateTime(at, locale, zone)}`,
            text: <Localized text={{ [source]: text[source] ?? '' }} source={source} fallback="silent" />,
            note: (
              <span className="sub">
                {t('words', { count: countWords(text[source] ?? '', source) })}.{' '}
                <span title={hash}>{t('hash', { hash: hash.slice(0, 12) })}</span>
              </span>
            ),
          }))}
        />
      </details>
    </>
  );
}
