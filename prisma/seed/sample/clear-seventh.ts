import type { Tx } from '@/lib/core/db';
import { inLanguage, sentencesToClear, type RoundSentence } from '@/lib/clearing/model/sentences';
import { roundPurpose } from '@/lib/clearing/prepare-round';
import type { DraftedRound } from '@/lib/clearing/schema';
import { keepVersion } from '@/lib/outcome/keep-version';
import { readDocumentContent, type DocumentContent } from '@/lib/outcome/read-content';
import { insertRows, noRows, type Rows } from '../rows';
import type { SeventhMeeting } from './build-seventh';
import { purposes, sampleComments, type SampleComment } from './content/clearing';
import { after, type Kit } from './kit';
import { fullName, type SamplePeople } from './people-of-sample';

const rounds = {
  comments: { number: 1, at: new Date('2017-10-17T09:00:00Z'), closesAt: new Date('2017-10-25T16:00:00Z') },
  silence: { number: 2, at: new Date('2017-10-30T09:00:00Z'), closesAt: new Date('2017-11-06T17:00:00Z') },
} as const;

const languages = ['en', 'fr', 'es'];
const kinds: DraftedRound['kinds'] = [
  'RCP',
  'IRF',
  'GLOBAL_PROCESS',
  'UN_REGIONAL_COMMISSION',
  'REGIONAL_ECONOMIC_ORGANISATION',
];

/**
 * The Highlights cleared by the delegations, as the verbs leave it: a round of comments on the first draft, each with what the
 * secretariat made of it; then the redraft, on which nobody broke the silence. No letters are kept: they would be to invented people.
 * @returns the document as it was agreed
 */
export async function clearSeventh(
  tx: Tx,
  kit: Kit,
  meeting: SeventhMeeting,
  people: SamplePeople,
): Promise<DocumentContent> {
  const first = await addRound(tx, kit, meeting, people, 'comments');
  addComments(first, kit, people);
  await insertRows(tx, first.rows);
  await insertRows(tx, meeting.redraft);
  const second = await addRound(tx, kit, meeting, people, 'silence');
  second.rows.ClearingSilenceEnd.push({ roundId: second.id, outcome: 'ADOPTED', at: rounds.silence.closesAt });
  await insertRows(tx, second.rows);
  return second.read;
}

type AddedRound = {
  id: string;
  at: Date;
  rows: Rows;
  read: DocumentContent;
  sentences: RoundSentence[];
  asked: Asked[];
};

/** A round on the document as it stands, with the delegations that are asked, over at its deadline. */
async function addRound(
  tx: Tx,
  { id, rows: given, directory }: Kit,
  { id: meetingId, documentId }: SeventhMeeting,
  { organiser }: SamplePeople,
  which: keyof typeof rounds,
): Promise<AddedRound> {
  const { number, at, closesAt } = rounds[which];
  const rows = noRows();
  const read = await readDocumentContent(tx, documentId);
  const keeper = { tx, now: at, actor: { accountId: organiser.accountId, name: fullName(organiser) } };
  const version = await keepVersion(keeper, documentId, read, { cause: 'ROUND' });
  const asked = askedIn(given, directory, meetingId);
  const round = {
    languages,
    purpose: purposes[which],
    sight: 'ALL',
    silence: which === 'silence',
    contentHash: read.hash,
  } as const;
  const [roundId, mailingId] = [id(), id()];
  rows.Mailing.push({
    id: mailingId,
    meetingId,
    purpose: roundPurpose,
    status: 'SENT',
    audience: { ...round, kinds, closesAt: closesAt.toISOString() },
    recipients: asked.length,
    byAccountId: organiser.accountId,
    createdAt: after(at, 0, -1),
    sentAt: at,
  });
  rows.ClearingRound.push({
    id: roundId,
    documentId,
    versionId: version.id,
    number,
    ...round,
    closesAt,
    before: 'COMPOSING',
    mailingId,
    byAccountId: organiser.accountId,
    at,
  });
  rows.ClearingAudience.push(...asked.map(({ delegationId }) => ({ roundId, delegationId })));
  const sentences = sentencesToClear(read.blocks, languages);
  rows.ClearingSentence.push(...sentences.map((sentence) => ({ roundId, ...sentence })));
  rows.ClearingEnd.push({ roundId, at: closesAt });
  return { id: roundId, at, rows, read, sentences, asked };
}

type Asked = { delegationId: string; code: string; accountId: string | null };

/** Delegations that take part, with the account of whoever speaks for each. */
function askedIn(rows: Rows, { parties }: Kit['directory'], meetingId: string): Asked[] {
  return rows.Delegation.flatMap(({ id: delegationId, meetingId: of, partyId }) => {
    if (!delegationId || of !== meetingId) return [];
    const speaks = rows.MeetingRole.find((role) => role.kind === 'FOCAL_POINT' && role.delegationId === delegationId);
    const account = rows.AccountPerson.find(({ personId }) => personId === speaks?.personId);
    const code = parties.find(({ id }) => id === partyId)?.code ?? '';
    return [{ delegationId, code, accountId: account?.accountId ?? null }];
  });
}

/** One comment a day, and what was made of them on the day after the deadline. */
function addComments({ id: roundId, at, rows, sentences, asked }: AddedRound, { id }: Kit, people: SamplePeople): void {
  for (const [index, comment] of sampleComments.entries()) {
    const delegation = asked.find(({ code }) => code === comment.from);
    if (!delegation) throw new RangeError(`${comment.from} is not at the meeting`);
    const commentId = id();
    const saidAt = after(at, index + 1, index / 2);
    rows.ClearingComment.push({
      id: commentId,
      roundId,
      delegationId: delegation.delegationId,
      ...placeOf(comment, sentences),
      severity: comment.severity,
      writtenIn: comment.on.language,
      text: comment.text,
      proposed: comment.proposed ?? null,
      byAccountId: delegation.accountId,
      at: saidAt,
    });
    if (comment.reply)
      rows.ClearingDisposition.push({
        commentId,
        number: 1,
        kind: comment.reply.kind,
        writtenIn: comment.on.language,
        reply: comment.reply.text,
        byAccountId: people.organiser.accountId,
        at: after(rounds.comments.closesAt, 1, index / 4),
      });
    else rows.ClearingWithdrawal.push({ commentId, byAccountId: delegation.accountId, at: after(saidAt, 0, 2) });
  }
}

/** The sentence that a comment is on. */
function placeOf({ on }: SampleComment, sentences: readonly RoundSentence[]): { language: string; position: number } {
  const found = inLanguage(sentences, on.language).find(({ text }) => text.includes(on.words));
  if (found?.language !== on.language) throw new RangeError(`No sentence says "${on.words}"`);
  return { language: found.language, position: found.position };
}
