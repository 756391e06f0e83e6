import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { DateField, TextField } from '@/components/form/text-field';
import type { MeetingScope } from '@/lib/auth/scope';
import { closeRoundAction, extendRoundAction } from '@/lib/clearing/actions';
import type { ManagedRound } from '@/lib/clearing/queries/rounds';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { toLocal } from '@/lib/meetings/model/zone';

/** More time, with its reason; and the end before the time. */
export async function RoundForms(props: { round: ManagedRound; scope: MeetingScope; locale: Locale }) {
  const { round, scope, locale } = props;
  const t = await getTranslations('clearing');
  const { slug, zone } = scope.meeting;
  const frame = { words: formWords(locale, 'clearing'), meeting: slug };
  const deadline = toLocal(round.closesAt, zone);
  return (
    <section className="sec stack" aria-label={t('manage.columns.deadline')}>
      {round.state === 'OPEN' ? (
        <details>
          <summary>{t('manage.extend')}</summary>
          <ActionForm
            {...frame}
            key={round.extensions.length}
            action={extendRoundAction}
            idempotencyKey={newIdempotencyKey()}
            label={t('manage.extend')}
          >
            <HiddenField name="round" value={round.id} />
            <p className="small soft">{t('manage.extendNote')}</p>
            <DateField name="closes.date" defaultValue={deadline.date} />
            <TextField name="closes.time" type="time" width="s" defaultValue={deadline.time} />
            <TextArea name="reason" rows={2} maxLength={600} />
            <div className="actions">
              <SubmitButton>{t('manage.extend')}</SubmitButton>
            </div>
          </ActionForm>
        </details>
      ) : null}
      <details>
        <summary>{t('manage.close')}</summary>
        <ActionForm {...frame} action={closeRoundAction} idempotencyKey={newIdempotencyKey()} label={t('manage.close')}>
          <HiddenField name="round" value={round.id} />
          <p>{round.silence === 'OPEN' ? t('manage.closeSilence') : t('manage.closeNote')}</p>
          <div className="actions">
            <SubmitButton kind="grave">{t('manage.close')}</SubmitButton>
          </div>
        </ActionForm>
      </details>
    </section>
  );
}
