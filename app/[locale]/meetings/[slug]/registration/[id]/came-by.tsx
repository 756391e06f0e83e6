import type { MeetingScope } from '@/lib/auth/scope';
import { findImportOf } from '@/lib/exchange/queries/imports';
import { formatDateTime } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

interface CameByProps {
  scope: MeetingScope;
  registrationId: string;
  locale: Locale;
}

/** The import that brought somebody in, for the secretariat; nothing where they were named otherwise. */
export async function CameBy({ scope, registrationId, locale }: CameByProps) {
  const [t, found] = await Promise.all([getTranslations('exchange.person'), findImportOf(scope, registrationId)]);
  if (!found) return null;
  const { slug, zone } = scope.meeting;
  return (
    <section className="sec" aria-labelledby="came-by">
      <h2 id="came-by">{t('title')}</h2>
      <p>
        {t('text', { number: found.number, date: formatDateTime(found.at, locale, zone) })}{' '}
        <Link href={`/manage/${slug}/registrations/import/${found.id}`}>{t('link')}</Link>
      </p>
    </section>
  );
}
