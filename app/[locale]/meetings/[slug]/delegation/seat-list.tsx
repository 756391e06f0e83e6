import { DelegateName } from '@/components/registration/delegate-name';
import { RegistrationStatus } from '@/components/registration/registration-status';
import { DataTable, type Column } from '@/components/ui/data-table';
import type { MeetingFrame } from '@/lib/auth/scope';
import { Link } from '@/lib/i18n/navigation';
import { formatList, languageName } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { KeepDialog, NominateDialog, SubstituteDialog, WithdrawDialog } from './seat-dialogs';
import type { PlaceOfDelegation, RepresentationDetail } from '@/lib/representation/queries';

interface SeatListProps {
  delegation: RepresentationDetail;
  meeting: MeetingFrame;
  locale: Locale;
  /** The reader may name people and put others in their place now. */
  mayName: boolean;
  mayWithdraw: boolean;
  /** The reader may say for whom a free place is kept. */
  mayArrange: boolean;
}

type Named = NonNullable<PlaceOfDelegation['named']>;

/** The places of a delegation with who is on them, and the step possible for each. */
export async function SeatList({ delegation, meeting, locale, mayName, mayWithdraw, mayArrange }: SeatListProps) {
  const [t, seat, words] = await Promise.all([
    getTranslations('delegations.own'),
    getTranslations('representation.seat'),
    getTranslations('registration'),
  ]);
  const { places } = delegation;
  const hasHead = places.some(({ isHead }) => isHead);
  const doubles = places.filter(({ named }) => named && named.alsoFor.length > 0).length;
  const nameOf = ({ givenName, surname }: Named) => `${givenName} ${surname}`;

  const columns: Column<PlaceOfDelegation>[] = [
    {
      key: 'place',
      head: words('list.seat'),
      cell: ({ rank, funded }) => (
        <>
          {t('place', { rank })}
          <span className="sub">{t(funded ? 'fundedSeat' : 'ownCost')}</span>
        </>
      ),
    },
    {
      key: 'person',
      head: words('list.name'),
      cell: ({ named, keptFor }) =>
        named ? (
          <>
            <DelegateName person={named} />
            <span className="sub">{[named.functionalTitle, named.institution].filter(Boolean).join(', ')}</span>
            <span className="sub">{named.email}</span>
            {named.alsoFor.length > 0 ? (
              <span className="sub">
                {seat('alsoFor', {
                  parties: formatList(
                    named.alsoFor.map((names) => pick(names, locale).text),
                    locale,
                  ),
                })}
              </span>
            ) : null}
          </>
        ) : (
          <>
            <span className="soft">{t('free')}</span>
            {keptFor ? <span className="sub">{seat('keptFor', { who: keptFor })}</span> : null}
          </>
        ),
    },
    {
      key: 'capacity',
      head: words('list.capacity'),
      cell: ({ named }) =>
        named ? (
          <>
            {words(`capacity.${named.capacity}`)}
            {named.submittedAt ? (
              <span className="sub">
                {seat('answers', {
                  mode: words(`mode.${named.mode}`),
                  languages: named.languages.map((language) => languageName(language, locale)).join(', '),
                })}
              </span>
            ) : null}
          </>
        ) : null,
    },
    {
      key: 'state',
      head: words('list.state'),
      cell: ({ named }) => (named ? <RegistrationStatus status={named.status} reader="delegation" /> : null),
    },
    ...(mayName || mayWithdraw || mayArrange ? [{ key: 'steps', head: t('steps'), cell: stepsOf }] : []),
  ];

  function stepsOf({ id, rank, named, keptFor }: PlaceOfDelegation) {
    const place = { seat: id, rank, meeting: meeting.slug, locale };
    if (!named)
      return mayName || mayArrange ? (
        <div className="row">
          {mayName ? <NominateDialog {...place} delegationId={delegation.id} hasHead={hasHead} /> : null}
          {mayArrange ? <KeepDialog {...place} keptFor={keptFor} /> : null}
        </div>
      ) : null;
    const registration = { registrationId: named.id, name: nameOf(named), meeting: meeting.slug, locale };
    return (
      <div className="row">
        {mayWithdraw ? (
          <Link
            href={`/meetings/${meeting.slug}/registration/${named.id}`}
            aria-label={t('openFor', { name: nameOf(named) })}
          >
            {t('open')}
          </Link>
        ) : null}
        {mayName ? <SubstituteDialog {...registration} /> : null}
        {mayWithdraw ? <WithdrawDialog {...registration} /> : null}
      </div>
    );
  }

  return (
    <section className="sec" aria-labelledby="seats">
      <h2 id="seats">{t('seats')}</h2>
      <DataTable caption={t('seats')} hideCaption columns={columns} rows={places} rowKey={({ id }) => id} cards />
      {doubles > 0 ? <p className="soft small">{seat('double', { count: doubles })}</p> : null}
      <p className="soft small">{t('visible')}</p>
    </section>
  );
}
