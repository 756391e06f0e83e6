import { ActionForm } from '@/components/form/action-form';
import { CheckboxGroup, RadioGroup } from '@/components/form/choice-fields';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { KeyValues } from '@/components/ui/key-values';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDateTime, formatOffset } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { formatList } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import { setTermsAction } from '@/lib/surveys/actions';
import { audiences } from '@/lib/surveys/schema';
import type { SurveyTrack } from '@/lib/surveys/queries/track-responses';

/** How the survey is held: who is asked, until when, with how much grace, and what results say of who answered. */
export function Terms({ scope, track, locale }: { scope: MeetingScope; track: SurveyTrack; locale: Locale }) {
  const t = useTranslations('tracking.terms');
  const { surveyClosesAt: closesAt, slug, zone, phase } = scope.meeting;
  const mayChange = track.status !== 'CLOSED' && isEditable(phase);
  const attribution = track.attributed ? 'attributed' : 'anonymous';
  return (
    <section className="sec stack" aria-labelledby="terms">
      <h2 id="terms">{t('title')}</h2>
      <KeyValues
        flat
        items={[
          {
            key: 'deadline',
            label: t('deadline'),
            value: (
              <>
                {closesAt
                  ? `${formatDateTime(closesAt, locale, zone)} (${formatOffset(closesAt, zone)}), ${t('zone')}`
                  : t('none')}{' '}
                {mayChange ? <Link href={`/manage/${slug}/edit`}>{t('edit')}</Link> : null}
              </>
            ),
          },
          {
            key: 'asks',
            label: t('asks'),
            value: (
              <>
                {formatList(
                  track.asks.map((each) => t(`audience.${each}`)),
                  locale,
                )}
                {track.mayChangeAudience ? null : <span className="sub">{t('askedAlready')}</span>}
              </>
            ),
          },
          { key: 'grace', label: t('grace'), value: t('graceOf', { hours: track.graceHours }) },
          {
            key: 'attribution',
            label: t('attribution'),
            value: (
              <>
                {t(attribution)}
                {track.mayChangeAttribution ? null : <span className="sub">{t('announced')}</span>}
              </>
            ),
          },
        ]}
      />
      {mayChange ? (
        <details>
          <summary>{t('change')}</summary>
          <ActionForm
            action={setTermsAction}
            idempotencyKey={newIdempotencyKey()}
            words={formWords(locale, 'tracking')}
            meeting={slug}
            label={t('change')}
            done={t('saved')}
          >
            <HiddenField name="survey" value={track.id} />
            {track.mayChangeAudience ? (
              <CheckboxGroup
                name="asks"
                choices={audiences.map((value) => ({ value, label: t(`audience.${value}`) }))}
                defaultValue={track.asks}
              />
            ) : (
              track.asks.map((value) => <HiddenField key={value} name="asks[]" value={value} />)
            )}
            <TextField name="graceHours" inputMode="numeric" width="s" defaultValue={String(track.graceHours)} />
            {track.mayChangeAttribution ? (
              <RadioGroup
                name="attribution"
                defaultValue={attribution}
                choices={(['attributed', 'anonymous'] as const).map((value) => ({ value, label: t(value) }))}
              />
            ) : (
              <HiddenField name="attribution" value={attribution} />
            )}
            <div className="actions">
              <SubmitButton kind="plain">{t('save')}</SubmitButton>
            </div>
          </ActionForm>
        </details>
      ) : null}
    </section>
  );
}
