import { ActionForm } from '@/components/form/action-form';
import { MultilingualField } from '@/components/form/multilingual-field';
import { SeenFields } from '@/components/form/seen-fields';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import type { LocalizedText } from '@/lib/i18n/pick';
import { locales, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { describeMeetingAction } from '@/lib/meetings/actions';

type Props = {
  slug: string;
  languages: readonly string[];
  summary: LocalizedText;
  contact: string | null;
  isPublic: boolean;
  locale: Locale;
};

/** What the meeting's public page says of it, and where the press may ask; also once it is closed. */
export async function PublicText({ slug, languages, summary, contact, isPublic, locale }: Props) {
  const t = await getTranslations('meetings.publicText');
  const own = locales.filter((language) => languages.includes(language) || summary[language]);
  const seen = {
    ...Object.fromEntries(own.map((language) => [`summary.${language}`, summary[language] ?? ''])),
    contact: contact ?? '',
  };
  return (
    <section className="sec" aria-labelledby="public-text">
      <h2 id="public-text">{t('title')}</h2>
      <p className="soft">{t('text')}</p>
      {isPublic ? (
        <p>
          <Link href={`/meetings/${slug}`}>{t('open')}</Link>
        </p>
      ) : null}
      <ActionForm
        action={describeMeetingAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'meetings')}
        meeting={slug}
        label={t('title')}
        done={t('saved')}
      >
        <SeenFields values={seen}>
          <MultilingualField name="summary" multiline rows={8} optional languages={own} defaultValue={summary} />
          <TextField name="contact" optional defaultValue={contact ?? ''} maxLength={200} />
        </SeenFields>
        <div className="actions">
          <SubmitButton kind="plain">{t('save')}</SubmitButton>
        </div>
      </ActionForm>
    </section>
  );
}
