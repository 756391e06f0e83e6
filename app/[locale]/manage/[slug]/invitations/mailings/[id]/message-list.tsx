import type { ShownMail } from '@/components/mail/previewed-message';
import { RecipientTable } from '@/components/mail/recipient-table';
import { Localized } from '@/components/ui/localized';
import type { LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import type { WordedPurpose } from '@/lib/mail/policy';

interface MessageListProps {
  mails: readonly (ShownMail & { party: LocalizedText; purpose: WordedPurpose })[];
  shown: number;
  here: string;
  locale: Locale;
}

/** Everybody who is written to, one mail a row, with party, message and attachment. */
export function MessageList(list: MessageListProps) {
  const t = useTranslations('inviting');
  return (
    <RecipientTable
      {...list}
      columns={[
        { key: 'party', head: t('mailing.party'), cell: ({ party }) => <Localized text={party} fallback="silent" /> },
        { key: 'purpose', head: t('mailing.message'), cell: ({ purpose }) => t(`purpose.${purpose}`) },
        {
          key: 'attachment',
          head: t('mailing.attachment'),
          cell: ({ attachment }) => (attachment ? <a href={attachment.href}>{attachment.name}</a> : null),
        },
      ]}
    />
  );
}
