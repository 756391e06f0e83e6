import { Moment } from '@/components/ui/moment';
import { Status } from '@/components/ui/status';
import type { MeetingScope } from '@/lib/auth/scope';
import { languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import type { Signing } from '@/lib/outcome/queries/signing';

interface EndedSignaturesProps {
  signing: Signing;
  scope: MeetingScope;
  locale: Locale;
}

/** Signatures that no longer count: by whom, on which text, why, and what has changed since. */
export async function EndedSignatures({ signing, scope, locale }: EndedSignaturesProps) {
  const t = await getTranslations('outcome.sign');
  const { slug, zone } = scope.meeting;
  const ended = signing.signatures.filter(({ isStanding }) => !isStanding);
  if (ended.length === 0) return null;
  return (
    <section className="sec" aria-labelledby="ended">
      <h2 id="ended">{t('ended')}</h2>
      <ul className="stack">
        {ended.map(({ id, capacity, language, byName, byAccountId, at, sha256, version, end }) => (
          <li key={id}>
            <b>{languageName(language, locale)}</b>, {t(`columns.${capacity}`)}: <bdi>{byName}</bdi>,{' '}
            <Moment at={at} zone={zone} />, <code className="small">{sha256.slice(0, 12)}</code>.{' '}
            <Status shape="shut">
              {t(
                end?.reason !== 'WITHDRAWN'
                  ? 'textChanged'
                  : end.byAccountId === byAccountId
                    ? 'withdrawn'
                    : 'endedByChair',
              )}
            </Status>{' '}
            {end ? <Moment at={end.at} zone={zone} /> : null}
            {end?.why ? (
              <>
                {' '}
                <bdi>{end.why}</bdi>
              </>
            ) : null}{' '}
            <a
              href={`/${locale}/manage/${slug}/highlights/compare?from=d${version.number}&to=now&language=${language}`}
            >
              {t('since', { language: languageName(language, locale), number: version.number })}
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
