import type { NavItem } from '@/components/shell/nav-item';
import { can, holdsAny, type Permission } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { isAskedToClear } from '@/lib/clearing/queries/rounds';
import { hasDocuments } from '@/lib/documents/queries';
import { getTranslations } from '@/lib/i18n/words';

/** The nouns of a meeting that the reader may open: for participants, and for officers on the page they work on. */
export async function tabsOf(scope: MeetingScope): Promise<NavItem[]> {
  const t = await getTranslations('meetings.tabs');
  const { isPublished } = scope.meeting;
  const base = `/meetings/${scope.meeting.slug}`;
  const isSecretariat = can(scope, 'meeting.manage');
  const mine = (permission: Permission) => !isSecretariat && holdsAny(scope, permission);
  const tabs = [
    { key: 'meeting', href: base, exact: true, open: true },
    { key: 'agenda', href: `${base}/agenda`, open: holdsAny(scope, 'agenda.keep') },
    { key: 'delegation', href: `${base}/delegation`, open: mine('delegation.read') },
    { key: 'survey', href: `${base}/survey`, open: mine('survey.read') },
    { key: 'groups', href: `${base}/groups`, open: can(scope, 'group.read') },
    { key: 'recommendations', href: `${base}/recommendations`, open: can(scope, 'recommendation.read') },
    { key: 'plenary', href: `${base}/plenary`, open: can(scope, 'plenary.read') },
    { key: 'participants', href: `${base}/participants`, open: can(scope, 'participants.read') },
    { key: 'documents', href: `${base}/documents`, open: await hasDocuments(scope) },
    { key: 'clearing', href: `${base}/clearing`, open: await isAskedToClear(scope) },
    {
      key: 'sign',
      href: `/manage/${scope.meeting.slug}/highlights/sign`,
      open: !isSecretariat && can(scope, 'outcome.read-draft'),
    },
    { key: 'highlights', href: `${base}/highlights`, open: isPublished },
    { key: 'chain', href: `${base}/chain`, open: isPublished },
    { key: 'followUp', href: `${base}/follow-up`, open: isPublished },
    { key: 'travel', href: `/manage/${scope.meeting.slug}/travel`, open: can(scope, 'travel.read') },
    { key: 'logistics', href: `/manage/${scope.meeting.slug}/logistics`, open: can(scope, 'logistics.read') },
    { key: 'funding', href: `/manage/${scope.meeting.slug}/funding`, open: mine('funding.read') },
    { key: 'desk', href: `/manage/${scope.meeting.slug}`, open: isSecretariat },
  ] as const;
  return tabs
    .filter(({ open }) => open)
    .map(({ key, href, ...tab }) => ({ href, label: t(key), ...('exact' in tab ? { exact: true } : {}) }));
}
