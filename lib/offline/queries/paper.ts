import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { found, Refusal } from '@/lib/core/errors';
import { formatDateTime, formatDayRange, formatOffset } from '@/lib/i18n/dates';
import { pick, type LocalizedText } from '@/lib/i18n/pick';
import { cityName } from '@/lib/i18n/places';
import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import { aboutOf, typesCalledByName } from '@/lib/surveys/model/about';
import { askedParts } from '@/lib/surveys/model/asked';
import { definitionSchema, type SurveyDefinition } from '@/lib/surveys/model/definition';
import { sealedAnswers } from '@/lib/surveys/model/sealed-answers';
import {
  findAnsweringParty,
  findOwnResponse,
  listAnsweringParties,
  type AnsweringParty,
  type OwnResponse,
} from '@/lib/surveys/queries/own-response';
import { isReference, readReferences } from '@/lib/surveys/queries/references';
import { submissionPayloadSchema } from '@/lib/surveys/schema';
import { paperPages, type PaperAnswers } from '../model/paper';
import type { PaperData } from '../render/paper';
import { readNaming } from './naming';

/** The survey of a meeting as a paper needs it. */
type Asked = {
  title: LocalizedText;
  intro: LocalizedText;
  attributed: boolean;
  number: number;
  sha256: string;
  definition: SurveyDefinition;
};

/** The party with this code whose answer the reader may see; "not_found" for any other. */
export async function findReadableParty(scope: MeetingScope, code: string): Promise<AnsweringParty> {
  const own = (await listAnsweringParties(scope)).find((party) => party.code === code);
  return own ?? found(await findAnsweringParty(scope, code));
}

/** A blank questionnaire, for a party or for nobody in particular, which is the secretariat's. */
export async function findBlankPaper(
  scope: MeetingScope,
  { party: code, locale }: { party: string | null; locale: Locale },
): Promise<PaperData> {
  const party = code === null ? null : await findReadableParty(scope, code);
  const own = party && (await findOwnResponse(scope, party));
  if (!party) authorize(scope, 'survey.track');
  const asked = await findAsked(scope, null);
  const naming = await readNaming(asked.definition, null, locale);
  const pages = paperPages({ definition: asked.definition, topK: scope.meeting.topK, answers: null, naming, locale });
  const t = translator(locale, 'offline');
  return {
    ...frameOf(scope, asked, { locale, party: party && nameOf(party, locale) }),
    stamp: t('paper.blank'),
    state: null,
    seal: null,
    deadline: deadlineIn(scope, own?.deadline ?? scope.meeting.surveyClosesAt, locale),
    blank: true,
    pages,
  };
}

/**
 * A party's answer on paper: its last submission as it was sealed, or, where it is open, what is saved so far, marked as a
 * draft. Refuses "not_found" to whoever may not read the answer, and where there is none.
 */
export async function findFilledPaper(
  scope: MeetingScope,
  { party: code, locale }: { party: string; locale: Locale },
): Promise<PaperData> {
  const own = found(await findOwnResponse(scope, await findReadableParty(scope, code)));
  if (own.status === 'NONE') throw new Refusal('not_found');
  const sealed = own.status === 'SUBMITTED' ? await findSealed(scope, own) : null;
  const asked = await findAsked(scope, sealed?.version ?? null);
  const answers: PaperAnswers = sealed?.answers ?? (await readDraft(scope, own));
  const naming = await readNaming(asked.definition, answers, locale);
  const t = translator(locale, 'offline');
  const at = (moment: Date) =>
    `${formatDateTime(moment, locale, scope.meeting.zone)} (${formatOffset(moment, scope.meeting.zone)})`;
  return {
    ...frameOf(scope, asked, { locale, party: nameOf(own.party, locale) }),
    stamp: t(sealed ? 'paper.submitted' : 'paper.draft'),
    state: sealed
      ? t('paper.submittedState', { n: sealed.number, at: at(sealed.at), name: sealed.by })
      : t('paper.draftState', { at: at(own.lastSaved?.at ?? own.now) }),
    seal: sealed?.sha256 ?? null,
    deadline: sealed ? null : deadlineIn(scope, own.deadline, locale),
    blank: false,
    pages: paperPages({ definition: asked.definition, topK: scope.meeting.topK, answers, naming, locale }),
  };
}

/** What would be sealed now of an answer that is open: what is asked, with what is calculated from it. */
async function readDraft({ meeting }: MeetingScope, { version: { definition }, answers, now, files }: OwnResponse) {
  const lists = await readReferences(db(), typesCalledByName(definition).filter(isReference), now);
  return sealedAnswers(
    definition,
    askedParts(definition, answers, aboutOf(meeting, definition, { now, lists, files })),
  );
}

/** The last submission of an answer that may be read, as it was sealed. */
async function findSealed(scope: MeetingScope, { survey, party, submission }: OwnResponse) {
  const { number, sha256, at, by } = found(submission);
  const row = await db().submission.findFirst({
    where: {
      number,
      response: { surveyId: survey.id, party: { code: party.code }, survey: { meetingId: scope.meeting.id } },
    },
    select: { payload: true },
  });
  const { answers, version } = submissionPayloadSchema.parse(found(row).payload);
  return { number, sha256, at, by, answers, version };
}

/** The survey with one of its versions, or the latest. One statement. */
async function findAsked(scope: MeetingScope, version: number | null): Promise<Asked> {
  const [row] = await db().$queryRaw<(Omit<Asked, 'definition'> & { definition: unknown })[]>`
    SELECT s.title, s.intro, s.attributed, v.number, v.sha256, v.definition
    FROM "Survey" s JOIN "SurveyVersion" v ON v."surveyId" = s.id
    WHERE s."meetingId" = ${scope.meeting.id}::uuid AND (${version}::int IS NULL OR v.number = ${version}::int)
    ORDER BY s.id, v.number DESC LIMIT 1`;
  const asked = found(row);
  return { ...asked, definition: definitionSchema.parse(asked.definition) };
}

function nameOf({ names }: Pick<AnsweringParty, 'names'>, locale: Locale) {
  const { text, lang } = pick(names, locale);
  return { text, lang: lang ?? locale };
}

function deadlineIn({ meeting }: MeetingScope, deadline: Date | null, locale: Locale): string | null {
  if (!deadline) return null;
  const at = `${formatDateTime(deadline, locale, meeting.zone)}, ${formatOffset(deadline, meeting.zone)}`;
  const city = (meeting.zone.split('/').at(-1) ?? meeting.zone).replaceAll('_', ' ');
  return translator(locale, 'offline')('paper.deadline', { at, city });
}

/** What every paper of the survey says at its head and foot. */
function frameOf(
  { meeting }: MeetingScope,
  asked: Asked,
  { locale, party }: { locale: Locale; party: PaperData['party'] },
): Omit<PaperData, 'stamp' | 'state' | 'seal' | 'deadline' | 'blank' | 'pages'> {
  const t = translator(locale, 'offline');
  const title = pick(asked.title, locale).text;
  const meetingTitle = pick(meeting.title, locale).text;
  const intro = pick(asked.intro, locale);
  const names = [
    'only',
    'required',
    'instead',
    'seal',
    'how',
    'organisation',
    'filledBy',
    'filledOn',
    'day',
    'month',
    'year',
  ] as const;
  return {
    language: locale,
    title,
    meeting: `${meetingTitle}, ${cityName(meeting.city, locale)}, ${formatDayRange(meeting.startsOn, meeting.endsOn, locale)}`,
    running: [pick(meeting.shortTitle, locale).text, title, party?.text].filter(Boolean).join(' · '),
    foot: t('paper.version', { n: asked.number, seal: asked.sha256.slice(0, 16) }),
    party,
    illustrative: meeting.illustrative ? translator(locale, 'common')('illustrative.band') : null,
    intro: intro.text ? { text: intro.text, lang: intro.lang ?? locale } : null,
    attribution: translator(locale, 'surveys')(asked.attributed ? 'own.attributed' : 'own.notAttributed'),
    words: Object.fromEntries(names.map((name) => [name, t(`paper.${name}`)])) as PaperData['words'],
  };
}
