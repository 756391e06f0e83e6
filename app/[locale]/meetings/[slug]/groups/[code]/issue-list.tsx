import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SelectField } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { TextField } from '@/components/form/text-field';
import { taxonomyChoices } from '@/components/recommendations/taxonomy-choices';
import { Localized } from '@/components/ui/localized';
import type { MeetingScope } from '@/lib/auth/scope';
import { addIssueAction } from '@/lib/breakouts/actions';
import { snapshotsBehind } from '@/lib/breakouts/model';
import type { GroupDetail } from '@/lib/breakouts/queries';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDate } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { ChangedEvidence, figureInWords } from '@/components/recommendations/figure-link';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import type { ObjectiveName, ThemeName } from '@/lib/recommendations/queries';
import { snapshotPath } from '@/lib/surveys/model/snapshot';
import { IssueTime } from './issue-time';
import styles from './room.module.css';

interface IssueListProps {
  group: GroupDetail;
  current: string | undefined;
  scope: MeetingScope;
  locale: Locale;
  taxonomies: { themes: ThemeName[]; objectives: ObjectiveName[] };
  /** When the page is made. */
  now: Date;
}

/** The group's agenda. An issue of the survey shows the figure that put it there. */
export async function IssueList({ group, current, scope, locale, taxonomies, now }: IssueListProps) {
  const t = await getTranslations('breakouts');
  const { slug, zone, languages } = scope.meeting;
  return (
    <nav aria-label={t('issuesOf')}>
      <h2>{t('issues')}</h2>
      <ol className={styles.issues}>
        {group.issues.map((issue) => {
          const { id, position, title, shared, figure, recommendations } = issue;
          return (
            <li key={id}>
              <Link
                href={`/meetings/${slug}/groups/${group.code}?issue=${id}`}
                aria-current={id === current ? 'true' : undefined}
                scroll={false}
              >
                <span className={styles.rank}>{position}</span>
                <span>
                  <b>
                    <Localized text={title} fallback="short" />
                  </b>
                  <span className={styles.sub}>
                    {figure ? figureInWords(figure, t) : t('noFigure')}
                    {shared ? t('andShared') : null}
                  </span>
                  {figure ? <ChangedEvidence figure={figure} /> : null}
                  <span className={styles.sub}>{recommendations.flatMap(({ symbol }) => symbol ?? []).join(', ')}</span>
                </span>
              </Link>
              <IssueTime issue={issue} slug={slug} locale={locale} canRecord={group.canRecord} now={now} />
            </li>
          );
        })}
      </ol>
      {snapshotsBehind(group.issues).map(({ snapshot, takenAt }) => (
        <p key={snapshot} className="tiny soft">
          {t('fromSurvey', { n: snapshot, date: formatDate(takenAt, locale, zone) })}{' '}
          <Link href={snapshotPath(slug, snapshot)}>{t('figureResults')}</Link>
        </p>
      ))}
      {group.canRecord ? (
        <details>
          <summary className="small">{t('addIssue')}</summary>
          <ActionForm
            action={addIssueAction}
            idempotencyKey={newIdempotencyKey()}
            words={formWords(locale, 'breakouts')}
            meeting={slug}
            label={t('addIssue')}
            resets
          >
            <HiddenField name="group" value={group.id} />
            <HiddenField name="language" value={languages.includes(locale) ? locale : (languages[0] ?? 'en')} />
            <TextField name="title" maxLength={200} />
            <SelectField name="theme" optional choices={taxonomyChoices(taxonomies, locale).themes} />
            <div className="actions">
              <SubmitButton kind="plain">{t('addIssueButton')}</SubmitButton>
            </div>
          </ActionForm>
        </details>
      ) : null}
    </nav>
  );
}
