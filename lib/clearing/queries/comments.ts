import 'server-only';
import { authorize } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import type { CommentSeverity, DispositionKind } from '@/lib/core/prisma/enums';
import type { Prisma } from '@/lib/core/prisma/client';
import type { LocalizedText } from '@/lib/i18n/pick';
import { findComposition } from '@/lib/outcome/queries';
import { readable, sentencesToClear, type RoundSentence } from '../model/sentences';
import type { CommentFilters } from '../schema';

export type Disposition = { number: number; kind: DispositionKind; writtenIn: string; reply: string; at: Date };

/** A comment with the sentence as it was read, and everything that was replied, the last first. */
export type CommentRow = {
  id: string;
  delegation: { id: string; names: LocalizedText };
  severity: CommentSeverity;
  writtenIn: string;
  text: string;
  proposed: string | null;
  at: Date;
  withdrawnAt: Date | null;
  sentence: RoundSentence;
  dispositions: Disposition[];
};

const select = {
  id: true,
  severity: true,
  writtenIn: true,
  text: true,
  proposed: true,
  at: true,
  sentence: true,
  withdrawal: { select: { at: true } },
  dispositions: {
    orderBy: { number: 'desc' },
    select: { number: true, kind: true, writtenIn: true, reply: true, at: true },
  },
  asked: { select: { delegation: { select: { id: true, party: { select: { names: true } } } } } },
} as const satisfies Prisma.ClearingCommentSelect;

/** Comments in the order of the document, then as they came. Reads only; who may, the caller has asked. */
export async function readComments(where: Prisma.ClearingCommentWhereInput): Promise<CommentRow[]> {
  const rows = await db().clearingComment.findMany({
    where,
    orderBy: [{ position: 'asc' }, { at: 'asc' }, { id: 'asc' }],
    select,
  });
  return rows.map(({ asked: { delegation }, sentence: { roundId: _round, ...sentence }, withdrawal, ...comment }) => ({
    ...comment,
    delegation: { id: delegation.id, names: delegation.party.names as LocalizedText },
    withdrawnAt: withdrawal?.at ?? null,
    sentence: { ...sentence, text: readable(sentence.text, sentence.kind) },
  }));
}

/** All comments of a round of the meeting that the filters let through, for the secretariat. */
export async function listComments(
  scope: MeetingScope,
  round: string,
  { severity, delegation, open }: CommentFilters = {},
): Promise<CommentRow[]> {
  authorize(scope, 'clearing.manage');
  return readComments({
    roundId: round,
    round: { document: { meetingId: scope.meeting.id } },
    ...(severity ? { severity } : {}),
    ...(delegation ? { delegationId: delegation } : {}),
    ...(open ? { dispositions: { none: {} }, withdrawal: null } : {}),
  });
}

/** How the sentences of the document stand now, under `block uid language`, and the hash of the whole. */
export type StandingText = { hash: string; sentences: ReadonlyMap<string, string> };

export const sentenceKey = ({ blockId, uid, language }: Pick<RoundSentence, 'blockId' | 'uid' | 'language'>) =>
  `${blockId} ${uid} ${language}`;

/** The document as it stands, to be laid beside what was commented on; null where there is none. */
export async function findStandingText(
  scope: MeetingScope,
  languages: readonly string[],
): Promise<StandingText | null> {
  authorize(scope, 'clearing.manage');
  const composition = await findComposition(scope);
  if (!composition) return null;
  const all = sentencesToClear(composition.blocks, [...new Set([...languages, composition.source])]);
  return {
    hash: composition.contentHash,
    sentences: new Map(all.map((one) => [sentenceKey(one), readable(one.text, one.kind)])),
  };
}
