import type { Metadata } from 'next';
import { LiveRefresh } from '@/components/live/live-refresh';
import { taxonomyChoices } from '@/components/recommendations/taxonomy-choices';
import { deskWords } from '@/components/room/desk-words';
import { RoomFrame } from '@/components/room/room-context';
import { RoomStatus } from '@/components/room/room-status';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { EmptyState } from '@/components/ui/empty-state';
import { Localized } from '@/components/ui/localized';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { can } from '@/lib/auth/permissions';
import { findGroup, listFloorRequests, listGonePoints, listSpeakable } from '@/lib/breakouts/queries';
import { languageOfPoints } from '@/lib/breakouts/policy';
import { formatTime, formatTimeRange } from '@/lib/i18n/dates';
import { languageName } from '@/lib/i18n/numbers';
import { pick } from '@/lib/i18n/pick';
import { Link } from '@/lib/i18n/navigation';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { isEditable } from '@/lib/meetings/policy';
import { listTaxonomies } from '@/lib/recommendations/queries';
import { devicePlace, deviceSecret } from '@/lib/room/queries/device-place';
import { listDrafts, listOwnDelegations } from '@/lib/room/queries';
import { BriefingLinks } from './briefing-links';
import { Drafts } from './drafts';
import { IssueList } from './issue-list';
import { Points } from './points';
import { Speakers } from './speakers';
import styles from './room.module.css';

type Props = {
  params: Promise<{ locale: Locale; slug: string; code: string }>;
  searchParams: Promise<{ issue?: string | string[]; correct?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { code } = await params;
  return { title: `${(await getTranslations('breakouts'))('of')} ${code.toUpperCase()}` };
}

/** A group at work: its issues with the figures that put them there, what was said, and what is drafted. */
export default async function GroupPage({ params, searchParams }: Props) {
  const [{ locale, slug, code }, { issue: chosen, correct }] = await Promise.all([params, searchParams]);
  const scope = await meetingPage(slug, {
    locale,
    permission: 'group.read',
    here: `/${locale}/meetings/${slug}/groups/${code}`,
  });
  const after = scope.meeting.liveSeq;
  const [t, group] = await Promise.all([
    getTranslations('breakouts'),
    orNotFound(findGroup(scope, code.toUpperCase(), after)),
  ]);
  const issue = group.issues.find(({ id }) => id === chosen) ?? group.issues[0];
  const own = scope.grants.find(({ groupId }) => groupId === group.id)?.role;
  const timesOf = (from: Date | null, until: Date | null) =>
    from && until
      ? formatTimeRange(from, until, locale, scope.meeting.zone)
      : from && formatTime(from, locale, scope.meeting.zone);
  const isInside = can(scope, 'point.read');
  const place = devicePlace(scope.actor?.accountId, group.id);
  const [taxonomies, details, delegations, persons, requests, gone] = await Promise.all([
    group.canDraft || group.canRecord ? listTaxonomies(scope) : { themes: [], objectives: [] },
    listDrafts(scope, group.id, after),
    isEditable(scope.meeting.phase) ? listOwnDelegations(scope, group.id, after) : [],
    group.canRecord ? listSpeakable(scope, group.id) : [],
    listFloorRequests(scope, group.id, after),
    group.canRecord && issue ? listGonePoints(scope, group.id, issue.id) : [],
  ]);
  return (
    <>
      <Breadcrumbs
        items={[
          { href: `/meetings/${slug}`, label: pick(scope.meeting.shortTitle, locale).text },
          { href: `/meetings/${slug}/groups`, label: t('title') },
        ]}
      />
      <div className="head">
        <p className="small soft">
          {[
            t('of'),
            timesOf(group.startsAt, group.endsAt),
            group.room,
            group.language && languageName(group.language, locale),
          ]
            .filter(Boolean)
            .join(', ')}
          {own === 'FACILITATOR' || own === 'RAPPORTEUR'
            ? `. ${t('you', { role: t(`kind.${own}`).toLocaleLowerCase(locale) })}`
            : null}
        </p>
        <h1>
          <Localized text={group.names} fallback="silent" />
        </h1>
        {group.parties.length > 0 ? (
          <details>
            <summary className="small">{t('partiesCount', { count: group.parties.length })}</summary>
            <ul className="plain small">
              {group.parties.map(({ id, acronyms, names }) => (
                <li key={id}>
                  <Localized text={names} fallback="silent" />
                  {pick(acronyms, locale).text ? ` (${pick(acronyms, locale).text})` : null}
                </li>
              ))}
            </ul>
          </details>
        ) : null}
        {can(scope, 'briefing.read') ? (
          <BriefingLinks slug={slug} group={group.code} label={t('briefing.title')} />
        ) : null}
        {can(scope, 'report.read') ? (
          <p className="small">
            <Link href={`/meetings/${slug}/groups/${group.code}/report`}>{t('report')}</Link>
          </p>
        ) : null}
      </div>
      {/* Whoever signs in after somebody else in another tab has a room of their own, and leaves the other's edits alone. */}
      <RoomFrame
        key={place}
        meeting={slug}
        group={group.id}
        as={group.canRecord || group.canDraft ? 'writer' : isInside ? 'reader' : 'passer-by'}
        device={{ name: place, secret: deviceSecret(scope.actor?.accountId, group.id) }}
        words={deskWords(locale)}
        agenda={{
          issues: group.issues.map(({ id }) => id),
          issue: issue?.id ?? '',
          language: languageOfPoints(group.language, locale, scope.meeting.languages),
          drafting: group.canDraft ? { group: group.id, themes: taxonomyChoices(taxonomies, locale).themes } : null,
        }}
      >
        <RoomStatus
          locale={locale}
          zone={scope.meeting.zone}
          themes={taxonomyChoices(taxonomies, locale).themes}
          signIn={`/${locale}/sign-in?next=/${locale}/meetings/${slug}/groups/${code}`}
        />
        <div className={styles.room}>
          <div className="stack">
            <IssueList
              group={group}
              current={issue?.id}
              scope={scope}
              locale={locale}
              taxonomies={taxonomies}
              now={new Date()}
            />
            {isInside ? (
              <Speakers group={group} requests={requests} own={delegations} scope={scope} locale={locale} />
            ) : null}
          </div>
          {issue ? (
            <>
              <Points
                issue={issue}
                group={group}
                persons={persons}
                gone={gone}
                scope={scope}
                locale={locale}
                correct={typeof correct === 'string' ? correct : null}
              />
              <Drafts
                issue={issue}
                group={group}
                scope={scope}
                locale={locale}
                taxonomies={taxonomies}
                details={details}
                own={delegations}
              />
            </>
          ) : (
            <EmptyState title={t('issues')}>{t('noIssues')}</EmptyState>
          )}
        </div>
      </RoomFrame>
      <LiveRefresh
        meeting={slug}
        after={after}
        types={['groups', 'group', 'recommendation']}
        about={[
          scope.meeting.id,
          group.id,
          ...group.issues.flatMap(({ recommendations }) => recommendations.map(({ id }) => id)),
        ]}
        lost={t('live.lost')}
      />
    </>
  );
}
