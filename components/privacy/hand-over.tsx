import { ActionForm } from '@/components/form/action-form';
import { CheckboxGroup } from '@/components/form/choice-fields';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { Notice } from '@/components/ui/notice';
import type { MeetingFrame } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { formatList } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { transferAction } from '@/lib/privacy/actions';
import { transferFields, type TransferField } from '@/lib/privacy/schema';
import { getTranslations } from '@/lib/i18n/words';
import styles from './privacy.module.css';

interface HandOverProps {
  place: 'travel' | 'logistics';
  fields: readonly TransferField[];
  transfers: readonly { id: string; purpose: string; recipient: string; fields: string[]; rows: number; at: Date }[];
  /** The one just prepared. */
  prepared: string | null;
  meeting: MeetingFrame;
  locale: Locale;
}

/** Hands data to somebody outside: what for, to whom, which columns; and what was handed over so far. */
export async function HandOver({ place, fields, transfers, prepared, meeting, locale }: HandOverProps) {
  const t = await getTranslations('privacy');
  const ready = transfers.find(({ id }) => id === prepared);
  const known = (field: string) => transferFields.find((one) => one === field);
  return (
    <section
      className="sec stack"
      id="transfer"
      aria-labelledby="transfer-title"
      style={{ scrollMarginBlockStart: '5rem' }}
    >
      <h2 id="transfer-title">{t('transfer.title')}</h2>
      {ready ? (
        <Notice title={t('transfer.ready')} kind="done">
          <p>{t('transfer.readyText')}</p>
          <p>
            <a
              className="btn pri"
              href={`/api/meetings/${meeting.slug}/transfers/${ready.id}?locale=${locale}`}
              download
            >
              {t('transfer.download')}
            </a>
          </p>
        </Notice>
      ) : null}
      <p className="soft">{t('transfer.lead')}</p>
      {meeting.phase === 'CLOSED' ? null : (
        <ActionForm
          action={transferAction}
          idempotencyKey={newIdempotencyKey()}
          words={formWords(locale, 'privacy')}
          meeting={meeting.slug}
        >
          <HiddenField name="place" value={place} />
          <TextField name="purpose" maxLength={200} />
          <TextField name="recipient" maxLength={200} />
          <CheckboxGroup name="fields" choices={fields.map((value) => ({ value, label: t(`column.${value}`) }))} />
          <SubmitButton kind="plain">{t('transfer.prepare')}</SubmitButton>
        </ActionForm>
      )}
      <h3>{t('transfer.history')}</h3>
      {transfers.length === 0 ? <p className="soft">{t('transfer.none')}</p> : null}
      <ul className={styles.list}>
        {transfers.map((transfer) => (
          <li key={transfer.id}>
            <bdi>{t('transfer.line', { purpose: transfer.purpose, recipient: transfer.recipient })}</bdi>
            <span className="sub">
              {t('transfer.detail', {
                date: formatDateTime(transfer.at, locale, meeting.zone),
                rows: transfer.rows,
                fields: formatList(
                  transfer.fields.flatMap((field) => {
                    const one = known(field);
                    return one ? [t(`column.${one}`)] : [];
                  }),
                  locale,
                ),
              })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
