import { ActionForm } from '@/components/form/action-form';
import { Checkbox, CheckboxGroup, RadioGroup } from '@/components/form/choice-fields';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { TextField } from '@/components/form/text-field';
import { Notice } from '@/components/ui/notice';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import { prepareTransferAction } from '@/lib/transfers/actions';
import type { FileColumn } from '@/lib/transfers/model/columns';
import { isSensitive, rulesOf, type Purpose } from '@/lib/transfers/model/purposes';
import { transferFormats, type TransferFilters } from '@/lib/transfers/schema';

interface PrepareFormProps {
  purpose: Purpose;
  filters: TransferFilters;
  columns: readonly FileColumn[];
  counted: number;
  meeting: string;
  locale: Locale;
}

/** To whom and why, which of the columns, in which format; for sensitive data with a confirmation. */
export function PrepareForm({ purpose, filters, columns, counted, meeting, locale }: PrepareFormProps) {
  const t = useTranslations('transfers');
  const { recipients, figures } = rulesOf(purpose);
  return (
    <section className="sec stack" aria-labelledby="prepare">
      <h2 id="prepare">{t('prepare.title')}</h2>
      <p className="soft">{t('prepare.lead')}</p>
      <ActionForm
        action={prepareTransferAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'transfers')}
        meeting={meeting}
        label={t('prepare.title')}
      >
        <HiddenField name="purpose" value={purpose} />
        <HiddenField name="counted" value={counted} />
        {Object.entries(filters).map(([name, value]) =>
          value ? <HiddenField key={name} name={name} value={value} /> : null,
        )}
        {figures ? (
          columns.map(({ name }) => <HiddenField key={name} name="fields[]" value={name} />)
        ) : (
          <CheckboxGroup
            name="fields"
            choices={columns.map(({ name, head }) => ({ value: name, label: head }))}
            defaultValue={columns.map(({ name }) => name)}
          />
        )}
        <SelectField
          name="recipientKind"
          choices={recipients.map((value) => ({ value, label: t(`recipients.${value}`) }))}
        />
        <TextField name="recipient" maxLength={200} autoComplete="organization" />
        <TextField name="contactName" maxLength={150} width="m" optional autoComplete="off" />
        <TextField name="contact" maxLength={200} width="m" optional autoComplete="off" />
        <TextArea name="reason" maxLength={1000} rows={2} />
        <RadioGroup
          name="format"
          choices={transferFormats.map((value) => ({ value, label: t(`formats.${value}`) }))}
          defaultValue="XLSX"
        />
        {isSensitive(purpose) ? (
          <>
            <Notice kind="ask" title={t('prepare.grave')} />
            <Checkbox name="confirmed" />
          </>
        ) : null}
        <div className="actions">
          <SubmitButton>{t('prepare.send')}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  );
}
