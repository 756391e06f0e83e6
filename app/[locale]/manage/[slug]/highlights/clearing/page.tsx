import type { Metadata } from 'next';
import { RoundStateLine } from '@/components/clearing/round-state';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { meetingPage } from '@/lib/auth/page';
import { findDocumentState, listKinds, listRounds } from '@/lib/clearing/queries/rounds';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isDraft } from '@/lib/outcome/policy';
import { PrepareForm } from './prepare-form';

type Props = { params: Promise<{ locale: Locale; slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('clearing'))('title'), robots: { index: false, follow: false } };
}

/** The rounds in which delegations comment on the Highlights, and the form that prepares another. */
export default async function ClearingPage({ params }: Props) {
  const { locale, slug } = await params;
  const here = `/${locale}/manage/${slug}/highlights/clearing`;
  const scope = await meetingPage(slug, { locale, permission: 'clearing.manage', here });
  const [t, rounds, state, kinds] = await Promise.all([
    getTranslations('clearing'),
    listRounds(scope),
    findDocumentState(scope),
    listKinds(scope),
  ]);
  const toComposer = <Link href={`/manage/${slug}/highlights`}>{t('manage.toComposer')}</Link>;
  const isRunning = rounds.some(({ endedAt }) => endedAt === null);
  return (
    <div className="stack-l">
      <div className="head">
        <p className="small">{toComposer}</p>
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
      </div>
      {rounds.length > 0 ? (
        <DataTable
          caption={t('manage.rounds')}
          rows={rounds}
          rowKey={({ id }) => id}
          cards
          columns={[
            {
              key: 'round',
              head: t('manage.columns.round'),
              isRowHead: true,
              cell: ({ id, number, asked }) => (
                <>
                  <Link href={`/manage/${slug}/highlights/clearing/${id}`}>{t('round', { number })}</Link>
                  <span className="sub">{t('manage.asked', { count: asked.length })}</span>
                </>
              ),
            },
            {
              key: 'state',
              head: t('manage.columns.state'),
              label: t('manage.columns.state'),
              cell: (round) => <RoundStateLine round={round} zone={scope.meeting.zone} />,
            },
            {
              key: 'comments',
              head: t('manage.columns.comments'),
              label: t('manage.columns.comments'),
              cell: ({ comments, objections, open }) => t('manage.counts', { comments, objections, open }),
            },
          ]}
        />
      ) : state ? (
        <EmptyState level={2} title={t('manage.none')}>
          {t('manage.noneText')}
        </EmptyState>
      ) : null}
      {!state ? (
        <EmptyState level={2} title={t('manage.noDocument')}>
          {t('manage.noDocumentText')} {toComposer}
        </EmptyState>
      ) : isRunning ? (
        <p className="soft">{t('manage.runs')}</p>
      ) : !isDraft(state) ? (
        <p className="soft">{t('manage.sealed')}</p>
      ) : kinds.length === 0 ? (
        <EmptyState level={2} title={t('manage.nobody')}>
          {t('manage.nobodyText')}
        </EmptyState>
      ) : (
        <PrepareForm kinds={kinds} scope={scope} locale={locale} />
      )}
    </div>
  );
}
