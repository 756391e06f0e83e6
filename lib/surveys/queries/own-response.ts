import { authorize, can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { Refusal } from '@/lib/core/errors';
import type { ResponseStatus, SurveyStatus } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { asksParty, deadlineOf, isUnderWay, lastMomentOf, mayChange, windowState, type WindowState } from '../policy';
import { readAnswerRows } from './answer-rows';
import { readRetired, type RetiredChoices } from './retired-choices';
import { readFileNames } from './survey-file';
import type { SurveyDefinition } from '../model/definition';
import { knownDefinition } from './known-definition';
import type { SurveyAnswer } from '../schema';

/** A delegation whose answer the reader may see. */
export type AnsweringParty = { delegationId: string; code: string; names: LocalizedText; acronyms: LocalizedText };

/** A party's one answer, as its own page shows it. */
export type OwnResponse = {
  survey: { id: string; title: LocalizedText; intro: LocalizedText; attributed: boolean };
  version: { id: string; number: number; definition: SurveyDefinition };
  party: AnsweringParty;
  /** The database's time of this reading. */
  now: Date;
  /** A member of the delegation has seen the questionnaire before. */
  isOpened: boolean;
  window: WindowState;
  /** The survey itself is closed, or its meeting: nobody answers any more. */
  isOver: boolean;
  /** Until when this party is asked to answer, and until when a late answer is taken; null where there is no deadline. */
  deadline: Date | null;
  lastMoment: Date | null;
  /** More time that the party was given, where that is what counts. */
  extension: { until: Date; reason: string } | null;
  /** False once submitted or closed, and for readers who may not answer for the party. */
  mayAnswer: boolean;
  maySubmit: boolean;
  status: ResponseStatus | 'NONE';
  /** By question code; only what is answered. */
  answers: Record<string, SurveyAnswer>;
  /** What these answers name and the questionnaire no longer offers. */
  retired: RetiredChoices;
  /** Names of the files among the answers, by id. */
  files: ReadonlyMap<string, string>;
  /** Revision of each question that was ever answered, who wrote it last and when; by question code. */
  written: Record<string, { revision: number; by: string | null; at: Date | null }>;
  /** Last change of an answer. */
  lastSaved: { by: string | null; at: Date } | null;
  submission: { number: number; sha256: string; at: Date; by: string; isLate: boolean } | null;
  /** The secretariat's last reopening, where the answer is open because of it. */
  reopened: { reason: string; at: Date } | null;
};

type Row = {
  surveyId: string;
  isOpened: boolean;
  title: LocalizedText;
  intro: LocalizedText;
  attributed: boolean;
  surveyStatus: SurveyStatus;
  versionId: string;
  versionNumber: number;
  versionSha256: string;
  definition: unknown;
  responseId: string | null;
  status: ResponseStatus | null;
  savedAt: Date | null;
  savedBy: string | null;
  number: number | null;
  sha256: string | null;
  submittedAt: Date | null;
  submittedBy: string | null;
  reopenedReason: string | null;
  reopenedAt: Date | null;
  graceHours: number;
  extendedTo: Date | null;
  extensionReason: string | null;
  isLate: boolean | null;
  now: Date;
};

/** The delegations for which this reader holds a role that answers, and which the survey asks; in the order of the parties' codes. */
export async function listAnsweringParties(scope: MeetingScope): Promise<AnsweringParty[]> {
  authorize(scope, 'meeting.participate');
  const ids = scope.grants.flatMap(({ delegationId }) => (delegationId ? [delegationId] : []));
  if (ids.length === 0) return [];
  const rows = await db().delegation.findMany({
    where: { meetingId: scope.meeting.id, id: { in: ids } },
    orderBy: { party: { code: 'asc' } },
    select: {
      id: true,
      party: { select: { code: true, kind: true, names: true, acronyms: true } },
      meeting: { select: { surveys: { orderBy: { id: 'asc' }, take: 1, select: { asks: true } } } },
    },
  });
  return rows
    .filter(({ id }) => can(scope, 'survey.read', { delegationId: id }))
    .filter(({ party, meeting: { surveys } }) => surveys.every(({ asks }) => asksParty(asks, party.kind)))
    .map(({ id, party }) => ({
      delegationId: id,
      code: party.code,
      names: party.names as LocalizedText,
      acronyms: party.acronyms as LocalizedText,
    }));
}

/** A party of the meeting by its code, for the secretariat's reading; null where it has no delegation. */
export async function findAnsweringParty(scope: MeetingScope, code: string): Promise<AnsweringParty | null> {
  authorize(scope, 'survey.track');
  const row = await db().delegation.findFirst({
    where: { meetingId: scope.meeting.id, party: { code } },
    select: { id: true, party: { select: { code: true, names: true, acronyms: true } } },
  });
  return (
    row && {
      delegationId: row.id,
      code: row.party.code,
      names: row.party.names as LocalizedText,
      acronyms: row.party.acronyms as LocalizedText,
    }
  );
}

/**
 * The answer of one party with everything its page shows, in three statements, and one more where a file was given or a choice is no longer offered. Null where the meeting has no published survey.
 * Refuses "not_found" for a delegation the reader has no part in, and to the secretariat where answers are anonymous.
 */
export async function findOwnResponse(scope: MeetingScope, party: AnsweringParty): Promise<OwnResponse | null> {
  authorize(scope, 'survey.read', { delegationId: party.delegationId });
  const [row] = await db().$queryRaw<Row[]>`
    SELECT s.id AS "surveyId", s.title, s.intro, s.attributed, s.status AS "surveyStatus", s."graceHours", v.id AS "versionId", v.number AS "versionNumber", v.sha256 AS "versionSha256", v.definition,
           r.id AS "responseId", r.status, event.at AS "savedAt", event.by AS "savedBy",
           sub.number, sub.sha256, sub.at AS "submittedAt", sub."byName" AS "submittedBy",
           sub.late AS "isLate", EXISTS (SELECT 1 FROM "SurveyContact" c WHERE c."surveyId" = s.id AND c."partyId" = d."partyId" AND c."openedAt" IS NOT NULL) AS "isOpened",
           more.until AS "extendedTo", more.reason AS "extensionReason",
           again.reason AS "reopenedReason", again.at AS "reopenedAt", now() AS now
    FROM "Delegation" d
    JOIN "Party" asked ON asked.id = d."partyId"
    JOIN "Survey" s ON s."meetingId" = d."meetingId" AND survey_asks(s.asks, asked.kind)
    JOIN LATERAL (SELECT * FROM "SurveyVersion" v WHERE v."surveyId" = s.id ORDER BY v.number DESC LIMIT 1) v ON true
    LEFT JOIN "Response" r ON r."surveyId" = s.id AND r."partyId" = d."partyId"
    LEFT JOIN LATERAL (
      SELECT e.at, (SELECT trim(p."givenName" || ' ' || p.surname) FROM "AccountPerson" ap JOIN "Person" p ON p.id = ap."personId"
                    WHERE ap."accountId" = e."byAccountId" AND NOT ap.assistant ORDER BY ap."primary" DESC, p.id LIMIT 1) AS by
      FROM "AnswerEvent" e WHERE e."responseId" = r.id ORDER BY e.at DESC, e.revision DESC LIMIT 1
    ) event ON true
    LEFT JOIN LATERAL (SELECT * FROM "Submission" x WHERE x."responseId" = r.id ORDER BY x.number DESC LIMIT 1) sub ON true
    LEFT JOIN LATERAL (SELECT * FROM "Reopening" o WHERE o."responseId" = r.id ORDER BY o.at DESC LIMIT 1) again ON true
    LEFT JOIN LATERAL (SELECT * FROM "SurveyExtension" e WHERE e."surveyId" = s.id AND e."partyId" = d."partyId"
                       ORDER BY e.at DESC, e.id DESC LIMIT 1) more ON true
    WHERE d.id = ${party.delegationId}::uuid AND d."meetingId" = ${scope.meeting.id}::uuid
    ORDER BY s.id LIMIT 1`;
  if (!row) return null;
  // Announced as anonymous: nobody but the delegation itself reads an answer with its name.
  if (!row.attributed && !can(scope, 'survey.answer', { delegationId: party.delegationId }))
    throw new Refusal('not_found');
  const { responseId } = row;
  const [stored, written] =
    responseId === null
      ? [new Map<string, SurveyAnswer>(), {}]
      : await Promise.all([readAnswerRows(db(), responseId), readWritten(responseId)]);
  const answers = Object.fromEntries(stored);
  const definition = knownDefinition({ sha256: row.versionSha256, definition: row.definition });
  const { surveyClosesAt: closesAt, phase } = scope.meeting;
  const { graceHours, extendedTo, extensionReason } = row;
  const window = { status: row.surveyStatus, closesAt, extendedTo, graceHours, phase };
  const deadline = deadlineOf(window);
  const isOpen = mayChange(window, row.status, row.now);
  const target = { delegationId: party.delegationId };
  return {
    survey: { id: row.surveyId, title: row.title, intro: row.intro, attributed: row.attributed },
    version: { id: row.versionId, number: row.versionNumber, definition },
    party,
    now: row.now,
    isOpened: row.isOpened,
    window: windowState(window, row.now),
    isOver: window.status !== 'DRAFT' && !isUnderWay(window),
    deadline,
    lastMoment: lastMomentOf(window),
    extension:
      extendedTo && deadline && extendedTo.getTime() === deadline.getTime()
        ? { until: extendedTo, reason: extensionReason ?? '' }
        : null,
    mayAnswer: isOpen && can(scope, 'survey.answer', target),
    maySubmit: isOpen && can(scope, 'survey.submit', target),
    status: row.status ?? 'NONE',
    answers,
    retired: await readRetired(db(), row.surveyId, definition, answers),
    written,
    files: await readFileNames(Object.values(answers).flatMap(({ file }) => (file ? [file.id] : []))),
    lastSaved: row.savedAt && { at: row.savedAt, by: row.savedBy },
    submission:
      row.number !== null && row.sha256 !== null && row.submittedAt !== null
        ? {
            number: row.number,
            sha256: row.sha256,
            at: row.submittedAt,
            by: row.submittedBy ?? '',
            isLate: row.isLate === true,
          }
        : null,
    reopened:
      row.status === 'DRAFT' && row.reopenedAt !== null && row.reopenedReason !== null
        ? { reason: row.reopenedReason, at: row.reopenedAt }
        : null,
  };
}

type Written = { code: string; revision: number; by: string | null; at: Date | null };

/** Every question that was ever answered, with its last revision and writer. An answer from before its events are kept counts as the first. */
async function readWritten(responseId: string): Promise<OwnResponse['written']> {
  const rows = await db().$queryRaw<Written[]>`
    SELECT DISTINCT ON (q.code) q.code, r.revision, r.at,
           (SELECT trim(p."givenName" || ' ' || p.surname) FROM "AccountPerson" ap JOIN "Person" p ON p.id = ap."personId"
            WHERE ap."accountId" = r."byAccountId" ORDER BY ap.assistant, ap."primary" DESC, p.id LIMIT 1) AS by
    FROM (SELECT "questionId", revision, at, "byAccountId" FROM "AnswerEvent" WHERE "responseId" = ${responseId}::uuid
          UNION ALL SELECT "questionId", revision, NULL, NULL FROM "Answer" WHERE "responseId" = ${responseId}::uuid) r
    JOIN "Question" q ON q.id = r."questionId" ORDER BY q.code, r.revision DESC, r.at NULLS LAST`;
  return Object.fromEntries(rows.map(({ code, revision, by, at }) => [code, { revision, by, at }]));
}
