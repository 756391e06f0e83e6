import type { Metadata } from 'next';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Notice } from '@/components/ui/notice';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import type { MeetingFrame } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { recordId } from '@/lib/core/validation';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { answerOfferAction, waitAgainAction } from '@/lib/registration/actions';
import { isActive } from '@/lib/registration/policy';
import { findRegistration } from '@/lib/registration/queries';
import { findWaiting, type Waiting } from '@/lib/registration/queries/review';
import { getTranslations } from '@/lib/i18n/words';

type Props = { params: Promise<{ locale: Locale; slug: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('review'))('offer.title'), robots: { index: false, follow: false } };
}

/** A place that is offered to somebody who waits: accept or decline it; afterwards, and too late, what has become of it. */
export default async function OfferPage({ params }: Props) {
  const [{ locale, slug, id: named }, t] = await Promise.all([params, getTranslations('review.offer')]);
  const id = recordId.parse(named);
  const here = `/${locale}/meetings/${slug}/registration/${id}/offer`;
  const scope = await meetingPage(slug, { locale, permission: 'meeting.participate', here });
  const [registration, waiting] = await Promise.all([
    orNotFound(findRegistration(scope, id)),
    orNotFound(findWaiting(scope, id)),
  ]);
  const isOwn = scope.actor?.personIds.includes(registration.personId) ?? false;
  const { givenName, surname } = registration.person;
  return (
    <>
      <div className="head">
        <h1>{isOwn ? t('title') : <bdi>{t('titleOther', { name: `${givenName} ${surname}` })}</bdi>}</h1>
        <p className="soft">
          {pick(scope.meeting.shortTitle, locale).text}. {pick(registration.party.names, locale).text}.
        </p>
      </div>
      <Answer waiting={waiting} status={registration.status} meeting={scope.meeting} locale={locale} />
      <p className="small">
        <Link href={`/meetings/${slug}/registration/${id}`}>{t('toRegistration')}</Link>
      </p>
    </>
  );
}

async function Answer({
  waiting,
  status,
  meeting,
  locale,
}: {
  waiting: Waiting;
  status: Parameters<typeof isActive>[0];
  meeting: MeetingFrame;
  locale: Locale;
}) {
  const t = await getTranslations('review.offer');
  const { offer, registrationId, waitNumber } = waiting;
  const date = offer ? formatDateTime(offer.expiresAt, locale, meeting.zone) : '';
  const form = { idempotencyKey: newIdempotencyKey(), words: formWords(locale, 'review'), meeting: meeting.slug };
  if (status === 'CONFIRMED')
    return (
      <Notice kind="done" level={2} title={t('accepted')}>
        <p>{t('acceptedText')}</p>
      </Notice>
    );
  if (!isActive(status))
    return (
      <Notice level={2} title={t('ended')}>
        <p>{t('endedText')}</p>
      </Notice>
    );
  if (offer?.isOpen)
    return (
      <>
        <Notice kind="ask" level={2} title={t('open', { date })}>
          <p>{t('openText')}</p>
        </Notice>
        <ActionForm action={answerOfferAction} {...form} label={t('answer')}>
          <HiddenField name="registration" value={registrationId} />
          <p className="help">{t('declineText')}</p>
          <div className="actions">
            <SubmitButton big name="answer" value="ACCEPTED">
              {t('accept')}
            </SubmitButton>
            <SubmitButton big kind="grave" name="answer" value="DECLINED">
              {t('decline')}
            </SubmitButton>
          </div>
        </ActionForm>
      </>
    );
  if (waitNumber === null && offer)
    return (
      <>
        <Notice kind="late" level={2} title={t('lapsed', { date })}>
          <p>{t('lapsedText')}</p>
        </Notice>
        <ActionForm action={waitAgainAction} {...form} label={t('again')}>
          <HiddenField name="registration" value={registrationId} />
          <div className="actions">
            <SubmitButton big>{t('again')}</SubmitButton>
          </div>
        </ActionForm>
      </>
    );
  // An offer whose time has passed and that the worker has not ended yet reads as lapsed as well.
  const isLate = offer?.status === 'OPEN';
  return (
    <Notice
      level={2}
      kind={isLate ? 'late' : 'info'}
      title={isLate ? t('lapsed', { date }) : waitNumber === null ? t('none') : t('waiting', { number: waitNumber })}
    >
      <p>{waitNumber === null || isLate ? t('noneText') : t('waitingText', { ahead: waiting.ahead })}</p>
    </Notice>
  );
}
