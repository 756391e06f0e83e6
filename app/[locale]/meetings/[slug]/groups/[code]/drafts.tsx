import { CheckboxGroup } from '@/components/form/choice-fields';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { AttributeFields } from '@/components/recommendations/attribute-fields';
import { FigureLink } from '@/components/recommendations/figure-link';
import { RecommendationStatus } from '@/components/recommendations/recommendation-status';
import { SymbolOrDraft } from '@/components/recommendations/symbol-or-draft';
import { taxonomyChoices } from '@/components/recommendations/taxonomy-choices';
import { DraftEditor } from '@/components/room/draft-editor';
import { NewDraft } from '@/components/room/new-draft';
import { NoteFields } from '@/components/room/note-fields';
import { Attributed } from '@/components/room/attributed';
import { Localized } from '@/components/ui/localized';
import type { MeetingScope } from '@/lib/auth/scope';
import type { GroupDetail, IssueRow, PartyName } from '@/lib/breakouts/queries';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { languageName } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isRegionalTextOpen } from '@/lib/recommendations/model/recommendation';
import type { ObjectiveName, ThemeName } from '@/lib/recommendations/queries';
import { draftFromPointsAction, saveDraftAction } from '@/lib/room/actions';
import type { DraftDetail } from '@/lib/room/queries';
import { supports } from '@/lib/room/schema';
import { Branches } from './branches';
import { DraftVoices } from './draft-voices';
import styles from './room.module.css';

interface DraftsProps {
  issue: IssueRow;
  group: GroupDetail;
  scope: MeetingScope;
  locale: Locale;
  taxonomies: { themes: ThemeName[]; objectives: ObjectiveName[] };
  details: ReadonlyMap<string, DraftDetail>;
  /** The reader's delegations in this group. */
  own: readonly { id: string; party: PartyName }[];
}

/** The recommendations on an issue, and the form for a new one. */
export async function Drafts({ issue, group, scope, locale, taxonomies, details, own }: DraftsProps) {
  const [t, r] = await Promise.all([getTranslations('breakouts'), getTranslations('room')]);
  const { slug, languages, zone } = scope.meeting;
  const choices = taxonomyChoices(taxonomies, locale);
  const levels = supports.map((value) => ({ value, label: r(`supportLevel.${value}`) }));
  const words = formWords(locale, 'recommendations', 'room');
  const language = [group.language, locale, languages[0]].find((one) => one && languages.includes(one)) ?? 'en';
  return (
    <section className="stack" aria-labelledby="drafts">
      <h2 id="drafts">
        <Localized text={issue.title} fallback="short" />
      </h2>
      {issue.figure ? (
        <p className="small">
          <FigureLink slug={slug} figure={issue.figure} isShared={issue.shared} />
        </p>
      ) : null}
      {issue.recommendations.length === 0 ? (
        <p className="soft">{t('noRecommendations')}</p>
      ) : (
        <ul className={styles.drafts}>
          {issue.recommendations.map(({ id, symbol, status, text, language: lang }) => {
            const draft = details.get(id);
            const isOpen = isRegionalTextOpen(status);
            return (
              <li key={id}>
                <div className="row small">
                  <Link href={`/meetings/${slug}/recommendations/${id}`}>
                    <SymbolOrDraft symbol={symbol} />
                  </Link>
                  <span className="push">
                    <RecommendationStatus status={status} />
                  </span>
                </div>
                <p className="serif" lang={lang}>
                  {text}
                </p>
                {draft ? (
                  <>
                    {draft.points.length > 0 ? (
                      <details>
                        <summary className="small">
                          {r('drafts.fromPoints')}: {t('pointsRaised').toLocaleLowerCase(locale)} ({draft.points.length}
                          )
                        </summary>
                        <ul className="plain small">
                          {draft.points.map((point) => (
                            <li key={point.clientId}>
                              <span className="soft">
                                <Attributed said={point.said} />
                              </span>{' '}
                              <span lang={point.language}>{point.text}</span>
                            </li>
                          ))}
                        </ul>
                      </details>
                    ) : null}
                    <GroupNoteLines note={draft.note} />
                    <Branches draft={draft} scope={scope} locale={locale} taxonomies={choices} />
                    <DraftVoices draft={draft} own={isOpen ? own : []} scope={scope} locale={locale} />
                    {group.canDraft ? (
                      <DraftEditor
                        opener={r('drafts.edit')}
                        isOpen={isOpen}
                        recommendation={id}
                        action={saveDraftAction}
                        plainId={newIdempotencyKey()}
                        head={{
                          id: draft.revision,
                          number: draft.number,
                          text: draft.text,
                          language: draft.language,
                        }}
                        values={{ ...draft, ...draft.note }}
                        taxonomies={choices}
                        supports={levels}
                        formWords={words}
                        idempotencyKey={newIdempotencyKey()}
                        locale={locale}
                        zone={zone}
                      />
                    ) : null}
                  </>
                ) : null}
              </li>
            );
          })}
        </ul>
      )}
      {group.canDraft ? (
        <details open={issue.recommendations.length === 0}>
          <summary>{t('draftNew')}</summary>
          <NewDraft
            issue={issue.id}
            action={draftFromPointsAction}
            idempotencyKey={newIdempotencyKey()}
            words={words}
            language={language}
            locale={locale}
            zone={zone}
            label={t('draftNew')}
          >
            <HiddenField name="group" value={group.id} />
            <HiddenField name="issue" value={issue.id} />
            {issue.points.length > 0 ? (
              <CheckboxGroup
                name="points"
                optional
                choices={issue.points.map((point) => ({
                  value: point.clientId,
                  label: point.text,
                  lang: point.language,
                }))}
              />
            ) : null}
            <AttributeFields taxonomies={choices} values={issue.themeCode ? { theme: issue.themeCode } : {}} />
            <NoteFields supports={levels} />
            <SelectField
              name="language"
              width="m"
              defaultValue={language}
              choices={languages.map((value) => ({ value, label: languageName(value, locale) }))}
            />
            <div className="actions">
              <SubmitButton>{t('draftButton')}</SubmitButton>
            </div>
          </NewDraft>
        </details>
      ) : null}
    </section>
  );
}

/** What the group says beside the sentence, where it says anything. */
async function GroupNoteLines({ note: { practice, support, dissent } }: Pick<DraftDetail, 'note'>) {
  const r = await getTranslations('room');
  const lines = [
    [r('fields.practice.label'), practice],
    [r('fields.support.label'), support && r(`supportLevel.${support}`)],
    [r('fields.dissent.label'), dissent],
  ].filter(([, said]) => said);
  if (lines.length === 0) return null;
  return (
    <dl className={styles.note}>
      {lines.map(([label, said]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{said}</dd>
        </div>
      ))}
    </dl>
  );
}
