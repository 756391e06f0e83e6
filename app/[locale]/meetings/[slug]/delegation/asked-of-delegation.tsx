import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Dialog } from '@/components/ui/dialog';
import { WorkList, type WorkItem } from '@/components/ui/work-list';
import type { MeetingFrame } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { answerInvitationAction } from '@/lib/delegations/actions';
import { missingOf } from '@/lib/delegations/model';
import { mayMoveInvitation } from '@/lib/delegations/policy';
import type { DelegationDetail } from '@/lib/delegations/queries';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

interface AskedOfDelegationProps {
  delegation: DelegationDetail;
  meeting: MeetingFrame;
  locale: Locale;
  /** The reader may answer the invitation now. */
  mayAnswer: boolean;
}

/** What is asked of the delegation and by when: the answer, the names, the forms. */
export async function AskedOfDelegation({ delegation, meeting, locale, mayAnswer }: AskedOfDelegationProps) {
  const t = await getTranslations('delegations');
  const { status, declineReason } = delegation.invitation;
  const missing = missingOf(delegation);
  const by = byWhen(meeting, locale, t);
  const takesPart = status === 'ACCEPTED';
  const items: WorkItem[] = [
    {
      key: 'answer',
      shape: missing.answer ? 'ask' : takesPart ? 'done' : 'no',
      title: t(missing.answer ? 'own.answerTitle' : takesPart ? 'own.answered' : 'own.declined'),
      note: missing.answer ? `${t('own.answerNote')} ${by}` : (declineReason ?? undefined),
      action: mayAnswer ? <Answer delegation={delegation} meeting={meeting} locale={locale} /> : undefined,
    },
  ];
  if (takesPart) {
    const { seatsTaken: taken, quota } = delegation;
    items.push(
      {
        key: 'name',
        shape: missing.freeSeats > 0 ? 'ask' : 'done',
        title: t('own.nameTitle'),
        note:
          missing.freeSeats > 0
            ? `${t('own.nameNote', { taken, quota })} ${t('own.nameOpen', { count: missing.freeSeats })} ${by}`
            : t('own.nameNote', { taken, quota }),
      },
      {
        key: 'complete',
        shape: missing.unfinished > 0 ? 'half' : 'done',
        title: t('own.completeTitle'),
        note:
          missing.unfinished > 0
            ? `${t('own.completeNote', { count: missing.unfinished })} ${by}`
            : t('own.completeNote', { count: 0 }),
      },
    );
  }
  return (
    <section className="sec" aria-labelledby="asked">
      <h2 id="asked">{t('own.asked')}</h2>
      <WorkList items={items} />
    </section>
  );
}

/** Accept with one press; decline after saying why. */
async function Answer({
  delegation,
  meeting,
  locale,
}: Pick<AskedOfDelegationProps, 'delegation' | 'meeting' | 'locale'>) {
  const [t, common] = await Promise.all([getTranslations('delegations.own'), getTranslations('common')]);
  const { id, status } = delegation.invitation;
  const form = { action: answerInvitationAction, meeting: meeting.slug, words: formWords(locale, 'delegations') };
  return (
    <span className="row">
      {mayMoveInvitation(status, 'ACCEPTED') ? (
        <ActionForm {...form} idempotencyKey={newIdempotencyKey()} done={t('accepted')}>
          <HiddenField name="invitation" value={id} />
          <SubmitButton name="answer" value="ACCEPTED">
            {t('accept')}
          </SubmitButton>
        </ActionForm>
      ) : null}
      {mayMoveInvitation(status, 'DECLINED') && delegation.seatsTaken === 0 ? (
        <Dialog opener={t('decline')} title={t('declineTitle')} close={common('dialog.close')}>
          <p>{t('declineText')}</p>
          <ActionForm {...form} idempotencyKey={newIdempotencyKey()}>
            <HiddenField name="invitation" value={id} />
            <TextArea name="reason" maxLength={1000} />
            <div className="actions">
              <SubmitButton kind="grave" name="answer" value="DECLINED">
                {t('declineSend')}
              </SubmitButton>
            </div>
          </ActionForm>
        </Dialog>
      ) : null}
    </span>
  );
}

/** The sentence on the window: until when, since when closed, or from when open. */
function byWhen(
  meeting: MeetingFrame,
  locale: Locale,
  t: Awaited<ReturnType<typeof getTranslations<'delegations'>>>,
): string {
  const now = new Date();
  const { registrationOpensAt: opens, registrationClosesAt: closes, zone } = meeting;
  if (opens && now < opens) return t('own.notYet', { date: formatDateTime(opens, locale, zone) });
  if (!closes) return '';
  return t(now < closes ? 'own.until' : 'own.closedOn', { date: formatDateTime(closes, locale, zone) });
}
