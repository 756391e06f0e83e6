import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { EmptyState } from '@/components/ui/empty-state';
import { Localized } from '@/components/ui/localized';
import { Notice } from '@/components/ui/notice';
import { Progress } from '@/components/ui/progress';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { findOwnCoding } from '@/lib/coding/queries/own-coding';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import { AnswerToCode } from './answer-to-code';
import { Finish } from './finish';

type Props = {
  params: Promise<{ locale: Locale; slug: string; question: string }>;
  searchParams: Promise<Partial<Record<string, string | string[]>>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('coding'))('code.title') };
}

/** One answer after the other for one of the two coders: the words, the codes, and nothing of what the other gives. */
export default async function CodeAnswersPage({ params, searchParams }: Props) {
  const [{ locale, slug, question }, query, t] = await Promise.all([params, searchParams, getTranslations('coding')]);
  const list = `/manage/${slug}/survey/coding`;
  const here = `${list}/${encodeURIComponent(question)}/code`;
  const scope = await meetingPage(slug, { locale, permission: 'coding.code', here: `/${locale}${here}` });
  const coding = await orNotFound(findOwnCoding(scope, question));
  if (!coding) notFound();
  const { book, part, texts, codes } = coding;
  const isOpen = isEditable(scope.meeting.phase);
  const done = texts.filter((text) => text.codes !== null).length;
  const asked = texts.find(({ key }) => key === query.answer);
  const shown = asked ?? texts.find((text) => text.codes === null) ?? texts[0];
  const nothing =
    part === null
      ? t('noneMine')
      : !book.isGiven
        ? t('waits')
        : codes.length === 0
          ? t('code.noCodes')
          : texts.length === 0
            ? t('code.noTexts')
            : null;
  return (
    <div className="stack-l">
      <Breadcrumbs items={[{ href: list, label: t('title') }]} />
      <div className="head">
        <h1>{t('code.title')}</h1>
        <p className="lead">
          <Localized text={book.label} />
        </p>
      </div>
      {nothing !== null || !shown ? (
        <EmptyState level={2} title={nothing ?? t('code.noTexts')} />
      ) : (
        <>
          <Progress done={done} total={texts.length} label={t('code.lead', { n: done, total: texts.length })} />
          {query.coded === 'all' ? <Notice kind="done" level={2} title={t('code.all')} urgent /> : null}
          <Finish coding={coding} isWhole={done === texts.length} isOpen={isOpen} slug={slug} locale={locale} />
          <AnswerToCode
            key={shown.key}
            coding={coding}
            text={shown}
            slug={slug}
            locale={locale}
            zone={scope.meeting.zone}
            isOpen={isOpen}
            here={here}
          />
          <details className="sec no-print">
            <summary>{t('code.list')}</summary>
            <ol className="targets">
              {texts.map(({ key, codes: given, isStale }, index) => (
                <li key={key}>
                  <Link href={`${here}?answer=${key}`} aria-current={key === shown.key ? 'true' : undefined}>
                    {t('code.answer', { n: index + 1, total: texts.length })}
                  </Link>{' '}
                  <span className="soft">{t(isStale ? 'code.stale' : given ? 'code.done' : 'code.uncoded')}</span>
                </li>
              ))}
            </ol>
          </details>
        </>
      )}
    </div>
  );
}
