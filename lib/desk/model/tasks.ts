import type {
  InvitationStatus,
  MeetingPhase,
  MeetingRoleKind,
  RegistrationStatus,
  ResponseStatus,
  SurveyStatus,
} from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { deadlineOf, isLate, mayChange } from '@/lib/surveys/policy';
import { daysUntilDay } from './clock';
import type { MeetingFigures } from './figures';
import { decisionWork, lateWork } from './work';

/** For whom a mailbox does something; an assistant's mailbox only fills in for them. */
export type ActsFor = { id: string; name: string; isAssisted: boolean };

/** A role somebody holds in a meeting, with the state of what the role is about. */
export type HeldRole = {
  person: ActsFor;
  kind: MeetingRoleKind;
  slug: string;
  shortTitle: LocalizedText;
  illustrative: boolean;
  zone: string;
  startsOn: Date;
  endsOn: Date;
  registrationOpensAt: Date | null;
  registrationClosesAt: Date | null;
  surveyClosesAt: Date | null;
  /** The delegation of a focal point or delegate. */
  party: { names: LocalizedText; acronyms: LocalizedText } | null;
  invitation: InvitationStatus | null;
  /** By when the party is asked to answer its invitation; without it, until registration closes. */
  answerBy: Date | null;
  freeSeats: number | null;
  registration: { id: string; status: RegistrationStatus } | null;
  survey: SurveyStatus | null;
  graceHours: number;
  extendedTo: Date | null;
  response: ResponseStatus | null;
  phase: MeetingPhase;
  /** The group of a facilitator or rapporteur. */
  group: { code: string; names: LocalizedText } | null;
  /** General recommendations drafted from the group's own that wait for what it says. */
  asked: number;
  plenary: { items: number; undecided: number };
  /** Of a focal point: the silence procedure that ends first of those its delegation is asked in and has not broken. */
  silence: { item: string; symbol: string; closesAt: string } | null;
  /** Of a delegation's focal point or delegate: the clearing round that runs and asks it, and how many comments it has made. */
  clearing: { round: number; closesAt: string; comments: number } | null;
  /** Of a focal point: commitments that its party carries out and has sent no report on, and those whose last report was sent back or is accepted no more. */
  progress: { unreported: number; sentBack: number } | null;
  /**
   * Languages of the Highlights that wait for a signature: of the Chair, those that have been signed for their wording; of a
   * translator, those that they are named for and nobody has signed. None before the document is complete in every language.
   */
  toSign: string[];
  /** Of a translator: texts of the questionnaire that are missing or out of date in a language of the meeting. */
  untranslated: number;
};

export type TaskKey =
  | 'answerInvitation'
  | 'namePeople'
  | 'answerSurvey'
  | 'completeRegistration'
  | 'registrationSubmitted'
  | 'registrationConfirmed'
  | 'registrationWaitlisted'
  | 'groupAsked'
  | 'groupNow'
  | 'groupAhead'
  | 'silence'
  | 'clearing'
  | 'plenaryOpen'
  | 'plenaryAhead'
  | 'plenaryDone'
  | 'progress'
  | 'signHighlights'
  | 'signWording'
  | 'texts'
  | 'questionnaire'
  | 'travel'
  | 'logistics'
  | 'funding'
  | 'door'
  | 'follow'
  | 'desk';

/** One thing asked of somebody: in which meeting, by when, and the page where it is done (without language). */
export type Task = {
  key: TaskKey;
  shape: 'late' | 'ask' | 'half' | 'open' | 'done';
  meeting: { slug: string; shortTitle: LocalizedText; illustrative: boolean; zone: string };
  due: Date | null;
  /** True where `due` is a day of the meeting and not a moment. */
  isDay: boolean;
  href: string;
  /** The delegation or group it is about. */
  about: LocalizedText | null;
  counts: Record<string, number>;
  /** Whose task it is; null for a desk, which is the mailbox's. */
  person: ActsFor | null;
};

type Draft = Pick<Task, 'key' | 'shape' | 'href'> & Partial<Task>;

function taskOf({ slug, shortTitle, illustrative, zone }: Task['meeting'], draft: Draft): Task {
  return {
    meeting: { slug, shortTitle, illustrative, zone },
    due: null,
    isDay: false,
    about: null,
    counts: {},
    person: null,
    ...draft,
  };
}

/** What is asked of a focal point: an answer, names, the survey, a decision by silence. Nothing once the window for it has closed. */
function ofFocalPoint(role: HeldRole, now: Date): Draft[] {
  return [...ofInvited(role, now), ...ofSilence(role, now)];
}

/** A round of comments on the Highlights, until its deadline; under way once the delegation has said something. */
function ofClearing({ slug, clearing, party }: HeldRole, now: Date): Draft[] {
  if (!clearing || new Date(clearing.closesAt) <= now) return [];
  const { round, comments } = clearing;
  return [
    {
      key: 'clearing',
      shape: comments > 0 ? 'half' : 'ask',
      due: new Date(clearing.closesAt),
      href: `/meetings/${slug}/clearing?round=${round}`,
      about: party?.names ?? null,
    },
  ];
}

/** Commitments that the party carries out: those of which nothing was reported, or of whose report more is asked. */
function ofProgress({ slug, progress, party }: HeldRole): Draft[] {
  if (!progress || progress.unreported + progress.sentBack === 0) return [];
  const href = `/meetings/${slug}/follow-up/report`;
  return [{ key: 'progress', shape: 'ask', href, about: party?.names ?? null, counts: progress }];
}

/** A text that is adopted unless the delegation objects. */
function ofSilence({ slug, silence, party }: HeldRole, now: Date): Draft[] {
  if (!silence || new Date(silence.closesAt) <= now) return [];
  const href = `/meetings/${slug}/plenary/${silence.item}#silence`;
  return [{ key: 'silence', shape: 'ask', due: new Date(silence.closesAt), href, about: party?.names ?? null }];
}

function ofInvited(role: HeldRole, now: Date): Draft[] {
  const base = `/meetings/${role.slug}`;
  const about = role.party?.names ?? null;
  const isOpen = (closes: Date | null) => closes === null || closes > now;
  const hasOpened = role.registrationOpensAt === null || role.registrationOpensAt <= now;
  const registers = { due: role.registrationClosesAt, href: `${base}/delegation`, about };
  if (role.invitation === 'SENT' && isOpen(role.registrationClosesAt))
    return [
      {
        key: 'answerInvitation',
        shape: isOpen(role.answerBy) ? 'ask' : 'late',
        ...registers,
        due: role.answerBy ?? role.registrationClosesAt,
      },
    ];
  if (role.invitation !== 'ACCEPTED') return [];
  const free = role.freeSeats ?? 0;
  return [
    ...(free > 0 && hasOpened && isOpen(role.registrationClosesAt)
      ? [{ key: 'namePeople', shape: 'ask', ...registers, counts: { free } } as const]
      : []),
    ...surveyDrafts(role, now).map((draft) => ({ ...draft, href: `${base}/survey`, about })),
  ];
}

/** The survey while this party can still answer it: by its own deadline, and late until the last moment. */
function surveyDrafts(
  { survey: status, surveyClosesAt: closesAt, response, ...role }: HeldRole,
  now: Date,
): Pick<Task, 'key' | 'shape' | 'due'>[] {
  if (!status) return [];
  const window = { ...role, status, closesAt };
  if (!mayChange(window, response, now)) return [];
  return [{ key: 'answerSurvey', shape: isLate(window, now) ? 'late' : 'ask', due: deadlineOf(window) }];
}

/** Where a delegate's own registration stands. */
function ofDelegate(role: HeldRole): Draft[] {
  if (!role.registration) return [];
  const { id, status } = role.registration;
  const own = { href: `/meetings/${role.slug}/registration/${id}`, about: role.party?.names ?? null };
  switch (status) {
    case 'INVITED':
    case 'NOMINATED':
      return [{ key: 'completeRegistration', shape: 'ask', due: role.registrationClosesAt, ...own }];
    case 'SUBMITTED':
      return [{ key: 'registrationSubmitted', shape: 'half', ...own }];
    case 'WAITLISTED':
      return [{ key: 'registrationWaitlisted', shape: 'half', ...own }];
    case 'CONFIRMED':
      return [{ key: 'registrationConfirmed', shape: 'done', due: role.startsOn, isDay: true, ...own }];
    default:
      return [];
  }
}

function ofGroup(role: HeldRole, now: Date): Draft[] {
  if (!role.group) return [];
  const isNow = daysUntilDay(now, role.startsOn, role.zone) <= 0 && daysUntilDay(now, role.endsOn, role.zone) >= 0;
  const group = { href: `/meetings/${role.slug}/groups/${role.group.code}`, about: role.group.names };
  const toConcur = `/meetings/${role.slug}/recommendations?level=GENERAL&state=CONCURRENCE`;
  const asked: Draft[] =
    role.asked > 0
      ? [{ key: 'groupAsked', shape: 'ask', about: role.group.names, href: toConcur, counts: { asked: role.asked } }]
      : [];
  return [
    ...asked,
    isNow
      ? { key: 'groupNow', shape: 'ask', ...group }
      : { key: 'groupAhead', shape: 'open', due: role.startsOn, isDay: true, ...group },
  ];
}

function ofSigning({ slug, toSign }: HeldRole, key: 'signHighlights' | 'signWording'): Draft[] {
  if (toSign.length === 0) return [];
  const href = `/manage/${slug}/highlights/sign`;
  return [{ key, shape: 'ask', href, counts: { languages: toSign.length } }];
}

function ofChair(role: HeldRole): Draft[] {
  const { items, undecided } = role.plenary;
  const plenary = { href: `/meetings/${role.slug}/plenary`, counts: { items, undecided } };
  if (items === 0) return [{ key: 'plenaryAhead', shape: 'open', due: role.endsOn, isDay: true, ...plenary }];
  return [
    undecided > 0
      ? { key: 'plenaryOpen', shape: 'ask', due: role.endsOn, isDay: true, ...plenary }
      : { key: 'plenaryDone', shape: 'done', ...plenary },
  ];
}

/** The questionnaire while something of it is to be translated, and the texts of the outcome. */
function ofTranslator({ slug, untranslated }: HeldRole): Draft[] {
  const texts: Draft = { key: 'texts', shape: 'ask', href: `/manage/${slug}/highlights` };
  if (untranslated === 0) return [texts];
  const href = `/manage/${slug}/survey/questionnaire/translate`;
  return [{ key: 'questionnaire', shape: 'ask', href, counts: { untranslated } }, texts];
}

/** What goes on after a meeting is closed: the Highlights are cleared and signed in the weeks that follow. */
function ofOutcome(role: HeldRole, now: Date): Draft[] {
  switch (role.kind) {
    case 'FOCAL_POINT':
    case 'DELEGATE':
      return [...ofClearing(role, now), ...ofProgress(role)];
    case 'CHAIR':
      return ofSigning(role, 'signHighlights');
    case 'TRANSLATOR':
      return ofSigning(role, 'signWording');
    default:
      return [];
  }
}

function draftsOf(role: HeldRole, now: Date): Draft[] {
  if (role.phase === 'CLOSED') return ofOutcome(role, now);
  return [...ofOutcome(role, now), ...ofMeeting(role, now)];
}

function ofMeeting(role: HeldRole, now: Date): Draft[] {
  switch (role.kind) {
    case 'FOCAL_POINT':
      return ofFocalPoint(role, now);
    case 'DELEGATE':
      return ofDelegate(role);
    case 'FACILITATOR':
    case 'RAPPORTEUR':
      return ofGroup(role, now);
    case 'CHAIR':
    case 'SCREEN_OPERATOR':
      return ofChair(role);
    case 'TRANSLATOR':
      return ofTranslator(role);
    case 'TRAVEL':
      return [{ key: 'travel', shape: 'ask', due: role.startsOn, isDay: true, href: `/manage/${role.slug}/travel` }];
    case 'LOGISTICS':
      return [
        { key: 'logistics', shape: 'ask', due: role.startsOn, isDay: true, href: `/manage/${role.slug}/logistics` },
      ];
    case 'FINANCE':
      return [{ key: 'funding', shape: 'ask', due: role.startsOn, isDay: true, href: `/manage/${role.slug}/funding` }];
    case 'DOOR':
      // With a place in it: the page is loaded whole, as a document that may use the camera.
      return [{ key: 'door', shape: 'ask', due: role.startsOn, isDay: true, href: `/manage/${role.slug}/door#main` }];
    case 'ORGANISER':
      // The desk below says it, from the same counts as the desk itself.
      return [];
    default:
      return [{ key: 'follow', shape: 'open', due: role.startsOn, isDay: true, href: `/meetings/${role.slug}` }];
  }
}

/** What is asked of the holder of these roles at `now`, by date; the same page asked for twice is one task. */
export function tasksOf(roles: readonly HeldRole[], now: Date): Task[] {
  // Two who are named for different languages and share a mailbox find both in one task.
  const ofMailbox = ({ slug, kind }: HeldRole) =>
    new Set(roles.flatMap((role) => (role.slug === slug && role.kind === kind ? role.toSign : [])));
  const tasks = roles.flatMap((role) => {
    const joined = role.toSign.length > 0 ? { ...role, toSign: [...ofMailbox(role)] } : role;
    return draftsOf(joined, now).map((draft) => taskOf(role, { ...draft, person: role.person }));
  });
  const once = new Map(tasks.map((task) => [`${task.key} ${task.href}`, task]));
  return [...once.values()].sort((one, other) => (one.due?.getTime() ?? Infinity) - (other.due?.getTime() ?? Infinity));
}

/** Tasks of a mailbox by whose they are, one's own first; where there is one person alone, one group. */
export function groupTasks(tasks: readonly Task[]): { person: ActsFor | null; tasks: Task[] }[] {
  const groups = new Map<string, Task[]>();
  for (const task of tasks) {
    const key = task.person?.id ?? '';
    groups.set(key, [...(groups.get(key) ?? []), task]);
  }
  return [...groups.values()]
    .map((group) => ({ person: group[0]?.person ?? null, tasks: group }))
    .sort((one, other) => weightOf(one.person) - weightOf(other.person));
}

const weightOf = (person: ActsFor | null) => (person === null ? 0 : person.isAssisted ? 2 : 1);

/** A desk as one line: how much is late and how much awaits a decision. */
export function deskTask(meeting: MeetingFigures, now: Date): Task {
  const late = lateWork(meeting.figures, meeting, now).length;
  const decide = decisionWork(meeting.figures, meeting, now).length;
  const shape = late > 0 ? 'late' : decide > 0 ? 'ask' : 'done';
  return taskOf(meeting, {
    key: 'desk',
    shape,
    due: meeting.startsOn,
    isDay: true,
    href: `/manage/${meeting.slug}`,
    counts: { late, decide },
  });
}
