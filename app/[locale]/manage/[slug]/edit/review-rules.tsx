import { ActionForm } from '@/components/form/action-form';
import { RadioGroup } from '@/components/form/choice-fields';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { DateField, TextField } from '@/components/form/text-field';
import type { MeetingFrame } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { setReviewRulesAction } from '@/lib/meetings/actions';
import { toLocal } from '@/lib/meetings/model/zone';
import { getTranslations } from '@/lib/i18n/words';

interface ReviewRulesProps {
  meeting: MeetingFrame;
  lockVersion: number;
  locale: Locale;
}

/** How registrations get their place, for how long an offered one is held, and when names are frozen. */
export async function ReviewRules({ meeting, lockVersion, locale }: ReviewRulesProps) {
  const t = await getTranslations('review.rules');
  const freezes = meeting.freezesAt ? toLocal(meeting.freezesAt, meeting.zone) : { date: '', time: '' };
  return (
    <section className="sec" aria-labelledby="review-rules">
      <h2 id="review-rules">{t('title')}</h2>
      <ActionForm
        action={setReviewRulesAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'review')}
        meeting={meeting.slug}
        label={t('title')}
        done={t('saved')}
      >
        <HiddenField name="lockVersion" value={lockVersion} />
        <RadioGroup
          name="confirmation"
          choices={(['REVIEW', 'AUTOMATIC'] as const).map((value) => ({ value, label: t(value) }))}
          defaultValue={meeting.confirmation}
        />
        <TextField name="offerHours" inputMode="numeric" width="s" defaultValue={String(meeting.offerHours)} />
        <div className="row">
          <DateField name="freezesOn" optional defaultValue={freezes.date} />
          <TextField name="freezesTime" type="time" optional width="s" defaultValue={freezes.time} />
        </div>
        <div className="actions">
          <SubmitButton kind="plain">{t('save')}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  );
}
