import { ActionForm } from '@/components/form/action-form';
import { Checkbox, RadioGroup } from '@/components/form/choice-fields';
import { FileField } from '@/components/form/file-field';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { TextField } from '@/components/form/text-field';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { ProgressStatus } from '@/lib/core/prisma/enums';
import { reportProgressAction } from '@/lib/follow-up/actions';
import type { ReportedProgress } from '@/lib/follow-up/queries';
import { largestEvidence } from '@/lib/follow-up/schema';
import { formWords } from '@/lib/i18n/form-words';
import { languageNames, locales, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

type Props = {
  commitment: { id: string; symbol: string };
  delegationId: string;
  last: ReportedProgress | undefined;
  slug: string;
  locale: Locale;
};

/** A report, or the one that takes the place of the last: what that said is there to be changed. */
export async function ReportForm({ commitment, delegationId, last, slug, locale }: Props) {
  const t = await getTranslations('followup');
  return (
    <ActionForm
      action={reportProgressAction}
      idempotencyKey={newIdempotencyKey()}
      words={formWords(locale, 'followup')}
      meeting={slug}
      label={t('report.form', { symbol: commitment.symbol })}
      className="stack"
    >
      <HiddenField name="commitment" value={commitment.id} />
      <HiddenField name="delegation" value={delegationId} />
      <HiddenField name="seen" value={last?.number ?? 0} />
      <RadioGroup
        name="status"
        choices={Object.values(ProgressStatus).map((value) => ({ value, label: t(`states.${value}`) }))}
        defaultValue={last?.status}
      />
      <TextArea name="text" rows={6} maxLength={4000} defaultValue={last?.text} />
      <SelectField
        name="language"
        width="m"
        choices={locales.map((value) => ({ value, label: languageNames[value], lang: value }))}
        defaultValue={last?.language ?? locale}
      />
      <TextField
        name="link"
        type="url"
        optional
        defaultValue={last?.evidence.find(({ url }) => url !== null)?.url ?? undefined}
      />
      {last?.evidence.some(({ file }) => file !== null) ? <Checkbox name="keepFile" optional defaultChecked /> : null}
      <FileField name="file" optional accept=".pdf,.jpg,.jpeg,.png" maxBytes={largestEvidence} />
      <div className="actions">
        <SubmitButton>{t('report.send')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
