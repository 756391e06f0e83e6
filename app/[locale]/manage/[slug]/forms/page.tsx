import type { Metadata } from 'next';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Localized } from '@/components/ui/localized';
import { Status } from '@/components/ui/status';
import { meetingPage } from '@/lib/auth/page';
import { listForms, listFormSources, type ListedForm } from '@/lib/forms/queries/manage';
import { Link } from '@/lib/i18n/navigation';
import { formatNumber } from '@/lib/i18n/numbers';
import type { Locale } from '@/lib/i18n/routing';
import { CreateForm } from './create-form';
import { WhoIsAsked } from './who-is-asked';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';

type Props = { params: Promise<{ locale: Locale; slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('forms'))('manage.title') };
}

/** The forms of the meeting beyond name and function: who is asked which, and how many have answered. */
export default async function ManageFormsPage({ params }: Props) {
  const { locale, slug } = await params;
  const here = `/${locale}/manage/${slug}/forms`;
  const scope = await meetingPage(slug, { locale, permission: 'form.manage', here });
  const [t, forms, sources] = await Promise.all([getTranslations('forms'), listForms(scope), listFormSources(scope)]);
  return (
    <div className="stack-l">
      <div className="head">
        <h1>{t('manage.title')}</h1>
        <p className="soft">{t('manage.lead')}</p>
      </div>
      {forms.length === 0 ? (
        <EmptyState title={t('manage.noneTitle')} level={2}>
          {t('manage.noneText')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('manage.title')}
          hideCaption
          cards
          rows={forms}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'title',
              head: t('manage.form'),
              cell: (form) => (
                <>
                  <Link href={`/manage/${slug}/forms/${form.code}`}>
                    <Localized text={form.title} fallback="short" />
                  </Link>
                  <span className="sub">{t(`kind.${form.kind}`)}</span>
                </>
              ),
            },
            { key: 'asked', head: t('manage.asked'), cell: (form) => <WhoIsAsked categories={form.categories} /> },
            { key: 'state', head: t('manage.state'), cell: (form) => <Version form={form} /> },
            {
              key: 'questions',
              head: t('manage.questions'),
              numeric: true,
              cell: (form) => formatNumber(form.questions, locale),
            },
            {
              key: 'handedIn',
              head: t('manage.handedIn'),
              numeric: true,
              cell: (form) =>
                form.version === null ? '–' : t('manage.handedInOf', { count: form.handedIn, of: form.asked }),
            },
          ]}
        />
      )}
      {isEditable(scope.meeting.phase) ? <CreateForm slug={slug} sources={sources} locale={locale} /> : null}
    </div>
  );
}

/** Whether anybody is asked it, and whether what is being edited is what is asked. */
async function Version({ form: { version, hasChanges } }: { form: ListedForm }) {
  const t = await getTranslations('forms.manage');
  if (version === null) return <Status shape="open">{t('notPublished')}</Status>;
  return (
    <>
      <Status shape="done">{t('version', { n: version })}</Status>
      {hasChanges ? <span className="sub">{t('hasChanges')}</span> : null}
    </>
  );
}
