import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { illustrativeMetadata } from '@/components/shell/illustrative-metadata';
import { ClosedNotice } from '@/components/meetings/closed-notice';
import { PageShell } from '@/components/shell/page-shell';
import { findMeeting } from '@/lib/auth/page';
import { can, holdsAny, type Permission } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { formatDayRange } from '@/lib/i18n/dates';
import { pick } from '@/lib/i18n/pick';
import { cityName } from '@/lib/i18n/places';
import { getLocale, getTranslations } from '@/lib/i18n/words';

type Props = { children: ReactNode; params: Promise<{ locale: string; slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const scope = await findMeeting((await params).slug);
  return scope?.meeting.illustrative ? illustrativeMetadata : {};
}

/** Frame of everything a participant or the public reads of one meeting. Whoever may not know of it gets the page's own answer. */
export default async function MeetingLayout({ children, params }: Props) {
  const [locale, { slug }] = await Promise.all([getLocale(), params]);
  const scope = await findMeeting(slug);
  if (!scope) return <PageShell>{children}</PageShell>;
  const { shortTitle, city, startsOn, endsOn, illustrative, zone } = scope.meeting;
  const place = `${pick(shortTitle, locale).text}, ${cityName(city, locale)}, ${formatDayRange(startsOn, endsOn, locale)}`;
  return (
    <PageShell place={place} illustrative={illustrative} zone={zone} tabs={await tabsOf(scope)}>
      <ClosedNotice scope={scope} />
      {children}
    </PageShell>
  );
}

/** Only what the reader may open. */
async function tabsOf(scope: MeetingScope) {
  const t = await getTranslations('meetings.tabs');
  const { isPublished } = scope.meeting;
  const base = `/meetings/${scope.meeting.slug}`;
  const isSecretariat = can(scope, 'meeting.manage');
  const mine = (permission: Permission) => !isSecretariat && holdsAny(scope, permission);
  const tabs = [
    { key: 'meeting', href: base, exact: true, open: true },
    { key: 'delegation', href: `${base}/delegation`, open: mine('delegation.read') },
    { key: 'survey', href: `${base}/survey`, open: mine('survey.read') },
    { key: 'groups', href: `${base}/groups`, open: can(scope, 'group.read') },
    { key: 'recommendations', href: `${base}/recommendations`, open: can(scope, 'recommendation.read') },
    { key: 'plenary', href: `${base}/plenary`, open: can(scope, 'plenary.read') },
    { key: 'participants', href: `${base}/participants`, open: can(scope, 'participants.read') },
    { key: 'highlights', href: `${base}/highlights`, open: isPublished },
    { key: 'chain', href: `${base}/chain`, open: isPublished },
    { key: 'travel', href: `/manage/${scope.meeting.slug}/travel`, open: can(scope, 'travel.read') },
    { key: 'logistics', href: `/manage/${scope.meeting.slug}/logistics`, open: can(scope, 'logistics.read') },
    { key: 'desk', href: `/manage/${scope.meeting.slug}`, open: isSecretariat },
  ] as const;
  return tabs
    .filter(({ open }) => open)
    .map(({ key, href, ...tab }) => ({ href, label: t(key), exact: 'exact' in tab }));
}
