import 'server-only';
import { authorize, can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import type { CommentSight, DocumentState, MailingStatus, PartyKind, SilenceOutcome } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { silenceAt, type SilenceState } from '@/lib/plenary/model/silence';
import { deadlineOf, roundAt, type RoundState } from '../model/round';
import { inLanguage, readable, type RoundSentence } from '../model/sentences';
import { roundPurpose } from '../prepare-round';
import { readLetters, type Letters } from '../read-letters';
import { draftedRoundSchema, type DraftedRound } from '../schema';
import { readComments, type CommentRow } from './comments';

/** A round as everybody sees it who may. `silence` is null where silence means nothing. */
export type Round = {
  id: string;
  number: number;
  state: RoundState;
  at: Date;
  closesAt: Date;
  languages: string[];
  purpose: LocalizedText;
  sight: CommentSight;
  contentHash: string;
  /** Number of the version it was opened on; null where none was kept. */
  version: number | null;
  silence: SilenceState | null;
  silenceEndedAt: Date | null;
  endedAt: Date | null;
  extensions: { number: number; closesAt: Date; reason: string; at: Date }[];
};

/** For the secretariat: with how much was asked and said in it. */
export type ManagedRound = Round & {
  asked: { id: string; names: LocalizedText; comments: number }[];
  comments: number;
  objections: number;
  /** Comments that stand and have no disposition. */
  open: number;
};

const select = {
  id: true,
  number: true,
  at: true,
  closesAt: true,
  languages: true,
  purpose: true,
  sight: true,
  contentHash: true,
  version: { select: { number: true } },
  silence: true,
  silenceEnd: { select: { outcome: true, at: true } },
  end: { select: { at: true } },
  extensions: { orderBy: { number: 'asc' }, select: { number: true, closesAt: true, reason: true, at: true } },
} as const;

type Row = Omit<Round, 'state' | 'silence' | 'silenceEndedAt' | 'endedAt' | 'purpose' | 'version'> & {
  version: { number: number } | null;
  purpose: unknown;
  silence: boolean;
  silenceEnd: { outcome: SilenceOutcome; at: Date } | null;
  end: { at: Date } | null;
};

function roundOf({ silence, silenceEnd, end, purpose, version, ...row }: Row, now: Date): Round {
  const closesAt = deadlineOf(row);
  return {
    ...row,
    closesAt,
    version: version?.number ?? null,
    purpose: purpose as LocalizedText,
    state: roundAt({ ...row, end }, now),
    // An objection is an end of its own as it is made.
    silence: silence ? silenceAt({ closesAt, breaks: 0, end: silenceEnd?.outcome ?? null }, now) : null,
    silenceEndedAt: silenceEnd?.at ?? null,
    endedAt: end?.at ?? null,
  };
}

const managed = {
  ...select,
  audience: {
    orderBy: { delegation: { party: { code: 'asc' } } },
    select: {
      delegation: { select: { id: true, party: { select: { names: true } } } },
      _count: { select: { comments: true } },
    },
  },
  comments: {
    select: { severity: true, withdrawal: { select: { at: true } }, _count: { select: { dispositions: true } } },
  },
} as const;

/** The rounds of the meeting's document, the last first, for the secretariat. */
export async function listRounds(scope: MeetingScope, now = new Date()): Promise<ManagedRound[]> {
  authorize(scope, 'clearing.manage');
  const rows = await db().clearingRound.findMany({
    where: { document: { meetingId: scope.meeting.id } },
    orderBy: { number: 'desc' },
    select: managed,
  });
  return rows.map(({ audience, comments, ...row }) => {
    const standing = comments.filter(({ withdrawal }) => withdrawal === null);
    return {
      ...roundOf(row, now),
      asked: audience.map(({ delegation, _count }) => ({
        id: delegation.id,
        names: delegation.party.names as LocalizedText,
        comments: _count.comments,
      })),
      comments: comments.length,
      objections: standing.filter(({ severity }) => severity === 'OBJECTION').length,
      open: standing.filter(({ _count }) => _count.dispositions === 0).length,
    };
  });
}

/** One round of the meeting. Refuses "not_found". */
export async function findManagedRound(scope: MeetingScope, id: string): Promise<ManagedRound> {
  return found((await listRounds(scope)).find((round) => round.id === id));
}

/** State of the meeting's document; null before there is one. */
export async function findDocumentState(scope: MeetingScope): Promise<DocumentState | null> {
  authorize(scope, 'clearing.manage');
  const where = { meetingId: scope.meeting.id };
  return (await db().outcomeDocument.findUnique({ where, select: { state: true } }))?.state ?? null;
}

/** Symbol of the meeting's document. Refuses "not_found". */
export async function findSymbol(scope: MeetingScope): Promise<string> {
  authorize(scope, 'clearing.manage');
  const where = { meetingId: scope.meeting.id };
  return found(await db().outcomeDocument.findUnique({ where, select: { symbol: true } })).symbol;
}

/** How many delegations that take part each kind of party has: whom a round can be asked of. */
export async function listKinds(scope: MeetingScope): Promise<{ kind: PartyKind; delegations: number }[]> {
  authorize(scope, 'clearing.manage');
  return db().$queryRaw<{ kind: PartyKind; delegations: number }[]>`
    SELECT p.kind::text AS kind, count(*)::int AS delegations
    FROM "Delegation" d JOIN "Invitation" i ON i.id = d."invitationId" AND i.status = 'ACCEPTED' JOIN "Party" p ON p.id = d."partyId"
    WHERE d."meetingId" = ${scope.meeting.id}::uuid GROUP BY p.kind ORDER BY p.kind`;
}

export type RoundPreview = DraftedRound &
  Letters & {
    id: string;
    number: number;
    status: MailingStatus;
    recipients: number;
    sentAt: Date | null;
    /** The round that it opened. */
    round: string | null;
  };

/** A drafted round with every letter as it would leave. Refuses "not_found". */
export async function previewRound(scope: MeetingScope, id: string): Promise<RoundPreview> {
  authorize(scope, 'clearing.manage');
  const { audience, clearing, ...mailing } = found(
    await db().mailing.findFirst({
      where: { id, meetingId: scope.meeting.id, purpose: roundPurpose },
      select: {
        id: true,
        status: true,
        recipients: true,
        sentAt: true,
        audience: true,
        clearing: { select: { id: true, number: true } },
      },
    }),
  );
  const drafted = draftedRoundSchema.parse(audience);
  const before = await db().clearingRound.count({ where: { document: { meetingId: scope.meeting.id } } });
  const number = clearing?.number ?? before + 1;
  const letters =
    mailing.status === 'SENT'
      ? { asked: [], letters: [], unreachable: [] }
      : await readLetters(db(), scope.meeting, { ...drafted, number });
  return { ...drafted, ...mailing, ...letters, number, round: clearing?.id ?? null };
}

/** A round that the reader's delegations are asked in, with the sentences as they read them and the comments they may see. */
export type AskedRound = Round & {
  mine: { id: string; names: LocalizedText }[];
  language: string;
  sentences: RoundSentence[];
  comments: CommentRow[];
};

/** Is or was a delegation of the reader asked in a round? Nothing is read for whoever is of none. */
export async function isAskedToClear(scope: MeetingScope): Promise<boolean> {
  const delegations = delegationsOf(scope);
  if (delegations.length === 0) return false;
  return (await db().clearingAudience.count({ where: { delegationId: { in: delegations } }, take: 1 })) > 0;
}

/** Rounds in which a delegation of the reader is asked, the last first. */
export async function listAskedRounds(scope: MeetingScope, now = new Date()): Promise<Round[]> {
  authorize(scope, 'meeting.participate');
  const rows = await db().clearingRound.findMany({
    where: {
      document: { meetingId: scope.meeting.id },
      audience: { some: { delegationId: { in: delegationsOf(scope) } } },
    },
    orderBy: { number: 'desc' },
    select,
  });
  return rows.map((row) => roundOf(row, now));
}

/**
 * A round as a delegation reads it: the whole text in one language, with the delegation's own comments, and with those of all where
 * the round says so. Refuses "not_found" for whoever is not asked in it.
 */
export async function findAskedRound(
  scope: MeetingScope,
  id: string,
  wanted: string,
  now = new Date(),
): Promise<AskedRound> {
  authorize(scope, 'meeting.participate');
  const own = delegationsOf(scope);
  const asked = { delegationId: { in: own } };
  const row = found(
    await db().clearingRound.findFirst({
      where: { id, document: { meetingId: scope.meeting.id }, audience: { some: asked } },
      select: {
        ...select,
        document: { select: { source: true } },
        audience: {
          where: asked,
          select: { delegation: { select: { id: true, party: { select: { names: true } } } } },
        },
      },
    }),
  );
  const { document, audience, ...round } = row;
  const language = round.languages.includes(wanted) ? wanted : (round.languages[0] ?? document.source);
  const sentences = await db().clearingSentence.findMany({
    where: { roundId: id, language: { in: [...new Set([language, document.source])] } },
    orderBy: { position: 'asc' },
    omit: { roundId: true },
  });
  return {
    ...roundOf(round, now),
    mine: audience.map(({ delegation }) => ({ id: delegation.id, names: delegation.party.names as LocalizedText })),
    language,
    sentences: inLanguage(sentences, language).map((one) => ({ ...one, text: readable(one.text, one.kind) })),
    comments: await readComments({ roundId: id, ...(round.sight === 'ALL' ? {} : asked) }),
  };
}

/** The delegations that the reader may comment for. */
function delegationsOf(scope: MeetingScope): string[] {
  return scope.grants.flatMap(({ delegationId }) =>
    delegationId && can(scope, 'clearing.comment', { delegationId }) ? [delegationId] : [],
  );
}
