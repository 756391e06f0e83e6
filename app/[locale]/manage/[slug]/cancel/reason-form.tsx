import { textMadeWith } from '@/components/form/text-made-with';
import { Status } from '@/components/ui/status';
import type { MeetingFrame } from '@/lib/auth/scope';
import { longestReason } from '@/lib/cancelling/schema';
import { languageNames } from '@/lib/i18n/routing';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';

interface ReasonFormProps {
  meeting: Pick<MeetingFrame, 'languages'>;
  reason: Partial<Record<Locale, string | undefined>>;
  /** The mails were asked for without a reason in the meeting's first language. */
  isMissing: boolean;
}

/** Why, in each language of the meeting. Sent in the address, so that the mails can be looked at before anything happens. */
export function ReasonForm({ meeting, reason, isMissing }: ReasonFormProps) {
  const t = useTranslations('cancelling');
  return (
    <form className="sec stack" aria-labelledby="reason">
      <h2 id="reason">{t('reasonTitle')}</h2>
      <p className="soft">{t('reasonLead')}</p>
      {(meeting.languages as Locale[]).map((language, index) => {
        const isBad = isMissing && index === 0;
        return (
          <div key={language} className={isBad ? 'field bad' : 'field'}>
            <label htmlFor={`reason-${language}`} lang={language}>
              {languageNames[language]}
            </label>
            {isBad ? (
              <p className="error" id="reason-error" role="alert">
                <Status shape="late">{t('fields.reason.required')}</Status>
              </p>
            ) : null}
            <textarea
              id={`reason-${language}`}
              name={`reason.${language}`}
              lang={language}
              rows={3}
              maxLength={longestReason}
              required={index === 0}
              aria-invalid={isBad || undefined}
              aria-describedby={isBad ? 'reason-error' : undefined}
              defaultValue={textMadeWith(reason[language])}
            />
          </div>
        );
      })}
      <div className="actions">
        <button className="btn">{t('show')}</button>
      </div>
    </form>
  );
}
