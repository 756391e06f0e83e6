import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { Timeline } from '@/components/ui/timeline';
import type { MeetingFrame } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import { decideAction } from '@/lib/registration/actions';
import { isDecidable, mayMove } from '@/lib/registration/policy';
import type { listDecisions, RegistrationDetail } from '@/lib/registration/queries';

interface DecisionHistoryProps {
  registration: RegistrationDetail;
  decisions: Awaited<ReturnType<typeof listDecisions>>;
  meeting: MeetingFrame;
  locale: Locale;
}

/** Every step of a registration with who took it and why, and the decision still to take. The secretariat's. */
export async function DecisionHistory({ registration, decisions, meeting, locale }: DecisionHistoryProps) {
  const t = await getTranslations('registration');
  const date = (at: Date) => formatDateTime(at, locale, meeting.zone);
  return (
    <>
      {isDecidable(registration.status) && isEditable(meeting.phase) ? (
        <section className="sec" aria-labelledby="decide">
          <h2 id="decide">{t('form.decide')}</h2>
          <ActionForm
            action={decideAction}
            idempotencyKey={newIdempotencyKey()}
            words={formWords(locale, 'registration')}
            meeting={meeting.slug}
            done={t('list.decided')}
          >
            <HiddenField name="registrations[]" value={registration.id} />
            <TextArea name="reason" maxLength={1000} rows={2} optional />
            <div className="actions">
              <SubmitButton kind="plain" name="decision" value="CONFIRMED">
                {t('list.confirmOne')}
              </SubmitButton>
              {mayMove(registration.status, 'WAITLISTED') ? (
                <SubmitButton kind="plain" name="decision" value="WAITLISTED">
                  {t('list.waitlist')}
                </SubmitButton>
              ) : null}
              <SubmitButton kind="grave" name="decision" value="DECLINED">
                {t('list.decline')}
              </SubmitButton>
            </div>
          </ActionForm>
        </section>
      ) : null}
      <section className="sec" aria-labelledby="history">
        <h2 id="history">{t('form.history')}</h2>
        <Timeline
          items={decisions.map(({ id, toStatus, reason, at, by }, index) => ({
            key: id,
            title: t(`status.${toStatus}`),
            note: (
              <>
                {by ? t('form.historyBy', { name: by, date: date(at) }) : date(at)}
                {reason ? <span className="sub">{reason}</span> : null}
              </>
            ),
            state: index === decisions.length - 1 ? 'on' : 'was',
          }))}
        />
      </section>
    </>
  );
}
