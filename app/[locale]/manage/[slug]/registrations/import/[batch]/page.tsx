import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EmptyState } from '@/components/ui/empty-state';
import { Notice } from '@/components/ui/notice';
import { meetingPage } from '@/lib/auth/page';
import type { MeetingScope } from '@/lib/auth/scope';
import { recordId } from '@/lib/core/validation';
import { findImport, type ImportDetail } from '@/lib/exchange/queries/imports';
import { rowFilterSchema, type RowFilter } from '@/lib/exchange/schema';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import { ImportStatus } from '../import-status';
import { AboutSheet } from './about-sheet';
import { ColumnForm } from './column-form';
import { DiscardForm } from './discard-form';
import { Preview } from './preview';
import { Result } from './result';
import { Working } from './working';

type Props = {
  params: Promise<{ locale: Locale; slug: string; batch: string }>;
  searchParams: Promise<Record<string, string | string[]>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('exchange'))('title') };
}

/** One import from its sheet to its end: the columns, the preview, the work, what came of it. */
export default async function ImportPage({ params, searchParams }: Props) {
  const [{ locale, slug, batch: named }, query, t] = await Promise.all([
    params,
    searchParams,
    getTranslations('exchange'),
  ]);
  const id = recordId.parse(named);
  const here = `/${locale}/manage/${slug}/registrations/import/${id}`;
  const scope = await meetingPage(slug, { locale, permission: 'people.import', here });
  const batch = (await findImport(scope, id)) ?? notFound();
  return (
    <div className="stack-l">
      <div className="head">
        <p className="small">
          <Link href={`/manage/${slug}/registrations/import`}>{t('all')}</Link>
        </p>
        <h1>
          <bdi>{batch.fileName || t('list.gone')}</bdi>
        </h1>
        <p>
          <ImportStatus status={batch.status} />
        </p>
        <AboutSheet batch={batch} zone={scope.meeting.zone} locale={locale} />
      </div>
      <State
        scope={scope}
        batch={batch}
        filter={rowFilterSchema.parse(query)}
        isChanging={query.change === 'columns'}
        here={here}
        locale={locale}
      />
    </div>
  );
}

type StateProps = {
  scope: MeetingScope;
  batch: ImportDetail;
  filter: RowFilter;
  /** The columns of a preview are to be said anew. */
  isChanging: boolean;
  here: string;
  locale: Locale;
};

async function State({ scope, batch, filter, isChanging, here, locale }: StateProps) {
  const t = await getTranslations('exchange');
  const { slug, phase } = scope.meeting;
  const isOpen = isEditable(phase);
  switch (batch.status) {
    case 'READING':
    case 'CHECKING':
    case 'APPLYING':
    case 'UNDOING':
      return <Working scope={scope} batch={batch} here={here} />;
    case 'FAILED':
      return (
        <>
          <Notice kind="late" level={2} title={t('failed.title')}>
            <p>{failureOf(t, batch)}</p>
            <Link href={`/manage/${slug}/registrations/import`}>{t('failed.again')}</Link>
          </Notice>
          {isOpen ? <DiscardForm batch={batch.id} meeting={slug} locale={locale} /> : null}
        </>
      );
    case 'MAPPING':
    case 'PREVIEWED':
      if (isOpen && (batch.status === 'MAPPING' || isChanging))
        return (
          <>
            <ColumnForm batch={batch} meeting={slug} locale={locale} />
            <DiscardForm batch={batch.id} meeting={slug} locale={locale} />
          </>
        );
      return <Preview scope={scope} batch={batch} filter={filter} here={here} locale={locale} isOpen={isOpen} />;
    case 'APPLIED':
    case 'UNDONE':
      return <Result scope={scope} batch={batch} filter={filter} here={here} locale={locale} isOpen={isOpen} />;
    case 'DISCARDED':
      return (
        <EmptyState
          level={2}
          title={t('status.DISCARDED')}
          action={<Link href={`/manage/${slug}/registrations/import`}>{t('all')}</Link>}
        />
      );
  }
}

type Words = Awaited<ReturnType<typeof getTranslations<'exchange'>>>;

function failureOf(t: Words, { failure }: ImportDetail): string {
  const key = `failed.codes.${failure?.code}` as 'failed.codes.damaged';
  return t.has(key) ? t(key, failure?.params) : t('failed.codes.damaged');
}
