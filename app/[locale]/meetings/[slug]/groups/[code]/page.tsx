import type { Metadata } from 'next';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { EmptyState } from '@/components/ui/empty-state';
import { Localized } from '@/components/ui/localized';
import { meetingPage, orNotFound } from '@/lib/auth/page';
import { findGroup } from '@/lib/breakouts/queries';
import { readLiveSeq } from '@/lib/core/live-seq';
import { formatTime } from '@/lib/i18n/dates';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';
import { listTaxonomies } from '@/lib/recommendations/queries';
import { Drafts } from './drafts';
import { IssueList } from './issue-list';
import { Points } from './points';
import styles from './room.module.css';

type Props = {
  params: Promise<{ locale: Locale; slug: string; code: string }>;
  searchParams: Promise<{ issue?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { code } = await params;
  return { title: `${(await getTranslations('breakouts'))('of')} ${code.toUpperCase()}` };
}

/** A group at work: its issues with the figures that put them there, what was said, and what is drafted. */
export default async function GroupPage({ params, searchParams }: Props) {
  const [{ locale, slug, code }, { issue: chosen }] = await Promise.all([params, searchParams]);
  const scope = await meetingPage(slug, {
    locale,
    permission: 'group.read',
    here: `/${locale}/meetings/${slug}/groups/${code}`,
  });
  const after = await readLiveSeq(scope.meeting.id);
  const [t, group] = await Promise.all([
    getTranslations('breakouts'),
    orNotFound(findGroup(scope, code.toUpperCase())),
  ]);
  const issue = group.issues.find(({ id }) => id === chosen) ?? group.issues[0];
  const own = scope.grants.find(({ groupId }) => groupId === group.id)?.role;
  const taxonomies = group.canDraft || group.canRecord ? await listTaxonomies(scope) : { themes: [], objectives: [] };
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
          {[t('of'), group.startsAt ? formatTime(group.startsAt, locale, scope.meeting.zone) : null, group.room]
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
      </div>
      <div className={styles.room}>
        <IssueList group={group} current={issue?.id} scope={scope} locale={locale} taxonomies={taxonomies} />
        {issue ? (
          <>
            <Points issue={issue} group={group} scope={scope} locale={locale} />
            <Drafts issue={issue} group={group} scope={scope} locale={locale} taxonomies={taxonomies} />
          </>
        ) : (
          <EmptyState title={t('issues')}>{t('noIssues')}</EmptyState>
        )}
      </div>
      <LiveRefresh meeting={slug} after={after} types={['groups', 'group', 'recommendation']} lost={t('live.lost')} />
    </>
  );
}
