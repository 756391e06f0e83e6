import { Localized } from '@/components/ui/localized';
import { formatDateTime } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import type { ReservationRow } from '@/lib/plenary/queries/decisions';

/** Reservations beside the decision they are on, each in its own language; one that was withdrawn stays, and says so. */
export function Reservations({
  reservations,
  locale,
  zone,
}: {
  reservations: readonly ReservationRow[];
  locale: Locale;
  zone: string;
}) {
  const t = useTranslations('plenary');
  if (reservations.length === 0) return null;
  return (
    <ul className="bare stack">
      {reservations.map(({ id, delegation, language, text, at, withdrawnAt }) => (
        <li key={id}>
          {t('reservations.of')}{' '}
          <b>
            <Localized text={delegation.names} fallback="silent" />
          </b>
          , {formatDateTime(at, locale, zone)}
          {withdrawnAt ? `, ${t('reservations.withdrawn', { at: formatDateTime(withdrawnAt, locale, zone) })}` : null}
          <p className="serif" lang={language}>
            {withdrawnAt ? <s>{text}</s> : text}
          </p>
        </li>
      ))}
    </ul>
  );
}
