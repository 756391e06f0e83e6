import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { EmptyState } from '@/components/ui/empty-state';
import { Localized } from '@/components/ui/localized';
import { Status } from '@/components/ui/status';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { findComparison } from '@/lib/coding/queries/comparison';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import { AgreementTable } from './agreement-table';
import { ComparedAnswer, type Comparing } from './compared-answer';

type Props = {
  params: Promise<{ locale: Locale; slug: string; question: string }>;
  searchParams: Promise<Partial<Record<string, string | string[]>>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('coding'))('compare.title') };
}

/** How far the two coders agree, the answers on which they differ, and what was decided to count. */
export default async function CompareCodingsPage({ params, searchParams }: Props) {
  const [{ locale, slug, question }, query, t] = await Promise.all([params, searchParams, getTranslations('coding')]);
  const list = `/manage/${slug}/survey/coding`;
  const book = `${list}/${encodeURIComponent(question)}`;
  const scope = await meetingPage(slug, { locale, permission: 'coding.decide', here: `/${locale}${book}/compare` });
  const found = await orNotFound(findComparison(scope, question));
  if (!found) notFound();
  const { comparison } = found;
  const head = (
    <>
      <Breadcrumbs
        items={[
          { href: list, label: t('title') },
          { href: book, label: t('book.title') },
        ]}
      />
      <div className="head">
        <h1>{t('compare.title')}</h1>
        <p className="lead">
          <Localized text={found.book.label} />
        </p>
      </div>
    </>
  );
  if (!comparison)
    return (
      <div className="stack-l">
        {head}
        <EmptyState level={2} title={t('states.coding')}>
          {t(found.book.isGiven ? 'compare.notYet' : 'waits')}
        </EmptyState>
      </div>
    );
  const { agreement, texts, progress, codes } = comparison;
  const differing = texts.filter(({ isAgreed }) => !isAgreed);
  const agreeing = texts.filter(({ isAgreed }) => isAgreed);
  const waiting = progress.texts - texts.length;
  const comparing: Comparing = {
    book: found.book,
    codes,
    slug,
    locale,
    zone: scope.meeting.zone,
    isOpen: isEditable(scope.meeting.phase),
    decided: typeof query.decided === 'string' ? query.decided : null,
  };
  const numbered = (list: typeof texts) =>
    list.map((text) => (
      <ComparedAnswer key={text.key} text={text} number={texts.indexOf(text) + 1} comparing={comparing} />
    ));
  return (
    <div className="stack-l">
      {head}
      <p>{t('compare.lead', { n: agreement.n, same: agreement.same })}</p>
      <p className="no-print targets">
        <a href={`/api/meetings/${slug}/codings?${new URLSearchParams({ question, locale })}`} download>
          {t('compare.export')}
        </a>
      </p>
      {waiting > 0 ? (
        <p>
          <Status shape="ask">{t('compare.waiting', { n: waiting })}</Status>
        </p>
      ) : null}
      {progress.stale > 0 ? (
        <p>
          <Status shape="late">{t('stale', { n: progress.stale })}</Status>
        </p>
      ) : null}
      <AgreementTable agreement={agreement} codes={codes} locale={locale} />
      <section className="sec stack-l">
        <h2>{t('compare.differences')}</h2>
        {differing.length === 0 ? <p>{t('compare.noDifferences')}</p> : numbered(differing)}
      </section>
      {agreeing.length > 0 ? (
        <details className="sec">
          <summary>{t('compare.agreedList', { n: agreeing.length })}</summary>
          <div className="stack-l">{numbered(agreeing)}</div>
        </details>
      ) : null}
    </div>
  );
}
