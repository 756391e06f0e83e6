import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ActionForm } from '@/components/form/action-form';
import { HiddenField } from '@/components/form/hidden-field';
import { SubmitButton } from '@/components/form/submit-button';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { EmptyState } from '@/components/ui/empty-state';
import { Localized } from '@/components/ui/localized';
import { Status } from '@/components/ui/status';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { beginBookAction } from '@/lib/coding/actions';
import { findBook } from '@/lib/coding/queries/book';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import { Link } from '@/lib/i18n/navigation';
import { isLocale, type Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import { AddCode } from './add-code';
import { CodeList } from './code-list';
import { Coders } from './coders';
import { History } from './history';
import type { Keeping } from './keeping';

type Props = {
  params: Promise<{ locale: Locale; slug: string; question: string }>;
  searchParams: Promise<Partial<Record<string, string | string[]>>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('coding'))('book.title') };
}

/** The code book of one question: its codes, who codes with it, and how it came about. */
export default async function CodeBookPage({ params, searchParams }: Props) {
  const [{ locale, slug, question }, query, t] = await Promise.all([params, searchParams, getTranslations('coding')]);
  const list = `/manage/${slug}/survey/coding`;
  const here = `${list}/${encodeURIComponent(question)}`;
  const scope = await meetingPage(slug, { locale, permission: 'code-book.manage', here: `/${locale}${here}` });
  const view = await orNotFound(findBook(scope, question));
  if (!view) notFound();
  const isOpen = isEditable(scope.meeting.phase);
  const { book } = view;
  const crumbs = [
    { href: `/manage/${slug}/survey`, label: (await getTranslations('surveys.track'))('title') },
    { href: list, label: t('title') },
  ];
  if (!book)
    return (
      <div className="stack-l">
        <Breadcrumbs items={crumbs} />
        <h1>
          <Localized text={view.question.label} />
        </h1>
        <EmptyState
          level={2}
          title={t('states.noBook')}
          action={
            isOpen ? (
              <ActionForm
                action={beginBookAction}
                idempotencyKey={newIdempotencyKey()}
                words={formWords(locale, 'coding')}
                meeting={slug}
              >
                <HiddenField name="question" value={question} />
                <SubmitButton>{t('begin')}</SubmitButton>
              </ActionForm>
            ) : null
          }
        >
          {t('beginText')}
        </EmptyState>
      </div>
    );
  const keeping: Keeping = {
    slug,
    locale,
    zone: scope.meeting.zone,
    languages: scope.meeting.languages.filter(isLocale),
    isOpen,
    book,
    saved: typeof query.saved === 'string' ? query.saved : null,
  };
  const isCoder = book.coders.some(({ accountId }) => accountId === scope.actor?.accountId);
  return (
    <div className="stack-l">
      <Breadcrumbs items={crumbs} />
      <div className="head">
        <h1>
          <Localized text={view.question.label} />
        </h1>
        <p className="lead">
          {t('book.title')}
          {book.version > 0 ? `, ${t('book.version', { n: book.version })}` : null}
        </p>
        {view.progress && view.progress.stale > 0 ? (
          <p>
            <Status shape="late">{t('stale', { n: view.progress.stale })}</Status>
          </p>
        ) : null}
        {book.isGiven ? null : <p className="small">{t('waits')}</p>}
        <p className="row no-print">
          {isCoder ? <Link href={`${here}/code`}>{t('toCode')}</Link> : null}
          <Link href={`${here}/compare`}>{t('toCompare')}</Link>
        </p>
      </div>
      <section className="sec stack" id="codes">
        <h2>{t('book.codes')}</h2>
        <CodeList keeping={keeping} />
        {isOpen ? <AddCode keeping={keeping} /> : null}
      </section>
      <Coders keeping={keeping} progress={view.progress} possible={view.possibleCoders} />
      <History changes={view.changes} keeping={keeping} />
    </div>
  );
}
