import type { Metadata } from 'next';
import { RegistrationStatus } from '@/components/registration/registration-status';
import { Notice } from '@/components/ui/notice';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { can } from '@/lib/auth/permissions';
import type { MeetingFrame } from '@/lib/auth/scope';
import { recordId } from '@/lib/core/validation';
import { isOpenFor } from '@/lib/delegations/policy';
import { formatDateTime } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { capacityWord } from '@/lib/registration/model/capacity-word';
import { isEditable, mayMove, needsApproval } from '@/lib/registration/policy';
import { findRegistration, listDecisions, type RegistrationDetail } from '@/lib/registration/queries';
import { listChanges, listRemarks } from '@/lib/registration/queries/review';
import { WithdrawDialog } from '../../delegation/seat-dialogs';
import { AnswersAsGiven } from './answers-as-given';
import { CameBy } from './came-by';
import { Assistants } from './assistants';
import { DecisionHistory } from './decision-history';
import { EditAnswers } from './edit-answers';
import { OwnPapers } from './own-papers';
import { PersonalMatters } from './personal-matters';
import { FurtherForms } from './further-forms';
import { Changes } from './changes';
import { Correction } from './correction';
import { PlaceNotice } from './place-notice';
import { Remarks } from './remarks';

type Props = {
  params: Promise<{ locale: Locale; slug: string; id: string }>;
  searchParams: Promise<{ 'handed-in'?: string | string[] }>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('registration'))('form.title'), robots: { index: false, follow: false } };
}

/** One registration: the delegate's form while it is open, what was handed in afterwards; its decisions for the secretariat. */
export default async function RegistrationPage({ params, searchParams }: Props) {
  const [{ locale, slug, id: named }, query, t] = await Promise.all([
    params,
    searchParams,
    getTranslations('registration'),
  ]);
  const id = recordId.parse(named);
  const here = `/${locale}/meetings/${slug}/registration/${id}`;
  const scope = await meetingPage(slug, { locale, permission: 'meeting.participate', here });
  const registration = await orNotFound(findRegistration(scope, id));
  const isSecretariat = can(scope, 'registration.decide');
  const isOwn = scope.actor?.personIds.includes(registration.personId) ?? false;
  const isOpen = isOpenFor(scope.meeting, { isSecretariat }, new Date());
  const canEdit = isOpen && isEditable(registration.status);
  const target = { delegationId: registration.delegationId, personId: registration.personId };
  const isAssistant = !isOwn && (scope.actor?.assistedIds ?? []).includes(registration.personId);
  const [decisions, remarks, changes] = await Promise.all([
    isSecretariat ? listDecisions(scope, id) : [],
    isSecretariat ? listRemarks(scope, id) : [],
    // Nothing can have been asked for before the form was handed in.
    registration.submittedAt ? listChanges(scope, id) : [],
  ]);
  const isModerated = !isSecretariat && needsApproval(registration, scope.meeting, new Date());
  const name = `${registration.person.givenName} ${registration.person.surname}`;
  return (
    <>
      <div className="head">
        <h1>{isOwn ? t('form.title') : t('form.titleOther', { name })}</h1>
        <p className="soft">
          {t('form.for', {
            party: pick(registration.party.names, locale).text,
            capacity: capacityWord(t, registration.capacity, registration.person.courtesyTitle),
          })}
          . {t('form.place', { rank: registration.seat.rank, quota: registration.quota })}.
        </p>
      </div>
      <div className="cols">
        <div className="stack-l">
          {isAssistant ? <ActingFor name={name} email={scope.actor?.email ?? ''} /> : null}
          <State registration={registration} meeting={scope.meeting} locale={locale} isOpen={isOpen} isOwn={isOwn} />
          {registration.status === 'WAITLISTED' && can(scope, 'offer.answer', target) ? (
            <PlaceNotice scope={scope} registrationId={id} locale={locale} isOwn={isOwn} />
          ) : null}
          <Changes changes={changes} meeting={scope.meeting} locale={locale} isSecretariat={isSecretariat} />
          {canEdit && isModerated ? (
            <Notice title={(await getTranslations('review'))('change.notice')} level={2} />
          ) : null}
          {canEdit ? (
            <EditAnswers registration={registration} meeting={scope.meeting} locale={locale} />
          ) : (
            <AnswersAsGiven registration={registration} meeting={scope.meeting} locale={locale} />
          )}
          {!canEdit &&
          isEditable(registration.status) &&
          scope.meeting.phase !== 'CLOSED' &&
          can(scope, 'registration.correct', target) ? (
            <Correction registration={registration} meeting={slug} locale={locale} />
          ) : null}
          <FurtherForms scope={scope} registrationId={id} locale={locale} handedIn={query['handed-in']} />
        </div>
        <aside className="stack-l">
          <PersonalMatters registration={registration} scope={scope} isOwn={isOwn} />
          {registration.submittedAt ? (
            <OwnPapers scope={scope} registration={registration} isOwn={isOwn} locale={locale} />
          ) : null}
          <Readers email={registration.email} />
          {isSecretariat || can(scope, 'delegation.nominate', { delegationId: registration.delegationId }) ? (
            <p className="small">
              <Link href={`/meetings/${slug}/delegation?of=${registration.party.code}`}>{t('form.toDelegation')}</Link>
            </p>
          ) : null}
          {can(scope, 'registration.list') ? (
            <p className="small">
              <Link href={`/manage/${slug}/exports/log?person=${id}`}>
                {(await getTranslations('transfers'))('ofPerson')}
              </Link>
            </p>
          ) : null}
          {can(scope, 'assistant.name', target) ? (
            <Assistants
              scope={scope}
              registration={id}
              name={name}
              locale={locale}
              mayName={isEditable(registration.status) && scope.meeting.phase !== 'CLOSED'}
            />
          ) : null}
          {can(scope, 'registration.withdraw', target) &&
          mayMove(registration.status, 'WITHDRAWN') &&
          scope.meeting.phase !== 'CLOSED' ? (
            <div>
              <WithdrawDialog registrationId={id} name={name} meeting={slug} locale={locale} />
            </div>
          ) : null}
          {isSecretariat ? <CameBy scope={scope} registrationId={id} locale={locale} /> : null}
          {isSecretariat ? (
            <Remarks registrationId={id} remarks={remarks} meeting={scope.meeting} locale={locale} />
          ) : null}
          {isSecretariat ? (
            <DecisionHistory
              registration={registration}
              decisions={decisions}
              meeting={scope.meeting}
              locale={locale}
            />
          ) : null}
        </aside>
      </div>
    </>
  );
}

/** Said to an assistant, so that nobody takes themselves for the person. */
async function ActingFor({ name, email }: { name: string; email: string }) {
  const t = await getTranslations('representation.assistant');
  return (
    <Notice title={t('acting', { name })} level={2}>
      <p>{t('actingText', { email })}</p>
    </Notice>
  );
}

/** Where the registration stands, and until when it can be changed. */
async function State({
  registration,
  meeting,
  locale,
  isOpen,
  isOwn,
}: {
  registration: RegistrationDetail;
  meeting: MeetingFrame;
  locale: Locale;
  isOpen: boolean;
  isOwn: boolean;
}) {
  const t = await getTranslations('registration');
  const date = (at: Date | null) => (at ? formatDateTime(at, locale, meeting.zone) : '');
  const { registrationOpensAt: opens, registrationClosesAt: closes } = meeting;
  const isBefore = opens !== null && new Date() < opens;
  const closed =
    meeting.phase === 'CLOSED'
      ? t('form.closedPhase')
      : isBefore
        ? t('form.notYet', { date: date(opens) })
        : t('form.closed', { date: date(closes) });
  return (
    <>
      <p className="saved">
        <RegistrationStatus status={registration.status} reader="delegation" />.{' '}
        {t(`form.state.${registration.status}`, {
          date: date(registration.submittedAt),
          whose: isOwn ? 'own' : 'other',
        })}{' '}
        {isOpen && closes && new Date() < closes ? t('form.until', { date: date(closes) }) : null}
      </p>
      {isOpen || !isEditable(registration.status) ? null : (
        <Notice title={closed} level={2}>
          <p>{t('form.closedText')}</p>
        </Notice>
      )}
    </>
  );
}

/** Who reads which of the answers. */
async function Readers({ email }: { email: string }) {
  const t = await getTranslations('registration.form');
  return (
    <section className="sec" aria-labelledby="readers">
      <h2 id="readers">{t('readers')}</h2>
      <dl className="kv flat" style={{ gridTemplateColumns: '1fr', border: 0 }}>
        <dt>{t('readersName')}</dt>
        <dd>{t('readersNameWho')}</dd>
        <dt>{t('readersEmail')}</dt>
        <dd>{t('readersEmailWho')}</dd>
        <dt>{t('readersPublic')}</dt>
        <dd>{t('readersPublicWho')}</dd>
        <dt>{t('email')}</dt>
        <dd>{email}</dd>
      </dl>
    </section>
  );
}
