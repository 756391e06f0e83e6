import { ActionForm } from '@/components/form/action-form';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { AttributeFields, type Taxonomies } from '@/components/recommendations/attribute-fields';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { draftGeneralAction } from '@/lib/recommendations/actions';
import type { BoardRow } from '@/lib/recommendations/queries/board';
import styles from './board.module.css';
import { SourceFields } from './source-fields';

interface NewGeneralProps {
  sources: readonly BoardRow[];
  scope: MeetingScope;
  locale: Locale;
  taxonomies: Taxonomies;
}

/** Drafting from the ticked recommendations: a text of its own, and a disposition for each. */
export async function NewGeneral({ sources, scope, locale, taxonomies }: NewGeneralProps) {
  const t = await getTranslations('recommendations');
  const { slug, languages } = scope.meeting;
  const [theme] = sources.flatMap(({ themes }) => themes);
  const objectives = [...new Set(sources.flatMap((source) => source.objectives))];
  return (
    <section aria-labelledby="new" className="stack">
      <h2 id="new">{t('board.new')}</h2>
      <p className="soft">{t('board.newLead')}</p>
      <ActionForm
        action={draftGeneralAction}
        idempotencyKey={newIdempotencyKey()}
        words={formWords(locale, 'recommendations')}
        meeting={slug}
        label={t('board.new')}
      >
        <div className={styles.beside}>
          <div className="stack">
            {sources.map((choice) => (
              <SourceFields key={choice.id} choice={choice} />
            ))}
          </div>
          <div className={styles.drafted}>
            <AttributeFields taxonomies={taxonomies} values={{ ...(theme ? { theme } : {}), objectives }} />
            <SelectField
              name="language"
              width="m"
              defaultValue={languages.includes(locale) ? locale : languages[0]}
              choices={languages.map((language) => ({ value: language, label: languageName(language, locale) }))}
            />
            <div className="actions">
              <SubmitButton>{t('board.create')}</SubmitButton>
              <Link href={`/manage/${slug}/recommendations`}>{t('board.back')}</Link>
            </div>
          </div>
        </div>
      </ActionForm>
    </section>
  );
}
