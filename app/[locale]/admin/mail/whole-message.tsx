import { KeyValues } from '@/components/ui/key-values';
import { formatDateTime } from '@/lib/i18n/dates';
import { languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import type { WholeMail } from '@/lib/mail/queries';
import styles from './whole-message.module.css';

type Props = { mail: WholeMail; close: string; zone: string; locale: Locale };

/** One mail exactly as it was sent. */
export function WholeMessage({ mail, close, zone, locale }: Props) {
  const t = useTranslations('mail.whole');
  return (
    <section className="sec stack" aria-labelledby="message">
      <h2 id="message">{t('title')}</h2>
      <KeyValues
        items={[
          { key: 'to', label: t('to'), value: <bdi>{mail.recipient}</bdi> },
          { key: 'subject', label: t('subject'), value: <span lang={mail.locale}>{mail.subject}</span> },
          { key: 'language', label: t('language'), value: languageName(mail.locale, locale) },
          ...(mail.sentAt ? [{ key: 'sent', label: t('sent'), value: formatDateTime(mail.sentAt, locale, zone) }] : []),
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
