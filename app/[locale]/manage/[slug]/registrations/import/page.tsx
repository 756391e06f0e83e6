import type { Metadata } from 'next';
import { ActionForm } from '@/components/form/action-form';
import { FileField } from '@/components/form/file-field';
import { SubmitButton } from '@/components/form/submit-button';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { meetingPage } from '@/lib/auth/page';
import { mostSheetBytes } from '@/lib/core/upload-size';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { uploadSheetAction } from '@/lib/exchange/actions';
import { listImports, type ImportHead } from '@/lib/exchange/queries/imports';
import { formatDateTime } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { formatNumber } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import { ImportStatus } from './import-status';

type Props = { params: Promise<{ locale: Locale; slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exchange'))('title') };
}

/** A new sheet of people, and those that were brought in before. */
export default async function ImportsPage({ params }: Props) {
  const [{ locale, slug }, t] = await Promise.all([params, getTranslations('exchange')]);
  const here = `/${locale}/manage/${slug}/registrations/import`;
  const scope = await meetingPage(slug, { locale, permission: 'people.import', here });
  const imports = await listImports(scope);
  const date = (at: Date) => formatDateTime(at, locale, scope.meeting.zone);
  const who = ({ by, createdAt }: ImportHead) =>
    by ? t('list.by', { name: by, date: date(createdAt) }) : t('list.date', { date: date(createdAt) });
  const made = ({ created, undone }: ImportHead) =>
    undone > 0 ? t('list.undoneOf', { undone, created }) : formatNumber(created, locale);
  return (
    <div className="stack-l">
      <div className="head">
        <p className="small">
          <Link href={`/manage/${slug}/registrations`}>{t('back')}</Link>
        </p>
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      {isEditable(scope.meeting.phase) ? (
        <section className="sec" aria-labelledby="new">
          <h2 id="new">{t('new.title')}</h2>
          <ActionForm
            action={uploadSheetAction}
            idempotencyKey={newIdempotencyKey()}
            words={formWords(locale, 'exchange')}
            meeting={slug}
            label={t('new.title')}
          >
            <FileField name="file" accept=".xlsx,.xlsm,.csv,.tsv,.txt" maxBytes={mostSheetBytes} />
            <details>
              <summary>{t('new.columns')}</summary>
              <p>{t('new.columnsText')}</p>
            </details>
            <p className="small soft">{t('new.rules')}</p>
            <div className="actions">
              <SubmitButton>{t('new.send')}</SubmitButton>
            </div>
          </ActionForm>
        </section>
      ) : null}
      <section className="sec" aria-labelledby="past">
        <h2 id="past">{t('list.title')}</h2>
        {imports.length === 0 ? (
          <EmptyState title={t('list.empty')}>{t('list.emptyText')}</EmptyState>
        ) : (
          <DataTable
            caption={t('list.caption')}
            hideCaption
            rows={imports}
            rowKey={({ id }) => id}
            dense
            cards
            columns={[
              {
                key: 'file',
                head: t('list.file'),
                cell: ({ id, fileName }) => (
                  <Link href={`/manage/${slug}/registrations/import/${id}`}>
                    <bdi>{fileName || t('list.gone')}</bdi>
                  </Link>
                ),
              },
              { key: 'who', head: t('list.who'), cell: who },
              {
                key: 'rows',
                head: t('list.rows'),
                numeric: true,
                cell: ({ rowCount }) => formatNumber(rowCount, locale),
              },
              { key: 'made', head: t('list.made'), numeric: true, cell: made },
              { key: 'status', head: t('list.status'), cell: ({ status }) => <ImportStatus status={status} /> },
            ]}
          />
        )}
      </section>
    </div>
  );
}
