import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextArea } from '@/components/form/text-area';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { languageName } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { tableAmendmentAction } from '@/lib/plenary/actions';
import { longestTranslation } from '@/lib/plenary/schema';
import { longestText } from '@/lib/recommendations/schema';
import type { PlenaryRow } from '@/lib/plenary/queries/list';
import type { SpokenFor } from '@/lib/plenary/queries/room';
import { SentenceField } from './sentence-field';

interface TableFormProps {
  item: PlenaryRow;
  mine: readonly SpokenFor[];
  slug: string;
  locale: Locale;
  /** Of the amendment: what the address asks for, else the reader's where the text has it. */
  language: string | undefined;
}

/** The sentence as it stands, to be written as the delegation would have it, in one of the languages the text has. */
export async function TableForm({ item, mine, slug, locale, language: asked }: TableFormProps) {
  const t = await getTranslations('plenary');
  const text = item.text as Readonly<Record<string, string>>;
  const languages = Object.keys(text);
  const language =
    [asked, locale, item.source].find((one) => one !== undefined && languages.includes(one)) ?? item.source;
  const [only] = mine;
  return (
    <>
      {languages.length > 1 ? (
        <p className="small">
          {t('amendments.language', { language: languageName(language, locale) })}{' '}
          {languages
            .filter((one) => one !== language)
            .map((one) => (
              <span key={one}>
                <Link href={`/meetings/${slug}/plenary/${item.id}?language=${one}#table`}>
                  {t('amendments.inLanguage', { language: languageName(one, locale) })}
                </Link>{' '}
              </span>
            ))}
        </p>
      ) : null}
      <ActionForm
        key={language}
        action={tableAmendmentAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'plenary')}
        meeting={slug}
        label={t('amendments.table')}
        done={t('amendments.done')}
        resets
      >
        <HiddenField name="recommendation" value={item.id} />
        <HiddenField name="language" value={language} />
        {mine.length === 1 && only ? (
          <HiddenField name="delegation" value={only.id} />
        ) : (
          <SelectField
            name="delegation"
            choices={mine.map(({ id, names }) => ({ value: id, label: pick(names, locale).text }))}
          />
        )}
        <SentenceField
          revision={item.revision.id}
          text={text[language] ?? ''}
          language={language}
          maxLength={language === item.source ? longestText : longestTranslation}
          labels={{
            text: t('amendments.text'),
            help: t('amendments.textHelp'),
            changed: t('amendments.changed', { number: item.revision.number }),
            beginAgain: t('amendments.beginAgain'),
          }}
        />
        <TextArea name="explanation" rows={2} maxLength={600} optional />
        <div className="actions">
          <SubmitButton big>{t('amendments.table')}</SubmitButton>
        </div>
      </ActionForm>
    </>
  );
}
