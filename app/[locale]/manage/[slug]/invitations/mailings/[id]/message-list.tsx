import { DataTable } from '@/components/ui/data-table';
import { Localized } from '@/components/ui/localized';
import { languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import type { WordedPurpose } from '@/lib/mail/policy';
import type { ShownMail } from './previewed-message';
import { useTranslations } from '@/lib/i18n/words';

interface MessageListProps {
  mails: readonly (ShownMail & { purpose: WordedPurpose })[];
  shown: number;
  here: string;
  slug: string;
  locale: Locale;
}

/** Everybody who is written to, one mail a row, with language, copies and attachment. */
export function MessageList({ mails, shown, here, slug, locale }: MessageListProps) {
  const t = useTranslations('inviting');
  const rows = mails.map((mail, index) => ({ ...mail, number: index + 1 }));
  return (
    <DataTable
      caption={t('mailing.recipients')}
      dense
      cards
      rows={rows}
      rowKey={({ number }) => String(number)}
      isSelected={({ number }) => number === shown}
      columns={[
        {
          key: 'to',
          head: t('mailing.to'),
          isRowHead: true,
          cell: ({ number, name, to, copies, locale: language }) => (
            <>
              <a href={`${here}?show=${number}#message`} aria-label={t('mailing.show', { name })}>
                <bdi lang={language}>{name}</bdi>
              </a>
              <span className="sub">{to}</span>
              {copies.length > 0 ? (
                <span className="sub">{t('mailing.copy', { addresses: copies.join(', ') })}</span>
              ) : null}
            </>
          ),
        },
        { key: 'party', head: t('mailing.party'), cell: ({ party }) => <Localized text={party} fallback="silent" /> },
        { key: 'purpose', head: t('mailing.message'), cell: ({ purpose }) => t(`purpose.${purpose}`) },
        { key: 'language', head: t('mailing.language'), cell: (row) => languageName(row.locale, locale) },
        {
          key: 'attachment',
          head: t('mailing.attachment'),
          cell: ({ attachment, invitationId }) =>
            attachment ? (
              <a href={`/api/meetings/${slug}/letters/${invitationId}?number=${attachment.number}`}>
                {attachment.name}
              </a>
            ) : null,
        },
      ]}
    />
  );
}
