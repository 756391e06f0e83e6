import type { Prisma } from '@/lib/core/prisma/client';
import type { Tx } from '@/lib/core/db';

/** The rows of a load, by table, as Prisma would take them; Json columns hold plain values. */
export type Rows = {
  MeetingSeries: Prisma.MeetingSeriesCreateManyInput[];
  Meeting: Prisma.MeetingCreateManyInput[];
  Person: Prisma.PersonCreateManyInput[];
  Account: Prisma.AccountCreateManyInput[];
  AccountPerson: Prisma.AccountPersonCreateManyInput[];
  AccountParty: Prisma.AccountPartyCreateManyInput[];
  Invitation: Prisma.InvitationCreateManyInput[];
  StoredFile: Prisma.StoredFileCreateManyInput[];
  Delegation: Prisma.DelegationCreateManyInput[];
  QuotaException: Prisma.QuotaExceptionCreateManyInput[];
  Seat: Prisma.SeatCreateManyInput[];
  Registration: Prisma.RegistrationCreateManyInput[];
  RegistrationDecision: Prisma.RegistrationDecisionCreateManyInput[];
  Consent: Prisma.ConsentCreateManyInput[];
  /** Sealed bytes as a row of JSON holds them: "\\x" and hexadecimal. */
  SensitiveRecord: (Omit<Prisma.SensitiveRecordCreateManyInput, 'sealed'> & { sealed: string })[];
  FundingAward: Prisma.FundingAwardCreateManyInput[];
  RegistrationForm: Prisma.RegistrationFormCreateManyInput[];
  RegistrationFormVersion: Prisma.RegistrationFormVersionCreateManyInput[];
  FormResponse: Prisma.FormResponseCreateManyInput[];
  FormAnswer: Prisma.FormAnswerCreateManyInput[];
  Survey: Prisma.SurveyCreateManyInput[];
  SurveyVersion: Prisma.SurveyVersionCreateManyInput[];
  Question: Prisma.QuestionCreateManyInput[];
  Choice: Prisma.ChoiceCreateManyInput[];
  Response: Prisma.ResponseCreateManyInput[];
  Answer: Prisma.AnswerCreateManyInput[];
  AnswerChoice: Prisma.AnswerChoiceCreateManyInput[];
  AnswerEvent: Prisma.AnswerEventCreateManyInput[];
  Submission: Prisma.SubmissionCreateManyInput[];
  ResultSnapshot: Prisma.ResultSnapshotCreateManyInput[];
  ResultCell: Prisma.ResultCellCreateManyInput[];
  BreakoutGroup: Prisma.BreakoutGroupCreateManyInput[];
  GroupRegion: Prisma.GroupRegionCreateManyInput[];
  GroupParty: Prisma.GroupPartyCreateManyInput[];
  AgendaSession: Prisma.AgendaSessionCreateManyInput[];
  AgendaRole: Prisma.AgendaRoleCreateManyInput[];
  AgendaVersion: Prisma.AgendaVersionCreateManyInput[];
  MeetingRole: Prisma.MeetingRoleCreateManyInput[];
  Issue: Prisma.IssueCreateManyInput[];
  DiscussionPoint: Prisma.DiscussionPointCreateManyInput[];
  Recommendation: Prisma.RecommendationCreateManyInput[];
  Revision: Prisma.RevisionCreateManyInput[];
  Unit: Prisma.UnitCreateManyInput[];
  UnitText: Prisma.UnitTextCreateManyInput[];
  RecommendationTransition: Prisma.RecommendationTransitionCreateManyInput[];
  SymbolCounter: Prisma.SymbolCounterCreateManyInput[];
  ConsolidationSource: Prisma.ConsolidationSourceCreateManyInput[];
  PlenaryItem: Prisma.PlenaryItemCreateManyInput[];
  Decision: Prisma.DecisionCreateManyInput[];
  Amendment: Prisma.AmendmentCreateManyInput[];
  AmendmentText: Prisma.AmendmentTextCreateManyInput[];
  PlenaryRoom: Prisma.PlenaryRoomCreateManyInput[];
  PlenaryTurn: Prisma.PlenaryTurnCreateManyInput[];
  SilenceProcedure: Prisma.SilenceProcedureCreateManyInput[];
  SilenceAudience: Prisma.SilenceAudienceCreateManyInput[];
  Reservation: Prisma.ReservationCreateManyInput[];
  OutcomeDocument: Prisma.OutcomeDocumentCreateManyInput[];
  Commitment: Prisma.CommitmentCreateManyInput[];
  CommitmentPlan: Prisma.CommitmentPlanCreateManyInput[];
  CommitmentOwner: Prisma.CommitmentOwnerCreateManyInput[];
  ProgressReport: Prisma.ProgressReportCreateManyInput[];
  ProgressEvidence: Prisma.ProgressEvidenceCreateManyInput[];
  ProgressReview: Prisma.ProgressReviewCreateManyInput[];
  OutcomeBlock: Prisma.OutcomeBlockCreateManyInput[];
  BlockWording: Prisma.BlockWordingCreateManyInput[];
  BlockSentence: Prisma.BlockSentenceCreateManyInput[];
  Mailing: Prisma.MailingCreateManyInput[];
  ClearingRound: Prisma.ClearingRoundCreateManyInput[];
  ClearingAudience: Prisma.ClearingAudienceCreateManyInput[];
  ClearingSentence: Prisma.ClearingSentenceCreateManyInput[];
  ClearingComment: Prisma.ClearingCommentCreateManyInput[];
  ClearingWithdrawal: Prisma.ClearingWithdrawalCreateManyInput[];
  ClearingDisposition: Prisma.ClearingDispositionCreateManyInput[];
  ClearingSilenceEnd: Prisma.ClearingSilenceEndCreateManyInput[];
  ClearingEnd: Prisma.ClearingEndCreateManyInput[];
  CarryOver: Prisma.CarryOverCreateManyInput[];
  PersonalLink: Prisma.PersonalLinkCreateManyInput[];
  OutboxMail: Prisma.OutboxMailCreateManyInput[];
};

export type Table = keyof Rows;

/** Every table after those it points at. A recommendation's head is set once its revisions are in. */
const order = [
  'MeetingSeries',
  'Meeting',
  'Person',
  'Account',
  'AccountPerson',
  'AccountParty',
  'Invitation',
  'StoredFile',
  'Delegation',
  'QuotaException',
  'Seat',
  'Registration',
  'RegistrationDecision',
  'Consent',
  'SensitiveRecord',
  'FundingAward',
  'RegistrationForm',
  'RegistrationFormVersion',
  'FormResponse',
  'FormAnswer',
  'Survey',
  'SurveyVersion',
  'Question',
  'Choice',
  'Response',
  'Answer',
  'AnswerChoice',
  'AnswerEvent',
  'Submission',
  'ResultSnapshot',
  'ResultCell',
  'BreakoutGroup',
  'GroupRegion',
  'GroupParty',
  'AgendaSession',
  'AgendaRole',
  'AgendaVersion',
  'MeetingRole',
  'Issue',
  'DiscussionPoint',
  'Recommendation',
  'Revision',
  'Unit',
  'UnitText',
  'RecommendationTransition',
  'SymbolCounter',
  'ConsolidationSource',
  'PlenaryItem',
  'Decision',
  'Amendment',
  'AmendmentText',
  'PlenaryRoom',
  'PlenaryTurn',
  'SilenceProcedure',
  'SilenceAudience',
  'Reservation',
  'OutcomeDocument',
  'Commitment',
  'CommitmentPlan',
  'CommitmentOwner',
  'ProgressReport',
  'ProgressEvidence',
  'ProgressReview',
  'OutcomeBlock',
  'BlockWording',
  'BlockSentence',
  'Mailing',
  'ClearingRound',
  'ClearingAudience',
  'ClearingSentence',
  'ClearingComment',
  'ClearingWithdrawal',
  'ClearingDisposition',
  'ClearingSilenceEnd',
  'ClearingEnd',
  'CarryOver',
  'PersonalLink',
  'OutboxMail',
] as const satisfies readonly Table[];

export function noRows(): Rows {
  return Object.fromEntries(order.map((table) => [table, []])) as unknown as Rows;
}

/** How many rows a load has in all. */
export function countRows(rows: Rows): number {
  return order.reduce((sum, table) => sum + rows[table].length, 0);
}

/**
 * Inserts a load, table by table, and sets the heads of its recommendations. The database fills a column that a row does
 * not name, so rows go in by the columns they name: one statement for each such set, however many rows it has.
 */
export async function insertRows(tx: Tx, rows: Rows): Promise<void> {
  for (const table of order) {
    for (const [columns, alike] of byColumns(rows[table])) await insert(tx, table, columns, alike);
  }
  const ids = rows.Recommendation.map(({ id }) => id);
  if (ids.length > 0) {
    await tx.$executeRaw`
      UPDATE "Recommendation" r SET "headRevisionId" = head.id
      FROM (SELECT DISTINCT ON ("recommendationId") "recommendationId", id FROM "Revision" ORDER BY "recommendationId", number DESC) head
      WHERE head."recommendationId" = r.id AND r.id = ANY (${ids}::uuid[])`;
  }
}

function byColumns(rows: readonly object[]): Map<string, object[]> {
  const groups = new Map<string, object[]>();
  for (const row of rows) {
    const columns = columnsOf(row);
    const alike = groups.get(columns);
    if (alike) alike.push(row);
    else groups.set(columns, [row]);
  }
  return groups;
}

function columnsOf(row: object): string {
  return Object.entries(row)
    .filter(([, value]) => value !== undefined)
    .map(([column]) => `"${column}"`)
    .sort()
    .join(', ');
}

/** One parameter for all rows: a statement has at most 65,535 of them, and 10,000 delegates would need more. */
async function insert(tx: Tx, table: Table, columns: string, rows: object[]): Promise<void> {
  const sql = `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::"${table}", $1::json)`;
  await tx.$executeRawUnsafe(sql, JSON.stringify(rows));
}
