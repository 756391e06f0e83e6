import type { Metadata } from 'next';
import { LiveRefresh } from '@/components/live/live-refresh';
import { taxonomyChoices } from '@/components/recommendations/taxonomy-choices';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { readLiveSeq } from '@/lib/core/live-seq';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import {
  findRecommendation,
  listGeneral,
  listJudgements,
  listRegional,
  listTaxonomies,
} from '@/lib/recommendations/queries';
import { listConcurrences } from '@/lib/recommendations/queries/concurrences';
import { listOverlaps } from '@/lib/recommendations/queries/overlaps';
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
  const after = await readLiveSeq(scope.meeting.id);
  const { general: generalId, source, ...filters } = boardSchema.parse(query);
  const [t, regional, generals, judgements, overlaps, taxonomies, general, groups] = await Promise.all([
    getTranslations('recommendations'),
    listRegional(scope),
    listGeneral(scope),
    listJudgements(scope),
    listOverlaps(scope),
    listTaxonomies(scope),
    generalId ? orNotFound(findRecommendation(scope, generalId)) : null,
    generalId ? orNotFound(listConcurrences(scope, generalId)) : [],
  ]);
  const choices = taxonomyChoices(taxonomies, locale);
  const ticked = regional.filter(({ id }) => source.includes(id));
  const count = (status: string) => regional.filter((row) => row.status === status).length;
  const view = { scope, locale, taxonomies: choices };
  return (
    <div className="stack-l">
      <div className="head">
        <h1>{t('board.title')}</h1>
        <p className="small soft">
          {t('board.summary', {
            total: regional.length,
            placed: count('CONSOLIDATED'),
            generals: generals.length,
            single: count('CARRIED_SINGLY'),
            aside: count('SET_ASIDE'),
            waiting: count('SUBMITTED'),
          })}
        </p>
      </div>
      <div className={styles.board}>
        <RegionalList rows={regional} filters={filters} general={general} ticked={source} {...view} />
        {general ? (
          <GeneralDetail general={general} groups={groups} added={ticked} {...view} />
        ) : ticked.length > 0 && isEditable(scope.meeting.phase) ? (
          <NewGeneral sources={ticked} {...view} />
        ) : (
          <GeneralList rows={generals} slug={slug} />
        )}
      </div>
      <Overlaps rows={regional} overlaps={overlaps} judgements={judgements} {...view} />
      <Coverage rows={regional} slug={slug} locale={locale} />
      <LiveRefresh meeting={slug} after={after} types={['recommendation']} lost={t('live.lost')} />
    </div>
  );
}
