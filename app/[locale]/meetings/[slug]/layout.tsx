import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { illustrativeMetadata } from '@/components/shell/illustrative-metadata';
import { ClosedNotice } from '@/components/meetings/closed-notice';
import { tabsOf } from '@/components/meetings/tabs-of';
import { PageShell } from '@/components/shell/page-shell';
import { findMeeting } from '@/lib/auth/page';
import { formatDayRange } from '@/lib/i18n/dates';
import { pick } from '@/lib/i18n/pick';
import { cityName } from '@/lib/i18n/places';
import { getLocale } from '@/lib/i18n/words';

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
