import type { Metadata } from 'next';
import { CommentCard } from '@/components/clearing/comment-card';
import { placeOf } from '@/components/clearing/place';
import { RoundStateLine } from '@/components/clearing/round-state';
import { EmptyState } from '@/components/ui/empty-state';
import { FilterSelect, Filters } from '@/components/ui/filters';
import { Localized } from '@/components/ui/localized';
import { Notice } from '@/components/ui/notice';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { findStandingText, listComments } from '@/lib/clearing/queries/comments';
import { findManagedRound, type ManagedRound } from '@/lib/clearing/queries/rounds';
import { commentFiltersSchema } from '@/lib/clearing/schema';
import { CommentSeverity } from '@/lib/core/prisma/enums';
import { recordId } from '@/lib/core/validation';
import { formatDateTime } from '@/lib/i18n/dates';
import { Link } from '@/lib/i18n/navigation';
import { formatList, languageName } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getLocale, getTranslations } from '@/lib/i18n/words';
import { CommentWork } from './comment-work';
import { RoundForms } from './round-forms';

type Props = {
  params: Promise<{ locale: Locale; slug: string; round: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('clearing'))('title'), robots: { index: false, follow: false } };
}

/** A round: every comment in the order of the document, with its disposition, and what has become of the sentence since. */
export default async function RoundPage({ params, searchParams }: Props) {
  const [{ locale, slug, round: asked }, query, t] = await Promise.all([
    params,
    searchParams,
    getTranslations('clearing'),
  ]);
  const id = recordId.parse(asked);
  const here = `/${locale}/manage/${slug}/highlights/clearing/${id}`;
  const scope = await meetingPage(slug, { locale, permission: 'clearing.manage', here });
  const { zone } = scope.meeting;
  const filters = commentFiltersSchema.parse(query);
  const round = await orNotFound(findManagedRound(scope, id));
  const [comments, standing] = await Promise.all([
    listComments(scope, id, filters),
    findStandingText(scope, round.languages),
  ]);
  const isFiltered = Object.values(filters).some((value) => value !== undefined);
  const kept = new URLSearchParams(
    Object.entries(filters).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  const file = (format: string) =>
    `/api/meetings/${slug}/clearing-comments?round=${id}&format=${format}&locale=${locale}`;
  return (
    <div className="stack-l">
      <div className="head">
        <p className="small">
          <Link href={`/manage/${slug}/highlights/clearing`}>{t('title')}</Link>
        </p>
        <h1>{t('round', { number: round.number })}</h1>
        <RoundStateLine round={round} zone={zone} />
        <p className="small soft">
          {t('opened', { at: formatDateTime(round.at, locale, zone) })}
          {'. '}
          {t('languages', {
            languages: formatList(
              round.languages.map((language) => languageName(language, locale)),
              locale,
            ),
          })}
          {'. '}
          {t(`sight.${round.sight}`)}.
        </p>
        <p className="small soft hash">
          {round.version === null ? null : <>{t('version', { number: round.version })}. </>}
          {t('hash', { hash: round.contentHash })}
        </p>
        {round.version === null ? null : <TextOfRound slug={slug} version={round.version} round={round} />}
        {round.extensions.map(({ number, closesAt, reason }) => (
          <p key={number} className="small">
            {t('manage.extended', { until: formatDateTime(closesAt, locale, zone), reason })}
          </p>
        ))}
        <p className="row">
          <a href={file('docx')}>{t('manage.asDocx')}</a>
          <a href={file('xlsx')}>{t('manage.asXlsx')}</a>
        </p>
      </div>
      {standing && standing.hash !== round.contentHash && !round.endedAt ? (
        <Notice kind="ask" level={2} title={t('manage.textChanged')}>
          {round.silence ? <p>{t('manage.textChangedSilence')}</p> : null}
        </Notice>
      ) : null}
      <details>
        <summary>{t('manage.askedList', { count: round.asked.length })}</summary>
        <ul>
          {round.asked.map(({ id: delegation, names, comments: count }) => (
            <li key={delegation}>
              <Localized text={names} fallback="silent" />: {t('manage.commentsOf', { count })}
            </li>
          ))}
        </ul>
      </details>
      <section className="sec stack-l" aria-labelledby="comments">
        <h2 id="comments">{t('manage.columns.comments')}</h2>
        {round.comments > 0 ? (
          <Filters
            label={t('manage.filter')}
            clear={here}
            isFiltered={isFiltered}
            applied={
              <>
                {isFiltered ? <>{t('manage.shown', { count: comments.length, total: round.comments })}; </> : null}
                {t('manage.counts', { comments: round.comments, objections: round.objections, open: round.open })}
              </>
            }
          >
            <FilterSelect
              name="severity"
              label={t('manage.severity')}
              any={t('manage.any')}
              value={filters.severity}
              choices={Object.values(CommentSeverity).map((value) => ({ value, label: t(`severity.${value}`) }))}
            />
            <FilterSelect
              name="delegation"
              label={t('manage.delegation')}
              any={t('manage.any')}
              value={filters.delegation}
              choices={round.asked
                .filter(({ comments: count }) => count > 0)
                .map(({ id: value, names }) => ({ value, label: pick(names, locale).text }))}
            />
            <FilterSelect
              name="open"
              label={t('manage.disposition')}
              any={t('manage.any')}
              value={filters.open}
              choices={[{ value: '1', label: t('disposition.none') }]}
            />
          </Filters>
        ) : (
          <EmptyState title={t('manage.noComments')}>{t('manage.noCommentsText')}</EmptyState>
        )}
        {round.comments > 0 && comments.length === 0 ? (
          <EmptyState title={t('manage.noMatch')}>{t('manage.noMatchText')}</EmptyState>
        ) : null}
        {comments.map((comment) => (
          <article
            key={comment.id}
            className="stack"
            aria-label={`${placeOf(comment.sentence, t)}, ${pick(comment.delegation.names, locale).text}`}
          >
            <h3>{placeOf(comment.sentence, t)}</h3>
            <CommentCard comment={comment} zone={zone}>
              <CommentWork
                comment={comment}
                version={round.version}
                standing={standing}
                isAsked={query.reply === comment.id}
                kept={kept}
                here={here}
                scope={scope}
                locale={locale}
              />
            </CommentCard>
          </article>
        ))}
      </section>
      {round.endedAt ? null : <RoundForms round={round} scope={scope} locale={locale} />}
    </div>
  );
}

/** The text that the round is about, alone and beside what it has become, on the page and as tracked changes. */
async function TextOfRound({ slug, version, round }: { slug: string; version: number; round: ManagedRound }) {
  const [t, locale] = await Promise.all([getTranslations('clearing'), getLocale()]);
  const language = round.languages.find((one) => one === locale) ?? round.languages[0] ?? locale;
  const pair = (to: string) => `from=d${version}&to=${to}&language=${language}`;
  const compare = `/manage/${slug}/highlights/compare`;
  return (
    <p className="row">
      <Link href={`${compare}?${pair(`d${version}`)}`}>{t('manage.textThen')}</Link>
      <Link href={`${compare}?${pair('now')}&all=1`}>{t('manage.textNow')}</Link>
      <a href={`/api/meetings/${slug}/highlights-comparison?${pair('now')}&locale=${locale}`}>
        {t('manage.changesDocx')}
      </a>
    </p>
  );
}
