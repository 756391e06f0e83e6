import 'server-only';
import { typesetPdf } from '@/lib/core/typst';
import { formatDate, formatDateTime, formatDay, formatTimeRange } from '@/lib/i18n/dates';
import { languageName } from '@/lib/i18n/numbers';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { isolated, nameInLine } from '@/lib/papers/model/participant-list';
import { capacityWord } from '@/lib/registration/model/capacity-word';
import { snapshotPath } from '@/lib/surveys/model/snapshot';
import type { Figure } from '@/lib/surveys/queries/figures';
import type { Briefing, Member } from '../queries/briefing';

export type BriefingFrame = {
  language: Locale;
  meeting: { slug: string; title: LocalizedText; zone: string; illustrative: boolean };
  baseUrl: string;
  /** When the sheet was made: what it says may have changed since. */
  madeAt: Date;
};

/** The briefing sheet of a group (PDF/UA-1, A4). Every figure says where among the survey's results it stands. */
export function renderBriefing(briefing: Briefing, frame: BriefingFrame): Promise<Uint8Array> {
  return typesetPdf('lib/breakouts/render/briefing.typ', { data: wordBriefing(briefing, frame) });
}

/** The sheet in words. */
export function wordBriefing(briefing: Briefing, { language, meeting, baseUrl, madeAt }: BriefingFrame) {
  const t = translator(language, 'breakouts');
  const local = (text: LocalizedText) => pick(text, language).text;
  const leaders = (kind: 'FACILITATOR' | 'RAPPORTEUR') => {
    const names = briefing.roles.filter((role) => role.kind === kind).map(({ name }) => isolated(name));
    return { label: t(`kind.${kind}`), value: names.join(', ') || t('noRoles') };
  };
  const people = briefing.delegations.reduce((sum, delegation) => sum + delegation.people.length, 0);
  return {
    language,
    title: t('briefing.titleOf', { name: local(briefing.names) }),
    kind: t('briefing.title'),
    name: local(briefing.names),
    meeting: local(meeting.title),
    illustrative: meeting.illustrative ? translator(language, 'common')('illustrative.band') : null,
    facts: [
      {
        label: t('briefing.time'),
        value: sayTime(briefing, language, meeting.zone) ?? t('briefing.notSet'),
      },
      { label: t('room'), value: briefing.room ?? t('briefing.notSet') },
      ...(briefing.language
        ? [{ label: t('briefing.language'), value: languageName(briefing.language, language) }]
        : []),
      leaders('FACILITATOR'),
      leaders('RAPPORTEUR'),
    ],
    'issues-title': t('issues'),
    'no-issues': briefing.issues.length === 0 ? t('noIssues') : null,
    legend: briefing.issues.some(({ figure }) => figure) ? t('briefing.legend') : null,
    issues: briefing.issues.map(({ position, title, shared, figure, minutes }) => ({
      number: String(position),
      title: local(title),
      figure: figure ? sayFigure(figure, language, meeting.zone) : t('noFigure'),
      shared: shared ? t('shared') : null,
      minutes: minutes === null ? null : t('briefing.minutes', { count: minutes }),
      changed: figure?.changedOn
        ? translator(language, 'results')('evidence.changed', { date: formatDay(figure.changedOn, language) })
        : null,
      way: figure ? addressOf(figure, { baseUrl, language, slug: meeting.slug }) : null,
    })),
    'way-label': t('briefing.way'),
    'members-title': t('briefing.members'),
    count: t('partiesPersons', { parties: briefing.delegations.length, persons: people }),
    delegations: briefing.delegations.map(({ names, acronyms, people: members }) => ({
      name: [local(names), local(acronyms) ? `(${local(acronyms)})` : ''].filter(Boolean).join(' '),
      people: members.map((member) => sayMember(member, language)),
    })),
    nobody: t('briefing.nobody'),
    made: t('briefing.made', { date: formatDateTime(madeAt, language, meeting.zone) }),
  };
}

/** Day and hours in the meeting's zone; null where they are not set. */
function sayTime({ startsAt, endsAt }: Briefing, language: Locale, zone: string): string | null {
  if (!startsAt) return null;
  if (!endsAt) return formatDateTime(startsAt, language, zone);
  return `${formatDate(startsAt, language, zone)}, ${formatTimeRange(startsAt, endsAt, language, zone)}`;
}

function sayFigure(figure: Figure, language: Locale, zone: string): string {
  const t = translator(language, 'breakouts');
  const { topCount: x, answered: n, rank } = figure;
  const count =
    x === null ? t('figureWithheld', { n }) : rank === null ? t('figureNoRank', { x, n }) : t('figure', { x, n, rank });
  return `${count}. ${t('briefing.snapshot', { number: figure.snapshot, date: formatDate(figure.takenAt, language, zone) })}`;
}

function addressOf(
  { snapshot, column, choice }: Figure,
  { baseUrl, language, slug }: { baseUrl: string; language: Locale; slug: string },
): string {
  return `${baseUrl}/${language}${snapshotPath(slug, snapshot, { columnKey: column, choiceCode: choice })}`;
}

function sayMember({ capacity, courtesyTitle, functionalTitle, ...name }: Member, language: Locale) {
  const t = translator(language, 'registration');
  const courtesy = courtesyTitle ? t(`courtesy.${courtesyTitle}`) : null;
  return {
    name: nameInLine(name, courtesy),
    details: [
      functionalTitle ? isolated(functionalTitle) : null,
      capacity === 'DELEGATE' ? null : capacityWord(t, capacity, courtesyTitle),
    ]
      .filter((part) => part !== null)
      .join(', '),
  };
}
