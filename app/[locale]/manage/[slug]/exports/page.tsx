import type { Metadata } from 'next';
import { z } from 'zod';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { meetingPage } from '@/lib/auth/page';
import { Link } from '@/lib/i18n/navigation';
import { findFormForExport, listExportableForms, type ExportableForm } from '@/lib/forms/queries/export';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { columnsOf } from '@/lib/transfers/model/columns';
import { rulesOf } from '@/lib/transfers/model/purposes';
import { purposesFor, roleFor } from '@/lib/transfers/policy';
import { findPreparedFor } from '@/lib/transfers/queries/prepared';
import { countChosen, filtersFor } from '@/lib/transfers/queries/chosen';
import { purposeSchema, transferFiltersSchema, type TransferFilters } from '@/lib/transfers/schema';
import { FileContent } from './file-content';
import { PrepareForm } from './prepare-form';
import { PreparedFile } from './prepared-file';
import { PurposeList } from './purpose-list';
import { WhomForm } from './whom-form';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

const querySchema = z.object({
  purpose: purposeSchema.optional().catch(undefined),
  prepared: z.uuid().optional().catch(undefined),
  failed: z.literal('1').optional().catch(undefined),
});

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('transfers'))('title'), robots: { index: false, follow: false } };
}

/** Files for others: first what for; then whom it is about, what it holds, to whom it goes; then the file. */
export default async function ExportsPage({ params, searchParams }: Props) {
  const [{ locale, slug }, query, t] = await Promise.all([params, searchParams, getTranslations('transfers')]);
  const here = `/${locale}/manage/${slug}/exports`;
  const scope = await meetingPage(slug, { locale, permission: 'transfer.prepare', here });
  const { purpose, prepared, failed } = querySchema.parse(query);
  if (!purpose || !roleFor(purpose, scope.grants)) {
    const mine = purposesFor(scope.grants);
    return (
      <div className="stack-l">
        <div className="head">
          <h1>{t('title')}</h1>
          <p className="lead">{t('lead')}</p>
          <p className="small">
            <Link href={`/manage/${slug}/exports/log`}>{t('toLog')}</Link>
          </p>
        </div>
        {mine.length > 0 ? (
          <PurposeList purposes={mine} base={`/manage/${slug}/exports`} />
        ) : (
          <EmptyState level={2} title={t('nothing')}>
            {t('nothingText')}
          </EmptyState>
        )}
      </div>
    );
  }
  const forms = rulesOf(purpose).holdsAnswers ? await listExportableForms(scope) : null;
  const filters = knownForm(filtersFor(purpose, transferFiltersSchema.parse(query)), forms);
  const form = filters.form ? await findFormForExport(scope, { code: filters.form, version: filters.version }) : null;
  const columns = columnsOf(purpose, form, locale);
  const [counted, file] = await Promise.all([
    countChosen(scope, purpose, filters),
    prepared ? findPreparedFor(scope, prepared) : null,
  ]);
  return (
    <div className="stack-l">
      <div className="head">
        <p className="small">
          <Link href={`/manage/${slug}/exports`}>{t('back')}</Link>
        </p>
        <h1>{t(`purposes.${purpose}.title`)}</h1>
        <p className="lead">{t(`purposes.${purpose}.text`)}</p>
      </div>
      {failed ? (
        <div id="prepared">
          <Notice level={2} kind="late" title={t('ready.failed')} urgent>
            <p>{t('ready.failedText')}</p>
          </Notice>
        </div>
      ) : null}
      {file ? <PreparedFile file={file} meeting={slug} locale={locale} /> : null}
      <WhomForm purpose={purpose} filters={filters} counted={counted} forms={forms} here={here} locale={locale} />
      <FileContent purpose={purpose} columns={columns} smallCell={scope.meeting.smallCell} />
      {counted.rows > 0 ? (
        <PrepareForm
          purpose={purpose}
          filters={filters}
          columns={columns}
          counted={counted.rows}
          meeting={slug}
          locale={locale}
        />
      ) : forms && !form ? (
        <EmptyState level={2} title={t('whom.noForm')}>
          {t('whom.noFormText')}
        </EmptyState>
      ) : (
        <EmptyState level={2} title={t('whom.none')}>
          {t('whom.noneText')}
        </EmptyState>
      )}
    </div>
  );
}

/** The filters with a form and a version that there are, or without. */
function knownForm(filters: TransferFilters, forms: readonly ExportableForm[] | null): TransferFilters {
  const form = forms?.find(({ code }) => code === filters.form);
  const version = form?.versions.find((number) => number === filters.version);
  return { ...filters, form: form?.code, version };
}
