import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Filters, FilterSearch, FilterSelect } from '@/components/ui/filters';
import { Notice } from '@/components/ui/notice';
import { Pagination } from '@/components/ui/pagination';
import { Status, type StatusShape } from '@/components/ui/status';
import type { MailStatus } from '@/lib/core/prisma/enums';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import { resendMailAction } from '@/lib/mail/actions';
import { mailPageSize, type MailLine, type WholeMail } from '@/lib/mail/queries';
import { mailStatuses, type MailFilters } from '@/lib/mail/schema';
import { WholeMessage } from './whole-message';

type Props = {
  mails: readonly MailLine[];
  older: string | null;
  whole: WholeMail | null;
  filters: MailFilters;
  /** Address of the page with its language, without query. */
  here: string;
  zone: string;
  locale: Locale;
  isHeld: boolean;
  /** The meeting in which a mail that came to nothing may be sent again. */
  meeting?: string;
  /** Address under which the mails' attachments are downloaded; a mail without a meeting has none. */
  files?: string;
};

const shapes: Record<MailStatus, StatusShape> = {
  DRAFT: 'open',
  QUEUED: 'open',
  SENDING: 'half',
  SENT: 'done',
  BOUNCED: 'no',
  FAILED: 'late',
  HELD: 'shut',
};

/** The outbox: every mail with its state; one of them whole above the list. */
export function Outbox({ mails, older, whole, filters, here, zone, locale, isHeld, files, meeting }: Props) {
  const t = useTranslations('mail');
  const { mail: _mail, before: _before, ...kept } = filters;
  const at = (change: Partial<MailFilters>) => address(here, { ...kept, ...change });
  return (
    <>
      {isHeld ? (
        <Notice title={t('held.title')}>
          <p>{t('held.text')}</p>
        </Notice>
      ) : null}
      {whole ? <WholeMessage mail={whole} close={at({})} zone={zone} locale={locale} files={files} /> : null}
      <div>
        <Filters
          label={t('filter.label')}
          clear={here}
          isFiltered={Boolean(filters.status || filters.to || filters.mailing)}
        >
          {filters.mailing ? <input type="hidden" name="mailing" value={filters.mailing} /> : null}
          <FilterSearch name="to" label={t('filter.to')} value={filters.to} />
          <FilterSelect
            name="status"
            label={t('filter.status')}
            any={t('filter.any')}
            value={filters.status}
            choices={mailStatuses.map((status) => ({ value: status, label: t(`status.${status}`) }))}
          />
        </Filters>
        {mails.length === 0 ? (
          <EmptyState title={t('empty.title')}>{t('empty.text')}</EmptyState>
        ) : (
          <DataTable
            caption={t('title')}
            hideCaption
            dense
            cards
            rows={mails}
            rowKey={({ id }) => id}
            isSelected={({ id }) => id === whole?.id}
            columns={[
              {
                key: 'at',
                head: t('columns.at'),
                label: t('columns.at'),
                cell: ({ createdAt }) => <span className="num">{formatDateTime(createdAt, locale, zone)}</span>,
              },
              {
                key: 'to',
                head: t('columns.to'),
                label: t('columns.to'),
                cell: ({ recipient, copies }) => (
                  <>
                    <bdi>{recipient}</bdi>
                    {copies.length > 0 ? <span className="sub">{t('copies', { count: copies.length })}</span> : null}
                  </>
                ),
              },
              {
                key: 'subject',
                head: t('columns.subject'),
                isRowHead: true,
                cell: (mail) => (
                  <a href={at({ mail: mail.id })} lang={mail.locale}>
                    {mail.subject}
                  </a>
                ),
              },
              {
                key: 'status',
                head: t('columns.status'),
                label: t('columns.status'),
                cell: (mail) => (
                  <>
                    <State mail={mail} />
                    {meeting && mail.canResend ? <SendAgain mail={mail} meeting={meeting} locale={locale} /> : null}
                  </>
                ),
              },
            ]}
          />
        )}
        <Pagination size={mailPageSize} next={older ? at({ before: older }) : undefined} />
      </div>
    </>
  );
}

/** The same words to the same address, for a mail server that was away or a mailbox that was full. */
function SendAgain({ mail, meeting, locale }: { mail: MailLine; meeting: string; locale: Locale }) {
  const t = useTranslations('mail.resend');
  return (
    <ActionForm
      action={resendMailAction}
      idempotencyKey={newIdempotencyKey()}
      words={formWords(locale, 'mail')}
      meeting={meeting}
      label={t('of', { to: mail.recipient })}
    >
      <HiddenField name="mail" value={mail.id} />
      <SubmitButton kind="link" label={t('of', { to: mail.recipient })}>
        {t('verb')}
      </SubmitButton>
    </ActionForm>
  );
}

function State({ mail: { status, attempts, lastError } }: { mail: MailLine }) {
  const t = useTranslations('mail');
  return (
    <>
      <Status shape={shapes[status]}>{t(`status.${status}`)}</Status>
      {lastError ? (
        <span className="sub">
          {t('attempts', { count: attempts })}. {t('reason', { reason: lastError })}
        </span>
      ) : null}
    </>
  );
}

function address(here: string, filters: MailFilters): string {
  const query = new URLSearchParams(
    Object.entries(filters).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  ).toString();
  return query ? `${here}?${query}` : here;
}
