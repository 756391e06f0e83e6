import type { Metadata } from 'next';
import { EmptyState } from '@/components/ui/empty-state';
import { Localized } from '@/components/ui/localized';
import { Notice } from '@/components/ui/notice';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { can } from '@/lib/auth/permissions';
import { listOwnParties } from '@/lib/corrections/queries';
import { isOpenFor } from '@/lib/delegations/policy';
import { listOwnDelegations } from '@/lib/delegations/queries';
import { formatDateTime } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { takesLetter, takesPart } from '@/lib/representation/policy';
import { findRepresentation, listLetters, type RepresentationDetail } from '@/lib/representation/queries';
import { AskedOfDelegation } from './asked-of-delegation';
import { EarlierNames } from './earlier-names';
import { Exceptions } from './exceptions';
import { FocalPoints } from './focal-points';
import { Letter } from './letter';
import { ListDownload } from './list-download';
import { OrderOfSeats } from './order-of-seats';
import { SeatList } from './seat-list';

type Props = { params: Promise<{ locale: Locale; slug: string }>; searchParams: Promise<{ of?: string | string[] }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('delegations'))('own.title') };
}

/** A focal point's one page: the invitation, the letter, the places and who is named, what is missing and by when. */
export default async function DelegationPage({ params, searchParams }: Props) {
  const [{ locale, slug }, { of }, t, corrections] = await Promise.all([
    params,
    searchParams,
    getTranslations('delegations'),
    getTranslations('corrections'),
  ]);
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
  const delegation = await orNotFound(findRepresentation(scope, code));
  const { meeting } = scope;
  const target = { delegationId: delegation.id };
  const isClosed = meeting.phase === 'CLOSED';
  const isOpen = isOpenFor(meeting, { isSecretariat: can(scope, 'registration.decide') }, new Date());
  const accepted = takesPart(delegation.invitation.status);
  const mayName = can(scope, 'delegation.nominate', target);
  const mayArrange = can(scope, 'delegation.arrange', target) && accepted && !isClosed;
  const mayRead = can(scope, 'delegation.letter', target);
  const letters = mayRead ? await listLetters(scope, delegation.id) : [];
  const mayCorrect = await listOwnParties(scope);
  const part = { delegation, meeting, locale };
  return (
    <>
      <OwnDelegations own={own} current={delegation.id} slug={slug} label={t('own.which')} />
      <div className="head">
        <h1>
          <Localized text={delegation.party.names} fallback="silent" />
        </h1>
        <p className="soft">
          {t('own.head', { quota: delegation.quota, funded: delegation.fundedSeats })}{' '}
          <Granted delegation={delegation} />
        </p>
      </div>
      <State meeting={meeting} locale={locale} isReader={mayName} isAccepted={accepted} />
      <div className="cols">
        <div className="stack-l">
          <AskedOfDelegation {...part} mayAnswer={mayName && isOpen} mayArrange={mayName && !isClosed} />
          <SeatList
            {...part}
            mayName={mayName && isOpen && accepted}
            mayWithdraw={mayName && !isClosed}
            mayArrange={mayArrange}
          />
          {mayArrange && delegation.places.length > 0 ? <OrderOfSeats {...part} /> : null}
          <EarlierNames delegation={delegation} zone={meeting.zone} locale={locale} />
        </div>
        <aside className="stack-l">
          <Letter
            {...part}
            letters={letters}
            mayRead={mayRead}
            mayHandIn={mayRead && !isClosed && takesLetter(delegation.invitation.status)}
          />
          <FocalPoints {...part} mayAppoint={can(scope, 'focal-point.appoint', target) && !isClosed} />
          {mayCorrect.some((each) => each.delegation === delegation.id) ? (
            <section className="sec stack-s" aria-labelledby="entry">
              <h2 id="entry">{corrections('own.section')}</h2>
              <p className="small soft">{corrections('own.sectionText')}</p>
              <p>
                <Link href={`/meetings/${slug}/directory?of=${delegation.party.code}`}>{corrections('own.link')}</Link>
              </p>
            </section>
          ) : null}
          <Exceptions {...part} mayGrant={can(scope, 'quota.grant') && !isClosed} />
          {can(scope, 'delegation.export', target) ? <ListDownload delegation={delegation.id} meeting={slug} /> : null}
        </aside>
      </div>
    </>
  );
}

/** By how much the places differ from what the invitation promised. */
async function Granted({ delegation: { quota, invitation } }: { delegation: RepresentationDetail }) {
  const t = await getTranslations('representation.head');
  const granted = quota - invitation.seats;
  if (granted === 0) return null;
  return granted > 0 ? t('exceptions', { seats: granted }) : t('fewer', { seats: -granted });
}

/** Somebody who looks after several delegations goes from one to the other. */
function OwnDelegations({
  own,
  current,
  slug,
  label,
}: {
  own: Awaited<ReturnType<typeof listOwnDelegations>>;
  current: string;
  slug: string;
  label: string;
}) {
  if (own.length < 2) return null;
  return (
    <nav aria-label={label}>
      <ul className="row small">
        {own.map(({ id, party }) => (
          <li key={id}>
            <Link
              href={`/meetings/${slug}/delegation?of=${party.code}`}
              aria-current={id === current ? 'page' : undefined}
            >
              <Localized text={party.names} fallback="silent" />
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What can no longer be done here, where something cannot: the meeting is closed, or the date for names has passed. */
async function State({
  meeting,
  locale,
  isReader,
  isAccepted,
}: {
  meeting: Awaited<ReturnType<typeof meetingPage>>['meeting'];
  locale: Locale;
  isReader: boolean;
  isAccepted: boolean;
}) {
  const [t, own] = await Promise.all([getTranslations('representation'), getTranslations('delegations.own')]);
  const closes = meeting.registrationClosesAt;
  if (meeting.phase === 'CLOSED')
    return (
      <Notice title={t('closed.title')} level={2}>
        <p>{t('closed.text')}</p>
      </Notice>
    );
  if (!isReader) return <p className="soft small">{t('readOnly')}</p>;
  const opens = meeting.registrationOpensAt;
  if (opens && new Date() < opens)
    return <p className="soft small">{own('notYet', { date: formatDateTime(opens, locale, meeting.zone) })}</p>;
  if (!isAccepted || !closes || new Date() < closes) return null;
  return (
    <Notice title={t('late.title', { date: formatDateTime(closes, locale, meeting.zone) })} level={2} kind="ask">
      <p>{t('late.text')}</p>
    </Notice>
  );
}
