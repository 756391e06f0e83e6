import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { ClosedNotice } from '@/components/meetings/closed-notice';
import { tabsOf } from '@/components/meetings/tabs-of';
import { illustrativeMetadata } from '@/components/shell/illustrative-metadata';
import { PageShell } from '@/components/shell/page-shell';
import type { NavGroup } from '@/components/shell/nav-item';
import { findMeeting } from '@/lib/auth/page';
import { can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { sideCounts, type SideCounts } from '@/lib/desk/queries/desk';
import { formatDayRange } from '@/lib/i18n/dates';
import { pick } from '@/lib/i18n/pick';
import { cityName } from '@/lib/i18n/places';
import { getLocale, getTranslations } from '@/lib/i18n/words';

type Props = { children: ReactNode; params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const scope = await findMeeting((await params).slug);
  return scope?.meeting.illustrative ? illustrativeMetadata : {};
}

/**
 * Frame of the secretariat's pages of one meeting. It decides nothing: each page asks for its own permission, so a
 * translator may come to the texts without a desk, and keeps the meeting's tabs there. Who may not know of the meeting gets the page's own answer.
 */
export default async function ManageLayout({ children, params }: Props) {
  const [locale, { slug }] = await Promise.all([getLocale(), params]);
  const scope = await findMeeting(slug);
  if (!scope) return <PageShell>{children}</PageShell>;
  const { shortTitle, city, startsOn, endsOn, illustrative, zone } = scope.meeting;
  const place = `${pick(shortTitle, locale).text}, ${cityName(city, locale)}, ${formatDayRange(startsOn, endsOn, locale)}`;
  const counts = can(scope, 'meeting.manage') ? await sideCounts(scope) : null;
  return (
    <PageShell
      place={place}
      illustrative={illustrative}
      zone={zone}
      {...(counts ? { side: await sideOf(scope, counts) } : { tabs: await tabsOf(scope) })}
    >
      <ClosedNotice scope={scope} />
      {children}
    </PageShell>
  );
}

/** The nouns of a meeting in the order of the chain, with how many there are. */
async function sideOf(scope: MeetingScope, counts: SideCounts): Promise<NavGroup[]> {
  const t = await getTranslations('meetings.side');
  const base = `/manage/${scope.meeting.slug}`;
  const item = (key: Parameters<typeof t>[0] & string, page: string, count?: number) => ({
    href: `${base}/${page}`,
    label: t(key),
    ...(count ? { count } : {}),
  });
  return [
    { items: [{ href: base, label: t('desk'), exact: true }] },
    {
      heading: t('before'),
      items: [
        item('invitations', 'invitations', counts.invitations),
        item('delegations', 'delegations', counts.delegations),
        item('registrations', 'registrations', counts.registrations),
        item('forms', 'forms'),
        item('funding', 'funding'),
        item('papers', 'papers'),
        item('exports', 'exports'),
        item('agenda', 'agenda'),
        item('documents', 'documents'),
        item('survey', 'survey', counts.responses),
      ],
    },
    {
      heading: t('at'),
      items: [
        { ...item('door', 'door'), isWhole: true },
        item('groups', 'groups', counts.groups),
        item('recommendations', 'recommendations', counts.recommendations),
        item('plenary', 'plenary', counts.plenary),
      ],
    },
    { heading: t('after'), items: [item('highlights', 'highlights'), item('followUp', 'follow-up')] },
    {
      heading: t('meeting'),
      items: [
        { ...item('data', 'edit'), includes: [`${base}/cancel`] },
        item('takeOver', 'take-over'),
        item('messages', 'messages'),
        item('audit', 'audit'),
        { href: `/meetings/${scope.meeting.slug}`, label: t('public'), exact: true },
      ],
    },
  ];
}
