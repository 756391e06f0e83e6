import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { DateField, TextField } from '@/components/form/text-field';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { inviteSpeakerAction, revokeLinkAction } from '@/lib/documents/actions';
import type { SpeakerLink } from '@/lib/documents/queries';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { languageNames, locales, type Locale } from '@/lib/i18n/routing';
import { useTranslations } from '@/lib/i18n/words';

type Props = {
  document: string;
  links: readonly SpeakerLink[];
  author: string | null;
  meeting: { slug: string; zone: string };
  locale: Locale;
};

/** Who brings the files of a document by a link, until when, and the form that sends one. */
export function SpeakerLinks({ document, links, author, meeting: { slug, zone }, locale }: Props) {
  const t = useTranslations('documents');
  const words = formWords(locale, 'documents');
  return (
    <section className="sec stack" aria-labelledby="links">
      <h2 id="links">{t('links.title')}</h2>
      <p className="soft">{t('links.text')}</p>
      <ul className="bare stack">
        {links.map(({ id, name, email, expiresAt, isOpen, revokedAt }) => (
          <li key={id}>
            {name}, {email}
            <br />
            <span className="soft small">
              {t(isOpen ? 'links.open' : revokedAt ? 'links.ended' : 'links.over', {
                date: formatDateTime(revokedAt ?? expiresAt, locale, zone, { year: true }),
              })}
            </span>
            {isOpen ? (
              <ActionForm
                action={revokeLinkAction}
                idempotencyKey={newIdempotencyKey()}
                words={words}
                meeting={slug}
                label={t('links.end', { name })}
              >
                <HiddenField name="link" value={id} />
                <SubmitButton kind="plain">{t('links.end', { name })}</SubmitButton>
              </ActionForm>
            ) : null}
          </li>
        ))}
      </ul>
      <ActionForm
        action={inviteSpeakerAction}
        idempotencyKey={newIdempotencyKey()}
        words={words}
        meeting={slug}
        label={t('links.title')}
      >
        <HiddenField name="document" value={document} />
        <TextField name="name" width="m" maxLength={200} defaultValue={author ?? undefined} />
        <TextField name="email" type="email" width="m" />
        <SelectField
          name="locale"
          width="m"
          choices={locales.map((value) => ({ value, label: languageNames[value], lang: value }))}
        />
        <DateField name="deadline.date" />
        <TextField name="deadline.time" type="time" width="s" defaultValue="18:00" />
        <div className="actions">
          <SubmitButton>{t('links.send')}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  );
}
