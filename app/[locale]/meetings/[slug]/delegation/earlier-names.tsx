import { DelegateName } from '@/components/registration/delegate-name';
import { RegistrationStatus } from '@/components/registration/registration-status';
import { formatDate } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';
import type { RepresentationDetail } from '@/lib/representation/queries';
import { getTranslations } from '@/lib/i18n/words';

/** Who was named before and takes part no longer: on which place, how it ended, and who came after. */
export async function EarlierNames({
  delegation: { past, places },
  zone,
  locale,
}: {
  delegation: RepresentationDetail;
  zone: string;
  locale: Locale;
}) {
  const [t, own] = await Promise.all([getTranslations('representation.past'), getTranslations('delegations.own')]);
  if (past.length === 0) return null;
  /** Whoever was put on the same place next: named later, and not yet gone then. */
  const after = ({ seatId, id }: (typeof past)[number]) => {
    const later = past.slice(past.findIndex((other) => other.id === id) + 1).find((other) => other.seatId === seatId);
    return later ?? places.find((place) => place.id === seatId)?.named ?? null;
  };
  return (
    <section className="sec" aria-labelledby="past">
      <h2 id="past">{own('past')}</h2>
      <ul className="work">
        {past.map((member) => {
          const next = member.status === 'SUBSTITUTED' ? after(member) : null;
          return (
            <li key={member.id}>
              <span className="t">
                <DelegateName person={member} />
              </span>
              <span className="m" style={{ paddingInlineStart: 0 }}>
                {t('place', { rank: member.rank })}. <RegistrationStatus status={member.status} reader="delegation" />,{' '}
                {formatDate(member.changedAt, locale, zone)}
                {next ? `. ${t('replaced', { name: `${next.givenName} ${next.surname}` })}` : ''}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
