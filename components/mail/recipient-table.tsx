import { DataTable, type Column } from '@/components/ui/data-table';
import { languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import type { ShownMail } from './previewed-message';

interface RecipientTableProps<Mail> {
  mails: readonly Mail[];
  /** Number of the mail that is shown whole, from 1. */
  shown: number;
  /** Address of the page with its language, without query. */
  here: string;
  locale: Locale;
  /** What else is said of a mail, between whom it is to and its language. */
  columns: readonly Column<Mail & { number: number }>[];
}

/** Everybody who is written to, one mail a row, each leading to the mail whole. */
export function RecipientTable<Mail extends ShownMail>({
  mails,
  shown,
  here,
  locale,
  columns,
}: RecipientTableProps<Mail>) {
  const t = useTranslations('inviting.mailing');
  return (
    <DataTable
      caption={t('recipients')}
      dense
      cards
      rows={mails.map((mail, index) => ({ ...mail, number: index + 1 }))}
      rowKey={({ number }) => String(number)}
      isSelected={({ number }) => number === shown}
      columns={[
        {
          key: 'to',
          head: t('to'),
          isRowHead: true,
          cell: ({ number, name, to, copies = [], locale: language }) => (
            <>
              <a href={`${here}?show=${number}#message`} aria-label={t('show', { name })}>
                <bdi lang={language}>{name}</bdi>
              </a>
              <span className="sub">{to}</span>
              {copies.length > 0 ? <span className="sub">{t('copy', { addresses: copies.join(', ') })}</span> : null}
            </>
          ),
        },
        ...columns,
        { key: 'language', head: t('language'), cell: (mail) => languageName(mail.locale, locale) },
      ]}
    />
  );
}
