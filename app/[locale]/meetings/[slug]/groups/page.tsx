import type { Metadata } from 'next';
import { LiveRefresh } from '@/components/live/live-refresh';
import { Breadcrumbs } from '@/components/ui/breadcrumbs';
import { DataTable } from '@/components/ui/data-table';
import { EmptyState } from '@/components/ui/empty-state';
import { Localized } from '@/components/ui/localized';
import { Sym } from '@/components/ui/sym';
import { meetingPage } from '@/lib/auth/page';
import { listGroups } from '@/lib/breakouts/queries';
import { Link } from '@/lib/i18n/navigation';
import { pick } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { getTranslations } from '@/lib/i18n/words';

type Props = { params: Promise<{ locale: Locale; slug: string }> };

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('breakouts'))('title') };
}

/** The groups of the meeting, the reader's own first to be found by its mark. */
export default async function GroupsPage({ params }: Props) {
  const { locale, slug } = await params;
  const scope = await meetingPage(slug, {
    locale,
    permission: 'group.read',
    here: `/${locale}/meetings/${slug}/groups`,
  });
  const [t, groups] = await Promise.all([getTranslations('breakouts'), listGroups(scope)]);
  return (
    <>
      <Breadcrumbs items={[{ href: `/meetings/${slug}`, label: pick(scope.meeting.shortTitle, locale).text }]} />
      <div className="head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      {groups.length === 0 ? (
        <EmptyState title={t('empty.title')} level={2}>
          {t('empty.text')}
        </EmptyState>
      ) : (
        <DataTable
          caption={t('title')}
          hideCaption
          cards
          rows={groups}
          rowKey={({ id }) => id}
          columns={[
            {
              key: 'group',
              head: t('group'),
              cell: ({ code, names }) => (
                <>
                  <Link href={`/meetings/${slug}/groups/${code}`}>
                    <Localized text={names} fallback="silent" />
                  </Link>{' '}
                  <Sym>{code}</Sym>
                </>
              ),
            },
            { key: 'room', head: t('room'), cell: ({ room }) => room ?? '–' },
            {
              key: 'roles',
              head: t('roles'),
              cell: ({ roles }) =>
                roles.length === 0 ? (
                  <span className="soft">{t('noRoles')}</span>
                ) : (
                  roles.map(({ id, kind, name }) => (
                    <span key={id} className="sub">
                      <bdi>{name}</bdi>,{' '}
                      {t(`kind.${kind === 'FACILITATOR' ? kind : 'RAPPORTEUR'}`).toLocaleLowerCase(locale)}
                    </span>
                  ))
                ),
            },
            { key: 'parties', head: t('parties'), numeric: true, cell: ({ parties }) => parties },
            { key: 'issues', head: t('issues'), numeric: true, cell: ({ issues }) => issues },
            {
              key: 'recommendations',
              head: t('recommendations'),
              numeric: true,
              cell: ({ recommendations }) => recommendations,
            },
            { key: 'submitted', head: t('submitted'), numeric: true, cell: ({ submitted }) => submitted },
          ]}
        />
      )}
      <LiveRefresh
        meeting={slug}
        after={scope.meeting.liveSeq}
        types={['groups', 'group', 'recommendation']}
        lost={t('live.lost')}
      />
    </>
  );
}
