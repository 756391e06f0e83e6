import { KeyValues } from '@/components/ui/key-values';
import { formatDateTime } from '@/lib/i18n/dates';
import { formatNumber, languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import type { WholeMail } from '@/lib/mail/queries';
import styles from '@/components/mail/letter.module.css';

type Props = { mail: WholeMail; close: string; zone: string; locale: Locale; files?: string | undefined };

/** One mail exactly as it was sent. */
export function WholeMessage({ mail, close, zone, locale, files }: Props) {
  const t = useTranslations('mail.whole');
  return (
    <section className="sec stack" aria-labelledby="message">
      <h2 id="message">{t('title')}</h2>
      <KeyValues
        items={[
          { key: 'to', label: t('to'), value: <bdi>{mail.recipient}</bdi> },
          ...(mail.copies.length > 0
            ? [{ key: 'copies', label: t('copies'), value: <bdi>{mail.copies.join(', ')}</bdi> }]
            : []),
          { key: 'subject', label: t('subject'), value: <span lang={mail.locale}>{mail.subject}</span> },
          { key: 'language', label: t('language'), value: languageName(mail.locale, locale) },
          ...(mail.sentAt ? [{ key: 'sent', label: t('sent'), value: formatDateTime(mail.sentAt, locale, zone) }] : []),
          ...(files && mail.attachments.length > 0
            ? [
                {
                  key: 'attachments',
                  label: t('attachments'),
                  value: <Attachments mail={mail} files={files} locale={locale} />,
                },
              ]
            : []),
          { key: 'id', label: t('id'), value: <code>{mail.messageId}</code> },
        ]}
      />
      {mail.body === null ? (
        <p className="soft">{t('erased')}</p>
      ) : (
        <pre className={styles.letter} lang={mail.locale}>
          {mail.body}
        </pre>
      )}
      <p>
        <a href={close}>{t('close')}</a>
      </p>
    </section>
  );
}

/** The files that went with it, as they went. */
function Attachments({ mail, files, locale }: { mail: WholeMail; files: string; locale: Locale }) {
  const t = useTranslations('mail.whole');
  return (
    <>
      {mail.attachments.map(({ id, name, size, isErased }) => (
        <span key={id} className="row">
          {isErased ? (
            <span className="soft">{t('attachmentErased')}</span>
          ) : (
            <a href={`${files}/${mail.id}/attachments/${id}`}>{name}</a>
          )}
          <span className="soft small">{t('kilobytes', { size: formatNumber(Math.ceil(size / 1000), locale) })}</span>
        </span>
      ))}
    </>
  );
}
