import type { Metadata } from 'next';
import { RegistrationStatus } from '@/components/registration/registration-status';
import { DelegateName } from '@/components/registration/delegate-name';
import { EmptyState } from '@/components/ui/empty-state';
import { Localized } from '@/components/ui/localized';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { can } from '@/lib/auth/permissions';
import { isOpenFor } from '@/lib/delegations/policy';
import { findDelegation, listOwnDelegations, type DelegationDetail } from '@/lib/delegations/queries';
import { formatDate } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isActive } from '@/lib/registration/policy';
import { AskedOfDelegation } from './asked-of-delegation';
import { SeatList } from './seat-list';

type Props = { params: Promise<{ locale: Locale; slug: string }>; searchParams: Promise<{ of?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('delegations'))('own.title') };
}

/** A focal point's one page: the invitation, the places and who is named, what is missing and by when. */
export default async function DelegationPage({ params, searchParams }: Props) {
  const [{ locale, slug }, { of }, t] = await Promise.all([params, searchParams, getTranslations('delegations')]);
  const wanted = typeof of === 'string' ? of : undefined;
  const here = `/${locale}/meetings/${slug}/delegation${wanted ? `?of=${encodeURIComponent(wanted)}` : ''}`;
  const scope = await meetingPage(slug, { locale, permission: 'meeting.participate', here });
  const own = await listOwnDelegations(scope);
  const code = wanted ?? own[0]?.party.code;
  if (!code) {
    return (
      <EmptyState level={1} title={t('own.none')}>
        {t('own.noneText')}
      </EmptyState>
    );
  }
  const delegation = await orNotFound(findDelegation(scope, code));
  const isSecretariat = can(scope, 'registration.decide');
  const mayName = can(scope, 'delegation.nominate', { delegationId: delegation.id });
  const isOpen = isOpenFor(scope.meeting, { isSecretariat }, new Date());
  return (
    <>
      {own.length > 1 ? (
        <nav aria-label={t('own.which')}>
          <ul className="row small">
            {own.map(({ id, party }) => (
              <li key={id}>
                <Link
                  href={`/meetings/${slug}/delegation?of=${party.code}`}
                  aria-current={id === delegation.id ? 'page' : undefined}
                >
                  <Localized text={party.names} fallback="silent" />
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      <div className="head">
        <h1>
          <Localized text={delegation.party.names} fallback="silent" />
        </h1>
        <p className="soft">{t('own.head', { quota: delegation.quota, funded: delegation.fundedSeats })}</p>
      </div>
      <AskedOfDelegation
        delegation={delegation}
        meeting={scope.meeting}
        locale={locale}
        mayAnswer={mayName && isOpen}
      />
      <SeatList
        delegation={delegation}
        meeting={scope.meeting}
        locale={locale}
        mayName={mayName && isOpen && delegation.invitation.status === 'ACCEPTED'}
        mayWithdraw={mayName && scope.meeting.phase !== 'CLOSED'}
      />
      <EarlierNames delegation={delegation} zone={scope.meeting.zone} locale={locale} />
    </>
  );
}

/** Who was named before and takes part no longer. */
async function EarlierNames({
  delegation,
  zone,
  locale,
}: {
  delegation: DelegationDetail;
  zone: string;
  locale: Locale;
}) {
  const t = await getTranslations('delegations');
  const past = delegation.registrations.filter(({ status }) => !isActive(status));
  if (past.length === 0) return null;
  return (
    <section className="sec" aria-labelledby="past" style={{ marginBlockStart: 'var(--s7)' }}>
      <h2 id="past">{t('own.past')}</h2>
      <ul className="work">
        {past.map(({ id, status, person, changedAt }) => (
          <li key={id}>
            <span className="t">
              <DelegateName person={person} />
            </span>
            <span className="m" style={{ paddingInlineStart: 0 }}>
              <RegistrationStatus status={status} reader="delegation" />, {formatDate(changedAt, locale, zone)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
