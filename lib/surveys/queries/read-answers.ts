import type { Tx, Database } from '@/lib/core/db';
import { Prisma } from '@/lib/core/prisma/client';
import type { PartyKind, SurveyStatus } from '@/lib/core/prisma/enums';
import type { MeetingScope } from '@/lib/auth/scope';
import type { SurveyedParty, SurveyResultsInput } from '../model/survey-results';
import type { OpenedBook } from '../model/coded-results';
import { DEFAULT_THRESHOLDS } from '../model/disclosure';
import type { Counted as SealsOfNow } from '../model/snapshot';
import { definitionSchema } from '../model/definition';
import { submissionPayloadSchema } from '../schema';
import { readCodedAnswers } from './coded-answers';

type Row = {
  code: string;
  kind: PartyKind;
  regions: string[] | null;
  isInvited: boolean;
  payload: unknown;
  sha256: string | null;
  at: Date | null;
};

type Frame = {
  versions: { number: number; definition: unknown }[] | null;
  regions: string[] | null;
  themes: string[] | null;
  objectives: string[] | null;
  attributed: boolean | null;
  status: SurveyStatus | null;
  books: OpenedBook[] | null;
};

const mechanisms: readonly PartyKind[] = ['RCP', 'IRF', 'GLOBAL_PROCESS'];

/** Only the class "global" decides a column; for the others the regions do. */
function scopeOf(kind: PartyKind): SurveyedParty['scope'] {
  if (kind === 'GLOBAL_PROCESS') return 'global';
  return kind === 'IRF' ? 'interregional' : 'regional';
}

/** A party as the results count it. */
export function asOrganisation(party: {
  code: string;
  kind: PartyKind;
  regions: readonly string[] | null;
}): Pick<SurveyedParty, 'id' | 'kind' | 'regions' | 'scope'> {
  return {
    id: party.code,
    kind: mechanisms.includes(party.kind) ? 'mechanism' : 'partner',
    regions: party.regions ?? [],
    scope: scopeOf(party.kind),
  };
}

/** The frame of a survey's results: its versions, the regions, the lists its answers are taken from, its terms, and the code books whose codings count. */
const frameOf = (meetingId: string, surveyId: string): Prisma.Sql => Prisma.sql`
    SELECT (SELECT json_agg(json_build_object('number', v.number, 'definition', v.definition) ORDER BY v.number)
              FROM "SurveyVersion" v JOIN "Survey" s ON s.id = v."surveyId"
              WHERE s.id = ${surveyId}::uuid AND s."meetingId" = ${meetingId}::uuid) AS versions,
           (SELECT json_agg(code ORDER BY position, code) FROM "Region") AS regions,
           (SELECT json_agg(code ORDER BY position, code) FROM "Theme"
             WHERE coalesce("validFrom", now()) <= now() AND coalesce("validTo", now()) >= now()) AS themes,
           (SELECT json_agg(number::text ORDER BY number) FROM "CompactObjective"
             WHERE "validFrom" <= now() AND coalesce("validTo", now()) >= now()) AS objectives,
           (SELECT s.attributed FROM "Survey" s WHERE s.id = ${surveyId}::uuid AND s."meetingId" = ${meetingId}::uuid) AS attributed,
           (SELECT s.status FROM "Survey" s WHERE s.id = ${surveyId}::uuid AND s."meetingId" = ${meetingId}::uuid) AS status,
           (SELECT json_agg(json_build_object('id', b.id, 'question', q.code, 'version', b.version,
                     'source', CASE WHEN q.type IN ('TEXT', 'LONG_TEXT') THEN 'text' ELSE 'other' END,
                     'codes', (SELECT coalesce(json_agg(json_build_object('id', c.id, 'number', c.number, 'retiredAt', c."retiredAt",
                                 'mergedIntoId', c."mergedIntoId") ORDER BY c.number), '[]') FROM "BookCode" c WHERE c."bookId" = b.id)) ORDER BY q.position, q.code)
              FROM "CodeBook" b JOIN "Question" q ON q.id = b."questionId"
              WHERE q."surveyId" = ${surveyId}::uuid AND b."openedAt" IS NOT NULL) AS books`;

/** Who was asked or has answered, with what each submitted last. */
const partiesOf = (meetingId: string, surveyId: string): Prisma.Sql => Prisma.sql`
    SELECT p.code, p.kind, coalesce(i.status IN ('SENT', 'ACCEPTED') AND survey_asks(su.asks, p.kind), false) AS "isInvited", last.payload, last.sha256, last.at,
           (SELECT array_agg(pr."regionCode") FROM "PartyRegion" pr WHERE pr."partyId" = p.id) AS regions
    FROM "Party" p
    JOIN "Survey" su ON su.id = ${surveyId}::uuid
    LEFT JOIN "Invitation" i ON i."partyId" = p.id AND i."meetingId" = ${meetingId}::uuid
    LEFT JOIN "Response" r ON r."partyId" = p.id AND r."surveyId" = ${surveyId}::uuid
    LEFT JOIN LATERAL (
      SELECT s.payload, s.sha256, s.at FROM "Submission" s WHERE s."responseId" = r.id ORDER BY s.number DESC LIMIT 1
    ) last ON true
    WHERE (i.status IN ('SENT', 'ACCEPTED') AND survey_asks(su.asks, p.kind)) OR last.sha256 IS NOT NULL`;

/** A stamp of what stands in a survey's frame, in its parties and in the codings. */
const stampOf = (meetingId: string, surveyId: string): Prisma.Sql => Prisma.sql`
    md5(concat_ws('|', row_to_json(frame),
             (SELECT string_agg(concat_ws(' ', of.code, of.kind, of."isInvited", of.sha256, of.regions), ',' ORDER BY of.code)
                FROM (${partiesOf(meetingId, surveyId)}) of),
             (SELECT concat_ws(' ', count(*), max(c.at)) FROM "Coding" c JOIN "CodeBook" b ON b.id = c."bookId"
                JOIN "Question" q ON q.id = b."questionId" WHERE q."surveyId" = ${surveyId}::uuid)))`;

/** What results depend on that stands in the meeting itself is a part of the stamp. */
const stampIn = ({ meeting: { topK, smallCell, zone, languages } }: MeetingScope, stamp: string | undefined): string =>
  [stamp, topK, smallCell, zone, ...languages].join(' ');

/**
 * A stamp of everything that results are computed from: as long as it is the same, so are they. The answers stand in it by their
 * seals, so that they need not be read for it. `attributed`: whether answers name who gave them. One statement.
 */
export async function readStamp(
  tx: Tx | Database,
  scope: MeetingScope,
  surveyId: string,
): Promise<{ stamp: string; at: Date; attributed: boolean }> {
  const { id: meetingId } = scope.meeting;
  const [row] = await tx.$queryRaw<{ stamp: string; at: Date; attributed: boolean | null }[]>`
    SELECT now() AS at, ${stampOf(meetingId, surveyId)} AS stamp, frame.attributed FROM (${frameOf(meetingId, surveyId)}) frame`;
  return { stamp: stampIn(scope, row?.stamp), at: row?.at ?? new Date(), attributed: row?.attributed === true };
}

/** The seals of what would be counted now, by party; the answers themselves are not read. One statement. */
export async function readSeals(tx: Tx | Database, scope: MeetingScope, surveyId: string): Promise<SealsOfNow> {
  const rows = await tx.$queryRaw<{ code: string; kind: PartyKind; sha256: string; regions: string[] | null }[]>`
    SELECT code, kind, sha256, regions FROM (${partiesOf(scope.meeting.id, surveyId)}) of WHERE "isInvited" AND sha256 IS NOT NULL`;
  const of = (isState: boolean) => rows.filter(({ kind }) => (kind === 'STATE') === isState);
  const seals = (isState: boolean) => Object.fromEntries(of(isState).map(({ code, sha256 }) => [code, sha256]));
  return {
    all: seals(false),
    states: seals(true),
    places: Object.fromEntries(of(false).map((row) => [row.code, placeIn(row)])),
  };
}

/** What is counted together, and by party the seal of it and among whom it is counted. */
export type Counted = {
  input: SurveyResultsInput;
  seals: Record<string, string>;
  places: Record<string, string>;
};

/** Kind and regions of a party as one text: they decide in which columns its answer is counted. */
const placeIn = ({ kind, regions }: { kind: PartyKind; regions: readonly string[] | null }): string =>
  [kind, ...(regions ?? []).toSorted()].join(' ');

/**
 * Everything results are computed from, in one statement (so at one moment), and two more where open answers were coded: the
 * versions with the regions, their stamp, and the parties asked with what each last submitted. Asked means: an invitation was
 * sent or accepted, and the survey is meant for parties of the kind.
 * A party that was reopened counts with its last sealed submission. `seals`: which submissions were counted.
 * `states`: the States that are asked in their own name, counted apart from mechanisms and partners and in no region; null where
 * none is asked. `attributed`: whether an answer may be shown with the name of who gave it, as announced; `status`: the survey's own.
 */
export async function readAnswers(
  tx: Tx | Database,
  scope: MeetingScope,
  surveyId: string,
): Promise<
  Counted & {
    stamp: string;
    states: Counted | null;
    version: number;
    attributed: boolean;
    status: SurveyStatus;
  }
> {
  const { id: meetingId, topK, smallCell, zone, languages } = scope.meeting;
  // The frame comes first, on a row of its own: beside each of a hundred thousand answers it would be read as often.
  const [head, ...rows] = (await tx.$queryRaw`
    SELECT row_to_json(frame) AS frame, ${stampOf(meetingId, surveyId)} AS stamp, NULL AS code, NULL::"PartyKind" AS kind,
           NULL::boolean AS "isInvited", NULL::jsonb AS payload, NULL AS sha256, NULL::timestamptz AS at, NULL::text[] AS regions
    FROM (${frameOf(meetingId, surveyId)}) frame
    UNION ALL SELECT NULL, NULL, of.* FROM (${partiesOf(meetingId, surveyId)}) of
    ORDER BY code NULLS FIRST`) as [{ frame: Frame; stamp: string }?, ...Row[]];
  const frame = head?.frame;
  const versions = new Map(
    (frame?.versions ?? []).map(({ number, definition }) => [number, definitionSchema.parse(definition)]),
  );
  const of = async (kept: readonly Row[], regions: readonly string[]): Promise<Counted> => {
    const parties = kept.map((row) => ({
      ...asOrganisation(row),
      isInvited: row.isInvited,
      submission: row.sha256 === null ? null : submissionPayloadSchema.parse(row.payload),
      submittedAt: row.at,
    }));
    const counted = kept.filter(({ sha256, isInvited }) => sha256 !== null && isInvited);
    return {
      input: {
        versions,
        parties,
        coded: await readCodedAnswers(tx, surveyId, { books: frame?.books ?? [], parties }),
        regions,
        topK,
        meeting: { zone, languages },
        thresholds: { ...DEFAULT_THRESHOLDS, publicCell: smallCell },
        // Lists short enough to be shown whole: what nobody named has its row too.
        lists: { THEME: frame?.themes ?? [], OBJECTIVE: frame?.objectives ?? [] },
      },
      seals: Object.fromEntries(counted.map(({ code, sha256 }) => [code, sha256 ?? ''])),
      places: Object.fromEntries(counted.map((row) => [row.code, placeIn(row)])),
    };
  };
  const states = rows.filter(({ kind }) => kind === 'STATE');
  return {
    stamp: stampIn(scope, head?.stamp),
    ...(await of(
      rows.filter(({ kind }) => kind !== 'STATE'),
      frame?.regions ?? [],
    )),
    states: states.some(({ isInvited }) => isInvited) ? await of(states, []) : null,
    version: Math.max(0, ...versions.keys()),
    attributed: frame?.attributed === true,
    status: frame?.status ?? 'DRAFT',
  };
}
