import { formatDue } from '@/lib/i18n/dates';
import type { Metadata } from 'next';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Concurrences } from '@/components/recommendations/concurrences';
import { EditText } from '@/components/recommendations/edit-text';
import { RecommendationStatus } from '@/components/recommendations/recommendation-status';
import { SymbolOrDraft } from '@/components/recommendations/symbol-or-draft';
import { taxonomyChoices } from '@/components/recommendations/taxonomy-choices';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { KeyValues } from '@/components/ui/key-values';
import { Localized } from '@/components/ui/localized';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { recordId } from '@/lib/core/validation';
import { formatList } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { findRecommendation, listTaxonomies } from '@/lib/recommendations/queries';
import { listConcurrences } from '@/lib/recommendations/queries/concurrences';
import { listSourcePoints } from '@/lib/recommendations/queries/points';
import { History } from './history';
import { NextSteps } from './next-steps';
import { OtherLanguages } from './other-languages';
import { SourcePoints } from './source-points';
import { Way } from './way';

type Props = { params: Promise<{ locale: Locale; slug: string; id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('recommendations'))('one') };
}

/** A recommendation: its text in every language, the next step, and the whole way back and forward. */
export default async function RecommendationPage({ params }: Props) {
  const { locale, slug, id } = await params;
  const here = `/meetings/${slug}/recommendations`;
  const scope = await meetingPage(slug, { locale, permission: 'recommendation.read', here: `/${locale}${here}/${id}` });
  const [t, r, recommendation, taxonomies] = await Promise.all([
    getTranslations('recommendations'),
    getTranslations('room'),
    orNotFound(findRecommendation(scope, recordId.parse(id))),
    listTaxonomies(scope),
  ]);
  const { symbol, status, group, level, revision, text, source, themes, objectives, addressees, dueBy, note } =
    recommendation;
  const [groups, points] = await Promise.all([
    level === 'GENERAL' ? listConcurrences(scope, recommendation.id) : [],
    listSourcePoints(scope, recommendation.id),
  ]);
  const choices = taxonomyChoices(taxonomies, locale);
  const themeName = new Map(choices.themes.map(({ value, label }) => [value, label]));
  return (
    <>
      <Breadcrumbs
        items={[
          { href: `/meetings/${slug}`, label: pick(scope.meeting.shortTitle, locale).text },
          { href: here, label: t('title') },
        ]}
      />
      <div className="head">
        <p className="small soft">{group ? <Localized text={group.names} fallback="silent" /> : t(`level.${level}`)}</p>
        <div className="row">
          <h1>
            <SymbolOrDraft symbol={symbol} />
          </h1>
          <span className="push small">
            <RecommendationStatus status={status} />
          </span>
        </div>
      </div>
      <div className="cols">
        <div className="stack-l">
          <section aria-label={t('text')}>
            <p className="text serif">
              <Localized text={text} source={source} />
            </p>
            <p className="small soft">
              {[
                revision ? t('revision', { number: revision.number }) : null,
                objectives.length > 0
                  ? t('objective', { count: objectives.length, list: formatList(objectives.map(String), locale) })
                  : null,
              ]
                .filter(Boolean)
                .join('. ')}
            </p>
            {recommendation.revisions[0]?.isJoined ? <p className="note">{t('joinedNote')}</p> : null}
          </section>
          <KeyValues
            items={[
              { key: 'theme', label: t('theme'), value: themes.map((code) => themeName.get(code) ?? code).join(', ') },
              {
                key: 'addressees',
                label: t('addressees'),
                value: addressees.length > 0 ? addressees.join('; ') : t('notSaid'),
              },
              { key: 'dueBy', label: t('dueBy'), value: dueBy ? formatDue(dueBy, locale) : t('notSaid') },
            ]}
          />
          {note && (note.practice ?? note.support ?? note.dissent) ? (
            <section aria-labelledby="note">
              <h2 id="note">{t('note.title')}</h2>
              <KeyValues
                items={[
                  ...(note.practice ? [{ key: 'practice', label: t('note.practice'), value: note.practice }] : []),
                  ...(note.support
                    ? [{ key: 'support', label: t('note.support'), value: r(`supportLevel.${note.support}`) }]
                    : []),
                  ...(note.dissent ? [{ key: 'dissent', label: t('note.dissent'), value: note.dissent }] : []),
                ]}
              />
            </section>
          ) : null}
          <Concurrences recommendation={recommendation} groups={groups} scope={scope} locale={locale} />
          <NextSteps recommendation={recommendation} slug={slug} locale={locale} />
          <EditText recommendation={recommendation} scope={scope} locale={locale} taxonomies={choices} />
          <SourcePoints points={points} slug={slug} isGeneral={level === 'GENERAL'} />
          <OtherLanguages recommendation={recommendation} scope={scope} locale={locale} />
        </div>
        <aside className="stack-l">
          <Way recommendation={recommendation} scope={scope} locale={locale} />
          <History recommendation={recommendation} scope={scope} locale={locale} themeName={themeName} />
        </aside>
      </div>
      <LiveRefresh
        meeting={slug}
        after={scope.meeting.liveSeq}
        types={['recommendation', 'decision']}
        lost={t('live.lost')}
      />
    </>
  );
}
