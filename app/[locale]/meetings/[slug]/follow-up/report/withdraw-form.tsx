import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { withdrawAcceptanceAction } from '@/lib/follow-up/actions';
import type { ReportedProgress } from '@/lib/follow-up/queries';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

/** By which the secretariat takes the acceptance of a report back; folded away until it is wanted, and nothing for other reports. */
export async function WithdrawForm(props: { report: ReportedProgress; slug: string; locale: Locale }) {
  const { report, slug, locale } = props;
  if (report.verdict !== 'ACCEPTED' || report.withdrawnAt) return null;
  const t = await getTranslations('followup.withdraw');
  return (
    <details className="small stack">
      <summary>{t('send')}</summary>
      <p>{t('text')}</p>
      <ActionForm
        action={withdrawAcceptanceAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'followup')}
        meeting={slug}
        label={t('label', { symbol: report.symbol, number: report.number })}
      >
        <HiddenField name="report" value={report.id} />
        <TextArea name="whyWithdrawn" rows={2} maxLength={500} />
        <div className="actions">
          <SubmitButton kind="plain">{t('send')}</SubmitButton>
        </div>
      </ActionForm>
    </details>
  );
}
