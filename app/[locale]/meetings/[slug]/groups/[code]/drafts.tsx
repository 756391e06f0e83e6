import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { AttributeFields } from '@/components/recommendations/attribute-fields';
import { FigureLink } from '@/components/recommendations/figure-link';
import { RecommendationStatus } from '@/components/recommendations/recommendation-status';
import { SymbolOrDraft } from '@/components/recommendations/symbol-or-draft';
import { taxonomyChoices } from '@/components/recommendations/taxonomy-choices';
import { Localized } from '@/components/ui/localized';
import type { MeetingScope } from '@/lib/auth/scope';
import type { GroupDetail, IssueRow } from '@/lib/breakouts/queries';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { draftAction } from '@/lib/recommendations/actions';
import type { ObjectiveName, ThemeName } from '@/lib/recommendations/queries';
import styles from './room.module.css';

interface DraftsProps {
  issue: IssueRow;
  group: GroupDetail;
  scope: MeetingScope;
  locale: Locale;
  taxonomies: { themes: ThemeName[]; objectives: ObjectiveName[] };
}

/** The recommendations on an issue, and the form for a new one. */
export async function Drafts({ issue, group, scope, locale, taxonomies }: DraftsProps) {
  const t = await getTranslations('breakouts');
  const { slug, languages } = scope.meeting;
  return (
    <section className="stack" aria-labelledby="drafts">
      <h2 id="drafts">
        <Localized text={issue.title} fallback="short" />
      </h2>
      {issue.figure ? (
        <p className="small">
          <FigureLink slug={slug} figure={issue.figure} />
          {issue.shared ? <span className="soft">. {t('shared')}</span> : null}
        </p>
      ) : null}
      {issue.recommendations.length === 0 ? (
        <p className="soft">{t('noRecommendations')}</p>
      ) : (
        <ul className={styles.drafts}>
          {issue.recommendations.map(({ id, symbol, status, text, language }) => (
            <li key={id}>
              <div className="row small">
                <Link href={`/meetings/${slug}/recommendations/${id}`}>
                  <SymbolOrDraft symbol={symbol} />
                </Link>
                <span className="push">
                  <RecommendationStatus status={status} />
                </span>
              </div>
              <p className="serif" lang={language}>
                {text}
              </p>
            </li>
          ))}
        </ul>
      )}
      {group.canDraft ? (
        <details open={issue.recommendations.length === 0}>
          <summary>{t('draftNew')}</summary>
          <ActionForm
            action={draftAction}
            idempotencyKey={newIdempotencyKey()}
            words={formWords(locale, 'recommendations')}
            meeting={slug}
            label={t('draftNew')}
          >
            <HiddenField name="group" value={group.id} />
            <HiddenField name="issue" value={issue.id} />
            <AttributeFields
              taxonomies={taxonomyChoices(taxonomies, locale)}
              values={issue.themeCode ? { theme: issue.themeCode } : {}}
            />
            <SelectField
              name="language"
              width="m"
              defaultValue={languages.includes(locale) ? locale : languages[0]}
              choices={languages.map((language) => ({ value: language, label: languageName(language, locale) }))}
            />
            <div className="actions">
              <SubmitButton>{t('draftButton')}</SubmitButton>
            </div>
          </ActionForm>
        </details>
      ) : null}
    </section>
  );
}
