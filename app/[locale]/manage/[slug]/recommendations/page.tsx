import type { Metadata } from 'next';
import { LiveRefresh } from '@/components/live/live-refresh';
import { taxonomyChoices } from '@/components/recommendations/taxonomy-choices';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import type { RecommendationStatus } from '@/lib/core/prisma/enums';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import { findRecommendation, listGeneral, listTaxonomies } from '@/lib/recommendations/queries';
import { readBoard } from '@/lib/recommendations/queries/board';
import { listConcurrences } from '@/lib/recommendations/queries/concurrences';
import { boardSchema } from '@/lib/recommendations/schema';
import styles from './board.module.css';
import { Coverage } from './coverage';
import { GeneralDetail } from './general-detail';
import { GeneralList } from './general-list';
import { NewGeneral } from './new-general';
import { Overlaps } from './overlaps';
import { RegionalList } from './regional-list';

type Props = {
  params: Promise<{ locale: Locale; slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('recommendations.board'))('title') };
}

/** Consolidation: regional recommendations by theme on one side, the general ones made from them on the other. */
export default async function BoardPage({ params, searchParams }: Props) {
  const [{ locale, slug }, query] = await Promise.all([params, searchParams]);
  const scope = await meetingPage(slug, {
    locale,
    permission: 'general.draft',
    here: `/${locale}/manage/${slug}/recommendations`,
  });
  const { general: generalId, source, after, ...filters } = boardSchema.parse(query);
  const [t, board, taxonomies, generals, general, groups] = await Promise.all([
    getTranslations('recommendations'),
    readBoard(scope, { filters, after, ticked: source }),
    listTaxonomies(scope),
    generalId ? [] : listGeneral(scope),
    generalId ? orNotFound(findRecommendation(scope, generalId)) : null,
    generalId ? orNotFound(listConcurrences(scope, generalId)) : [],
  ]);
  const { summary, page, inNone, aside, ticked, likely, judgements, pairs } = board;
  const choices = taxonomyChoices(taxonomies, locale);
  const count = (status: RecommendationStatus) => summary.states[status] ?? 0;
  const view = { scope, locale, taxonomies: choices };
  return (
    <div className="stack-l">
      <div className="head">
        <h1>{t('board.title')}</h1>
        <p className="small soft">
          {t('board.summary', {
            total: summary.total,
            placed: count('CONSOLIDATED'),
            generals: summary.generals,
            single: count('CARRIED_SINGLY'),
            aside: count('SET_ASIDE'),
            waiting: count('SUBMITTED'),
          })}
        </p>
      </div>
      <div className={styles.board}>
        <RegionalList page={page} summary={summary} filters={filters} general={general} ticked={source} {...view} />
        {general ? (
          <GeneralDetail general={general} groups={groups} added={ticked} {...view} />
        ) : ticked.length > 0 && isEditable(scope.meeting.phase) ? (
          <NewGeneral sources={ticked} {...view} />
        ) : (
          <GeneralList rows={generals} slug={slug} />
        )}
      </div>
      {summary.total > 0 ? <Overlaps rows={pairs} likely={likely} judgements={judgements} {...view} /> : null}
      <Coverage page={page} inNone={inNone} aside={aside} slug={slug} />
      <LiveRefresh meeting={slug} after={scope.meeting.liveSeq} types={['recommendation']} lost={t('live.lost')} />
    </div>
  );
}
