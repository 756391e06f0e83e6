import { ActionForm } from '@/components/form/action-form';
import { Checkbox, RadioGroup } from '@/components/form/choice-fields';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { TextField } from '@/components/form/text-field';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { setAwardAction } from '@/lib/funding/actions';
import type { FundingRow } from '@/lib/funding/queries';
import { fundingStatuses, ticketClasses } from '@/lib/funding/schema';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { formatNumber } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

/** What the meeting pays for one person. */
export async function AwardForm({ row, slug, locale }: { row: FundingRow; slug: string; locale: Locale }) {
  const t = await getTranslations('funding');
  return (
    <>
      <div className="head">
        <p className="small">
          <Link href={`/manage/${slug}/funding`}>{t('back')}</Link>
        </p>
        <h1>
          <bdi>{t('form', { name: `${row.givenName} ${row.surname}` })}</bdi>
        </h1>
        <p className="soft">
          {pick(row.party, locale).text}, {t('seats', { count: row.fundedSeats })}
        </p>
      </div>
      <ActionForm
        action={setAwardAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'funding')}
        meeting={slug}
        className="stack-l"
      >
        <HiddenField name="registration" value={row.registrationId} />
        <HiddenField name="lockVersion" value={row.lockVersion} />
        <RadioGroup
          name="funding"
          choices={fundingStatuses.map((value) => ({ value, label: t(`status.${value}`) }))}
          defaultValue={row.status ?? 'PROPOSED'}
        />
        <SelectField
          name="ticketClass"
          width="m"
          choices={ticketClasses.map((value) => ({ value, label: t(`ticket.${value}`) }))}
          defaultValue={row.ticketClass ?? 'ECONOMY'}
        />
        <TextField name="dsaDays" inputMode="decimal" width="s" defaultValue={formatNumber(row.dsaDays ?? 0, locale)} />
        <TextField name="terminals" inputMode="numeric" width="s" defaultValue={String(row.terminals ?? 0)} />
        <Checkbox name="hotelProvided" optional defaultChecked={row.hotelProvided ?? false} />
        <Checkbox name="bankDetailsHeld" optional defaultChecked={row.bankDetailsHeld ?? false} />
        <Checkbox name="ticketed" optional defaultChecked={row.ticketedAt !== null} />
        <TextArea name="note" rows={2} maxLength={1000} optional defaultValue={row.note ?? undefined} />
        <TextArea name="reason" rows={2} maxLength={1000} optional />
        <div className="actions">
          <SubmitButton>{t('save')}</SubmitButton>
        </div>
      </ActionForm>
    </>
  );
}
