import type { Metadata } from 'next';

import { factWords } from '@/components/directory/fact-words';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { PageShell } from '@/components/shell/page-shell';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { Notice } from '@/components/ui/notice';
import { orNotFound, sitePage } from '@/lib/auth/page';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { recordId } from '@/lib/core/validation';
import { discardImportAction } from '@/lib/directory/actions';
import { listFactNames } from '@/lib/directory/queries/history';
import { previewImport } from '@/lib/directory/queries/imports';
import { formatInstant } from '@/lib/i18n/dates';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

import { ConfirmForm } from './confirm-form';
import { WrongRows } from './wrong-rows';

type Props = { params: Promise<{ locale: Locale; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('directory.import'))('preview'), robots: { index: false, follow: false } };
}

/** What a file says differently from the directory, before anything is written; once carried out, each change with its history. */
export default async function ImportPreviewPage({ params }: Props) {
  const [{ locale, id }, t] = await Promise.all([params, getTranslations('directory')]);
  const scope = await sitePage({
    locale,
    permission: 'directory.edit',
    here: `/${locale}/admin/directory/import/${id}`,
  });
  const [preview, names] = await Promise.all([
    orNotFound(previewImport(scope, recordId.parse(id))),
    listFactNames(scope),
  ]);
  const words = await factWords(locale, names);
  const { rows, written, columns, sheets } = preview;
  const count = (...outcomes: string[]) => rows.filter(({ outcome }) => outcomes.includes(outcome)).length;
  const wrong = rows.filter(({ outcome }) => outcome === 'error');
  const moved = rows.filter((row) => row.moved !== null);
  const counts = {
    ...{ founded: count('new', 'doubt'), added: count('add') },
    ...{ changed: count('change'), contradicted: count('contradict') },
    ...{ errors: wrong.length + preview.moreErrors, same: preview.same + count('same') },
  };
  const said = { by: preview.by ?? t('history.by'), at: formatInstant(preview.at, locale) };
  return (
    <PageShell>
      <Breadcrumbs
        items={[
          { href: '/admin/directory', label: t('care.title') },
          { href: '/admin/directory/import', label: t('import.title') },
        ]}
      />
      <div className="stack-l">
        <div className="head">
          <h1>{t(written ? 'import.done' : 'import.preview')}</h1>
          <p className="lead">
            {written ? t('import.writtenCount', { count: written.length }) : t('import.counts', counts)}
          </p>
          <p className="small soft" style={{ overflowWrap: 'anywhere' }}>
            {t.rich('import.broughtInBy', { ...said, name: () => <bdi>{preview.fileName}</bdi> })}
          </p>
        </div>
        {written ? (
          <ul className="points">
            {written.map(({ party, what, change, sheet, row }) => (
              <li key={change}>
                <Link href={`/directory/${party}/history#change-${change}`}>
                  {t('import.change', { party, what: t(`edit.kinds.${what}`) })}
                </Link>{' '}
                <span className="small soft">{t('import.place', { sheet, row, in: sheet ? 'sheet' : 'text' })}</span>
              </li>
            ))}
          </ul>
        ) : (
          <>
            {columns.length + sheets.length > 0 ? (
              <Notice level={2} title={t('import.leftOut')}>
                <ul className="points">
                  {sheets.map((sheet) => (
                    <li key={sheet}>{t.rich('import.leftSheet', { sheet: () => <bdi>{sheet}</bdi> })}</li>
                  ))}
                  {columns.map(({ sheet, column }) => (
                    <li key={`${sheet} ${column}`}>
                      {t.rich('import.leftColumn', {
                        sheet,
                        in: sheet ? 'sheet' : 'file',
                        column: () => <bdi>{column}</bdi>,
                      })}
                    </li>
                  ))}
                </ul>
              </Notice>
            ) : null}
            {moved.length > 0 ? (
              <Notice kind="ask" level={2} title={t('import.moved', { count: moved.length })}>
                <p>{t('import.movedText')}</p>
                <ul className="points">
                  {moved
                    .filter(({ outcome }) => outcome === 'same')
                    .map(({ key, of: { party, what } }) => (
                      <li key={key}>{t('import.standsAlready', { party, what: t(`edit.kinds.${what}`) })}</li>
                    ))}
                </ul>
              </Notice>
            ) : null}
            <WrongRows rows={wrong} more={preview.moreErrors} words={words} locale={locale} />
            {counts.founded + counts.added + counts.changed + counts.contradicted === 0 ? (
              <Notice level={2} kind={wrong.length > 0 ? 'ask' : 'done'} title={t('import.nothing')}>
                <p>{t('import.nothingText')}</p>
              </Notice>
            ) : (
              <ConfirmForm preview={preview} words={words} regions={names.regions} locale={locale} />
            )}
            <ActionForm
              action={discardImportAction}
              idempotencyKey={newIdempotencyKey()}
              words={formWords(locale, 'directory')}
              label={t('import.discard')}
            >
              <HiddenField name="directoryImport" value={preview.id} />
              <SubmitButton kind="link">{t('import.discard')}</SubmitButton>
            </ActionForm>
          </>
        )}
      </div>
    </PageShell>
  );
}
