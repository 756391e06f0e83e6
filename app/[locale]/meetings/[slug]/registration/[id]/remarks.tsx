import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import type { MeetingFrame } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { addRemarkAction } from '@/lib/registration/actions';
import type { Remark } from '@/lib/registration/queries/review';
import { getTranslations } from '@/lib/i18n/words';

interface RemarksProps {
  registrationId: string;
  remarks: readonly Remark[];
  meeting: MeetingFrame;
  locale: Locale;
}

/** What the organising team notes for itself on a registration. */
export async function Remarks({ registrationId, remarks, meeting, locale }: RemarksProps) {
  const t = await getTranslations('review.remarks');
  return (
    <section className="sec" aria-labelledby="remarks">
      <h2 id="remarks">{t('title')}</h2>
      <p className="small soft">{t('help')}</p>
      {remarks.length === 0 ? <p className="small">{t('none')}</p> : null}
      <ul className="plain">
        {remarks.map(({ id, text, at, by }) => (
          <li key={id}>
            <p className="pre">{text}</p>
            <p className="small soft">{[by, formatDateTime(at, locale, meeting.zone)].filter(Boolean).join(', ')}</p>
          </li>
        ))}
      </ul>
      {meeting.phase === 'CLOSED' ? null : (
        <ActionForm
          action={addRemarkAction}
          idempotencyKey={newIdempotencyKey()}
          words={formWords(locale, 'review')}
          meeting={meeting.slug}
          label={t('title')}
          done={t('added')}
          resets
        >
          <HiddenField name="registration" value={registrationId} />
          <TextArea name="remark" rows={3} maxLength={4000} />
          <div className="actions">
            <SubmitButton kind="plain">{t('add')}</SubmitButton>
          </div>
        </ActionForm>
      )}
    </section>
  );
}
