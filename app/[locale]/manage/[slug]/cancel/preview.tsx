import { ActionForm } from '@/components/form/action-form';
import { Checkbox } from '@/components/form/choice-fields';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import type { MeetingFrame } from '@/lib/auth/scope';
import { cancelMeetingAction } from '@/lib/cancelling/actions';
import { cancellationMail } from '@/lib/cancelling/mail';
import type { previewCancelling } from '@/lib/cancelling/queries/recipients';
import { env } from '@/lib/core/env';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { isLocale, languageNames, type Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { useTranslations } from '@/lib/i18n/words';

interface PreviewProps {
  meeting: MeetingFrame;
  reason: Partial<Record<Locale, string | undefined>>;
  preview: Awaited<ReturnType<typeof previewCancelling>>;
  locale: Locale;
}

/** The mail in every language in which somebody is written to, exactly as it will leave, and the step itself. */
export function Preview({ meeting, reason, preview, locale }: PreviewProps) {
  const t = useTranslations('cancelling');
  const { counted, languages, lockVersion } = preview;
  const inUse = Object.entries(languages).filter((entry): entry is [Locale, number] => isLocale(entry[0]));
  return (
    <section className="sec stack" aria-labelledby="preview">
      <h2 id="preview">{t('previewTitle')}</h2>
      <p>{t('recipients', { count: counted })}</p>
      {inUse.map(([language, count]) => {
        const name = translator(language, 'cancelling')('sampleName');
        const mail = cancellationMail(meeting, { locale: language, name, reason, baseUrl: env().baseUrl });
        return (
          <article key={language} className="sec stack-s">
            <h3>{t('language', { language: languageNames[language], count })}</h3>
            <div lang={language} className="mailtext">
              <p>
                <b>{translator(language, 'cancelling')('subject', { subject: mail.subject })}</b>
              </p>
              <p style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>{mail.body}</p>
            </div>
          </article>
        );
      })}
      <ActionForm
        action={cancelMeetingAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'cancelling')}
        meeting={meeting.slug}
        label={t('title')}
      >
        <HiddenField name="lockVersion" value={lockVersion} />
        <HiddenField name="counted" value={counted} />
        {Object.entries(reason).map(([language, text]) =>
          text ? <HiddenField key={language} name={`reason.${language}`} value={text} /> : null,
        )}
        <Checkbox name="confirmed" />
        <div className="actions">
          <SubmitButton kind="grave">{t('cancel')}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  );
}
