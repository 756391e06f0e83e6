import type { Metadata } from 'next';

import { ActionForm } from '@/components/form/action-form';
import { FileField } from '@/components/form/file-field';
import { SubmitButton } from '@/components/form/submit-button';
import { PageShell } from '@/components/shell/page-shell';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { DataTable } from '@/components/ui/data-table';
import { Status } from '@/components/ui/status';
import { sitePage } from '@/lib/auth/page';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { uploadImportAction } from '@/lib/directory/actions';
import { kindCode, listedKinds } from '@/lib/directory/model/kinds';
import { listFactNames } from '@/lib/directory/queries/history';
import { listImports } from '@/lib/directory/queries/imports';
import { mostImportChanges } from '@/lib/directory/schema';
import { formatInstant } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

type Props = { params: Promise<{ locale: Locale }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('directory.import'))('title'), robots: { index: false, follow: false } };
}

/** Brings a file of the directory in, to be laid beside what stands; below it the files that were brought in. */
export default async function ImportDirectoryPage({ params }: Props) {
  const [{ locale }, t] = await Promise.all([params, getTranslations('directory')]);
  const scope = await sitePage({ locale, permission: 'directory.edit', here: `/${locale}/admin/directory/import` });
  const [imports, { regions }] = await Promise.all([listImports(scope), listFactNames(scope)]);
  return (
    <PageShell>
      <Breadcrumbs items={[{ href: '/admin/directory', label: t('care.title') }]} />
      <div className="stack-l">
        <div className="head">
          <h1>{t('import.title')}</h1>
          <p className="lead">{t('import.lead')}</p>
        </div>
        <ActionForm
          action={uploadImportAction}
          idempotencyKey={newIdempotencyKey()}
          words={formWords(locale, 'directory')}
          label={t('import.title')}
          className="stack"
        >
          <FileField name="file" accept=".xlsx,.csv,.json" />
          <ul className="points small">
            {(['columns', 'missing', 'entry', 'own'] as const).map((rule) => (
              <li key={rule}>{t(`import.rules.${rule}`)}</li>
            ))}
            <li>
              {t('import.rules.party', {
                kinds: listedKinds.map((kind) => kindCode(kind)).join(', '),
                regions: regions.map(({ code }) => code).join(', '),
              })}
            </li>
            <li>{t('import.rules.limit', { max: mostImportChanges })}</li>
          </ul>
          <div className="actions">
            <SubmitButton>{t('import.read')}</SubmitButton>
          </div>
        </ActionForm>
        {imports.length > 0 ? (
          <section className="sec" aria-labelledby="past">
            <h2 id="past">{t('import.past')}</h2>
            <DataTable
              caption={t('import.past')}
              hideCaption
              cards
              rows={imports}
              rowKey={({ id }) => id}
              columns={[
                {
                  key: 'file',
                  head: t('import.file'),
                  isRowHead: true,
                  cell: ({ id, fileName }) => (
                    <Link href={`/admin/directory/import/${id}`}>
                      <bdi>{fileName}</bdi>
                    </Link>
                  ),
                },
                {
                  key: 'by',
                  head: t('import.broughtIn'),
                  cell: ({ by, at }) => (
                    <>
                      {formatInstant(at, locale)}
                      {by ? (
                        <span className="sub">
                          <bdi>{by}</bdi>
                        </span>
                      ) : null}
                    </>
                  ),
                },
                {
                  key: 'state',
                  head: t('import.state'),
                  cell: ({ written }) =>
                    written === null ? (
                      <Status shape="ask">{t('import.waits')}</Status>
                    ) : (
                      <Status shape="done">{t('import.writtenCount', { count: written })}</Status>
                    ),
                },
              ]}
            />
          </section>
        ) : null}
      </div>
    </PageShell>
  );
}
