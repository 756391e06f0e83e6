import { KeyValues } from '@/components/ui/key-values';
import { languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';
import styles from './letter.module.css';

/** A mail that has not left yet, whatever it is about, in its recipient's language. */
export type ShownMail = {
  to: string;
  name: string;
  locale: Locale;
  subject: string;
  body: string;
  copies?: readonly string[];
  /** Whether it carries a personal link, which is made when it is sent. */
  hasLink?: boolean;
  attachment?: { name: string; href: string } | null;
};

interface PreviewedMessageProps {
  mail: ShownMail;
  number: number;
  count: number;
  /** Address of the page with its language, without query. */
  here: string;
  locale: Locale;
}

/** One mail whole, as it will be sent, with the way to the one before and after. */
export function PreviewedMessage({ mail, number, count, here, locale }: PreviewedMessageProps) {
  const t = useTranslations('inviting.mailing');
  const at = (show: number) => `${here}?show=${show}#message`;
  return (
    <section className="sec stack" aria-labelledby="message">
      <h2 id="message">{t('previewOf', { number, count })}</h2>
      <KeyValues
        items={[
          {
            key: 'to',
            label: t('to'),
            value: (
              <>
                <bdi lang={mail.locale}>{mail.name}</bdi>, {mail.to}
              </>
            ),
          },
          ...(mail.copies?.length ? [{ key: 'copies', label: t('copyTo'), value: mail.copies.join(', ') }] : []),
          { key: 'subject', label: t('subject'), value: <span lang={mail.locale}>{mail.subject}</span> },
          { key: 'language', label: t('language'), value: languageName(mail.locale, locale) },
          ...(mail.attachment
            ? [
                {
                  key: 'attachment',
                  label: t('attachment'),
                  value: <a href={mail.attachment.href}>{mail.attachment.name}</a>,
                },
              ]
            : []),
        ]}
      />
      <pre className={styles.letter} lang={mail.locale}>
        {mail.body}
      </pre>
      {mail.hasLink ? <p className="soft small">{t('linkNote')}</p> : null}
      <p className="row">
        {number > 1 ? <a href={at(number - 1)}>{t('previous')}</a> : null}
        {number < count ? <a href={at(number + 1)}>{t('next')}</a> : null}
      </p>
    </section>
  );
}
