import type { Metadata } from 'next';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { DateField, TextField } from '@/components/form/text-field';
import { InvitationStatus } from '@/components/delegations/invitation-status';
import { localeChoices } from '@/components/registration/choices';
import { KeyValues } from '@/components/ui/key-values';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { recordId } from '@/lib/core/validation';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { languageName } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { postponeInvitationAction } from '@/lib/inviting/actions';
import { findInvitation, listLetters, type InvitationDetail } from '@/lib/inviting/queries/detail';
import { categories, letterKinds } from '@/lib/inviting/schema';
import { toLocal } from '@/lib/meetings/model/zone';
import { Addressees } from './addressees';
import { Letters } from './letters';
import { TermsForm } from './terms-form';
import { WriteForms } from './write-forms';
import { isEditable } from '@/lib/meetings/policy';
import { getTranslations } from '@/lib/i18n/words';

type Props = {
  params: Promise<{ locale: Locale; slug: string; id: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('inviting'))('purpose.invitation') };
}

/** One invitation: its terms, whom it is addressed to, its letters, and what can be written now. */
export default async function InvitationPage({ params, searchParams }: Props) {
  const [{ locale, slug, id }, query, t] = await Promise.all([params, searchParams, getTranslations('inviting')]);
  const here = `/${locale}/manage/${slug}/invitations/${id}`;
  const scope = await meetingPage(slug, { locale, permission: 'invitation.read', here });
  const record = recordId.parse(id);
  const [invitation, letters] = await orNotFound(
    Promise.all([findInvitation(scope, record, locale), listLetters(scope, record)]),
  );
  const words = formWords(locale, 'inviting');
  const party = pick(invitation.party.names, locale).text;
  const { zone } = scope.meeting;
  const isOpen = isEditable(scope.meeting.phase);
  const local = invitation.answerBy ? toLocal(invitation.answerBy, zone) : { date: '', time: '' };
  return (
    <div className="stack-l">
      <div className="head">
        <p className="small">
          <Link href={`/manage/${slug}/invitations`}>{t('choose.back')}</Link>
        </p>
        <h1>{party}</h1>
        <p>
          <InvitationStatus status={invitation.status} />
        </p>
      </div>
      <section className="sec stack" aria-labelledby="terms">
        <h2 id="terms">{t('one.terms')}</h2>
        {isOpen && invitation.status === 'DRAFT' ? (
          <>
            <p className="soft">
              {t('one.draftNote')} {await deadlineNote(invitation, locale, zone)}
            </p>
            <TermsForm
              meeting={slug}
              invitation={invitation.id}
              words={words}
              idempotencyKey={newIdempotencyKey()}
              values={{
                seats: String(invitation.seats),
                fundedSeats: String(invitation.fundedSeats),
                focalPointGivenName: invitation.focalPointGivenName,
                focalPointSurname: invitation.focalPointSurname,
                focalPointEmail: invitation.focalPointEmail,
                locale: invitation.locale,
                letter: invitation.letter,
                category: invitation.category,
                ...local,
              }}
              locales={localeChoices()}
              letters={letterKinds.map((value) => ({ value, label: t(`letterKind.${value}`) }))}
              categories={categories.map((value) => ({ value, label: t(`category.${value}`) }))}
              save={t('one.save')}
              done={t('one.saved')}
            />
          </>
        ) : (
          <>
            <Terms invitation={invitation} locale={locale} zone={zone} />
            <p className="soft">{t('one.sentNote')}</p>
            {isOpen ? (
              <ActionForm
                action={postponeInvitationAction}
                idempotencyKey={newIdempotencyKey()}
                words={words}
                meeting={slug}
                label={t('one.deadline')}
                done={t('one.saved')}
              >
                <HiddenField name="invitation" value={invitation.id} />
                <p className="soft small">{await deadlineNote(invitation, locale, zone)}</p>
                <div className="two">
                  <DateField name="answerBy.date" optional defaultValue={local.date} />
                  <TextField name="answerBy.time" type="time" width="s" optional defaultValue={local.time} />
                </div>
                <div className="actions">
                  <SubmitButton kind="plain">{t('one.deadlineSave')}</SubmitButton>
                </div>
              </ActionForm>
            ) : null}
          </>
        )}
      </section>
      <Addressees
        isOpen={isOpen}
        invitation={invitation}
        meeting={slug}
        locale={locale}
        words={words}
        propose={typeof query.propose === 'string' ? query.propose : undefined}
      />
      <Letters invitation={invitation} letters={letters} meeting={slug} zone={zone} locale={locale} />
      {isOpen ? (
        <WriteForms invitation={invitation} partyName={party} meeting={slug} locale={locale} words={words} />
      ) : null}
    </div>
  );
}

/** Which date holds where the invitation has none of its own. */
async function deadlineNote(invitation: InvitationDetail, locale: Locale, zone: string): Promise<string> {
  const t = await getTranslations('inviting.one');
  const date = invitation.meetingAnswerBy;
  return date ? t('ownDeadline', { date: formatDateTime(date, locale, zone) }) : t('noDeadline');
}

/** The terms of what was sent. */
async function Terms({ invitation, locale, zone }: { invitation: InvitationDetail; locale: Locale; zone: string }) {
  const [t, states] = await Promise.all([getTranslations('inviting'), getTranslations('mail')]);
  const at = (date: Date) => formatDateTime(date, locale, zone);
  const { sentAt, answeredAt, remindedAt, declineReason } = invitation;
  return (
    <KeyValues
      items={[
        {
          key: 'places',
          label: t('list.places'),
          value: `${invitation.seats}, ${t('list.funded', { count: invitation.fundedSeats })}`,
        },
        {
          key: 'focal',
          label: t('list.recipient'),
          value: (
            <>
              <bdi>
                {invitation.focalPointGivenName} {invitation.focalPointSurname}
              </bdi>
              , {invitation.focalPointEmail}
            </>
          ),
        },
        {
          key: 'letter',
          label: t('list.letter'),
          value: `${t(`letterKind.${invitation.letter}`)}, ${languageName(invitation.locale, locale)}`,
        },
        ...(sentAt ? [{ key: 'sent', label: states('whole.sent'), value: at(sentAt) }] : []),
        ...(remindedAt
          ? [
              {
                key: 'reminded',
                label: t('occasion.invitation-reminder'),
                value: `${at(remindedAt)} (${invitation.reminders})`,
              },
            ]
          : []),
        ...(answeredAt
          ? [
              {
                key: 'answered',
                label: t('list.answered'),
                value: declineReason
                  ? `${at(answeredAt)}. ${t('list.reason', { reason: declineReason })}`
                  : at(answeredAt),
              },
            ]
          : []),
      ]}
    />
  );
}
