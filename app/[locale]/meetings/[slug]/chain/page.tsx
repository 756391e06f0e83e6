import type { Metadata } from 'next';
import { ChangedEvidence } from '@/components/recommendations/figure-link';
import { ChainPicture } from '@/components/outcome/chain-picture';
import { illustrativeMetadata } from '@/components/shell/illustrative-metadata';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Localized } from '@/components/ui/localized';
import { Sym } from '@/components/ui/sym';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { listChain, type ChainRow } from '@/lib/chain/queries';
import { findPublishedChain } from '@/lib/chain/queries/published-chain';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { WholeChain } from './whole-chain';

type Props = { params: Promise<{ locale: Locale; slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale, slug } = await params;
  const t = await getTranslations({ locale, namespace: 'chain' });
  const { meeting } = await meetingPage(slug, { locale, permission: 'chain.read', here: '' });
  return { title: t('title'), ...(meeting.illustrative ? illustrativeMetadata : {}) };
}

/** The picture of the whole, from the survey to the commitments, with its table: every link can be walked both ways. */
export default async function ChainPage({ params }: Props) {
  const { locale, slug } = await params;
  const scope = await meetingPage(slug, {
    locale,
    permission: 'chain.read',
    here: `/${locale}/meetings/${slug}/chain`,
  });
  const [t, o, rows, published] = await Promise.all([
    getTranslations('chain'),
    getTranslations('outcome.page'),
    orNotFound(listChain(scope)),
    orNotFound(findPublishedChain(scope)),
  ]);
  if (rows.length === 0) {
    return (
      <EmptyState level={1} title={t('title')}>
        {t('notYet')}
      </EmptyState>
    );
  }
  const base = `/meetings/${slug}`;
  const ids = new Map(
    rows.flatMap((row) => [
      [row.symbol, row.id] as const,
      ...row.uses.map((use) => [use.generalSymbol, use.generalId] as const),
    ]),
  );
  const generals = new Set(rows.flatMap(({ uses }) => uses.map(({ generalSymbol }) => generalSymbol)));
  const commitments = new Set(rows.flatMap(({ uses }) => uses.flatMap(({ commitment }) => commitment ?? [])));
  const finding = t('picture', {
    sources: rows.filter(({ uses }) => uses.some(({ disposition }) => disposition !== 'SET_ASIDE')).length,
    total: rows.length,
    generals: generals.size,
    commitments: commitments.size,
  });
  const hrefOf = (kind: 'regional' | 'general' | 'commitment', key: string) =>
    kind === 'commitment' ? `/${locale}${base}/highlights#${key}` : `/${locale}${base}/recommendations/${ids.get(key)}`;
  return (
    <div className="stack-l">
      <div className="head">
        <h1>{t('title')}</h1>
        <p className="lead">{t('lead')}</p>
      </div>
      {published ? (
        <>
          <WholeChain chain={published} slug={slug} locale={locale} />
          <h2>{t('flow.records')}</h2>
        </>
      ) : null}
      <figure>
        <p className="ft">{finding}</p>
        <ChainPicture
          rows={rows}
          title={t('title')}
          description={finding}
          heads={[t('regional'), t('general'), t('commitment')]}
          hrefOf={hrefOf}
        />
        <figcaption>{t('legend')}</figcaption>
      </figure>
      <DataTable
        caption={t('caption')}
        dense
        minWidth={50}
        rows={rows}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'regional',
            head: t('regional'),
            cell: (row) => (
              <Link href={`${base}/recommendations/${row.id}`}>
                <Sym>{row.symbol}</Sym>
              </Link>
            ),
          },
          {
            key: 'group',
            head: t('columns.group'),
            cell: (row) => (
              <Link href={`${base}/groups/${row.groupCode}`}>
                <Localized text={row.groupNames} fallback="silent" />
              </Link>
            ),
          },
          {
            key: 'issue',
            head: t('columns.issue'),
            cell: (row) =>
              row.issueTitle ? (
                <Localized text={row.issueTitle} fallback="silent" />
              ) : (
                <span className="soft">{t('noIssue')}</span>
              ),
          },
          {
            key: 'survey',
            head: t('survey'),
            cell: (row) =>
              row.cell ? (
                <>
                  <CellLink
                    cell={row.cell}
                    base={base}
                    words={(count, answered) =>
                      count === null ? o('withheld', { answered }) : o('cell', { count, answered })
                    }
                  />
                  <ChangedEvidence figure={row.cell} />
                </>
              ) : (
                <span className="soft">{t('noFigure')}</span>
              ),
          },
          {
            key: 'taken',
            head: t('taken'),
            cell: (row) =>
              row.uses.length === 0
                ? t('notTaken')
                : row.uses.map((use) => (
                    <span key={use.generalId} className="line">
                      <Link href={`${base}/recommendations/${use.generalId}`}>
                        <Sym>{use.generalSymbol}</Sym>
                      </Link>{' '}
                      {o(`dispositions.${use.disposition}`)}
                    </span>
                  )),
          },
          {
            key: 'commitment',
            head: t('commitment'),
            cell: (row) =>
              row.uses.length === 0 ? (
                <span className="soft">{t('ends')}</span>
              ) : (
                row.uses.map((use) =>
                  use.commitment && use.disposition !== 'SET_ASIDE' ? (
                    <span key={use.generalId} className="line">
                      <Link href={`${base}/highlights#${use.commitment}`}>
                        <Sym>{use.commitment}</Sym>
                      </Link>
                    </span>
                  ) : (
                    <span key={use.generalId} className="line soft">
                      {t('ends')}
                    </span>
                  ),
                )
              ),
          },
        ]}
      />
    </div>
  );
}

function CellLink({
  cell: { snapshot, column, choice, topCount, answered },
  base,
  words,
}: {
  cell: NonNullable<ChainRow['cell']>;
  base: string;
  words: (count: number | null, answered: number) => string;
}) {
  return (
    <Link href={`${base}/results?snapshot=${snapshot}#cell-${column}-${choice}`}>{words(topCount, answered)}</Link>
  );
}
