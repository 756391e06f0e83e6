import { ActionForm } from '@/components/form/action-form';
import { SubmitButton } from '@/components/form/submit-button';
import { DataTable } from '@/components/ui/data-table';
import { can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { issueRecordAction } from '@/lib/plenary/actions';
import type { IssueRow } from '@/lib/plenary/queries/record';

interface IssuesProps {
  /** The newest first. */
  issues: readonly IssueRow[];
  scope: MeetingScope;
  locale: Locale;
}

/** The record as it was given out each time, its bundle as it is now, and for the secretariat and the Chair the next issue. */
export async function Issues({ issues, scope, locale }: IssuesProps) {
  const t = await getTranslations('plenary');
  const { slug, zone } = scope.meeting;
  const bundle = `/api/meetings/${slug}/plenary-record`;
  return (
    <section aria-labelledby="issues" className="stack">
      <h2 id="issues">{t('issues.title')}</h2>
      {issues.length === 0 ? (
        <p className="soft">{t('issues.none')}</p>
      ) : (
        <DataTable
          caption={t('issues.title')}
          hideCaption
          cards
          rows={issues}
          rowKey={({ number }) => String(number)}
          columns={[
            { key: 'number', head: t('issues.number'), isRowHead: true, cell: ({ number }) => number },
            { key: 'at', head: t('issues.at'), cell: ({ at }) => formatDateTime(at, locale, zone) },
            { key: 'by', head: t('issues.by'), cell: ({ byName }) => <bdi>{byName}</bdi> },
            { key: 'hash', head: t('issues.hash'), cell: ({ sha256 }) => <span className="tiny hash">{sha256}</span> },
            {
              key: 'file',
              head: t('issues.file'),
              cell: ({ number }) => (
                <a className="btn" href={`${bundle}?issue=${number}`} aria-label={t('issues.downloadOf', { number })}>
                  JSON
                </a>
              ),
            },
          ]}
        />
      )}
      <p>
        <a href={bundle}>{t('minutes.bundle')}</a>
      </p>
      {can(scope, 'plenary.issue-record') ? (
        <ActionForm
          action={issueRecordAction}
          idempotencyKey={newIdempotencyKey()}
          words={formWords(locale, 'plenary')}
          meeting={slug}
          label={t('issues.give')}
          done={t('issues.done')}
        >
          <p className="small soft">{t('issues.lead')}</p>
          <div className="actions">
            <SubmitButton>{t('issues.give')}</SubmitButton>
          </div>
        </ActionForm>
      ) : null}
    </section>
  );
}
