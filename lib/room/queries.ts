import 'server-only';
import { authorize, can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { pointsAsTheyStand, toPointRow, type PartyName, type PointRow } from '@/lib/breakouts/queries';
import { db } from '@/lib/core/db';
import { sharedRead } from '@/lib/core/shared-read';
import type { GroupSupport } from '@/lib/core/prisma/enums';
import { branchSchema, type BranchContent } from './schema';

/** Somebody's wording beside the newer text, with what it was made from. */
export type BranchRow = { save: string; at: Date; base: BranchContent; content: BranchContent };
export type RemarkRow = { id: string; text: string; language: string; at: Date; party: PartyName; revision: number };
/** `isCurrent`: given to the text as it stands now. */
export type SupportRow = { party: PartyName; revision: number; isCurrent: boolean };

/** A group's recommendation as its room shows it, beside what `findGroup` says of it. */
export type DraftDetail = {
  id: string;
  /** The head revision: the base of the next save. */
  revision: string;
  number: number;
  text: string;
  language: string;
  theme: string;
  objectives: number[];
  addressees: string[];
  dueBy: string | null;
  note: { practice: string | null; support: GroupSupport | null; dissent: string | null };
  points: PointRow[];
  remarks: RemarkRow[];
  supports: SupportRow[];
  /** Empty for who does not draft in the group. */
  branches: BranchRow[];
};

const source = {
  orderBy: { position: 'asc' },
  select: { texts: { where: { sourceHash: null }, select: { text: true, language: true } } },
} as const;
const party = { select: { party: { select: { id: true, code: true, names: true, acronyms: true } } } } as const;
const sentence = (units: readonly { texts: readonly { text: string }[] }[]) =>
  units.flatMap(({ texts }) => texts.map(({ text }) => text)).join(' ');

type StoredRevision = Pick<BranchContent, 'objectives' | 'addressees' | 'dueBy'> & {
  themes: string[];
  units: Parameters<typeof sentence>[0];
};

/** A revision as a branch keeps one. What its writer knew of the note was not kept then: nothing of it shows as changed. */
function asBranch(revision: StoredRevision, { practice, support, dissent }: BranchContent): BranchContent {
  const { objectives, addressees, dueBy, themes, units } = revision;
  return { text: sentence(units), theme: themes[0] ?? '', objectives, addressees, dueBy, practice, support, dissent };
}

function readDrafts(meetingId: string, groupId: string) {
  return db().recommendation.findMany({
    where: { groupId, meetingId },
    select: {
      id: true,
      headRevision: {
        select: {
          id: true,
          number: true,
          themes: true,
          objectives: true,
          addressees: true,
          dueBy: true,
          units: source,
        },
      },
      groupNotes: {
        orderBy: { seq: 'desc' },
        take: 1,
        select: { practice: true, support: true, dissent: true },
      },
      points: {
        where: { point: pointsAsTheyStand.where },
        orderBy: [{ point: { at: 'asc' } }, { pointId: 'asc' }],
        select: { point: { select: pointsAsTheyStand.select } },
      },
      remarks: {
        where: { text: { not: '' } },
        orderBy: [{ at: 'asc' }, { id: 'asc' }],
        select: {
          id: true,
          text: true,
          language: true,
          at: true,
          delegation: party,
          revision: { select: { number: true } },
        },
      },
      supports: {
        orderBy: { at: 'asc' },
        select: { revisionId: true, delegation: party, revision: { select: { number: true } } },
      },
      saves: {
        where: { revisionId: null, end: null },
        orderBy: { at: 'asc' },
        select: {
          clientId: true,
          at: true,
          content: true,
          known: true,
          base: { select: { themes: true, objectives: true, addressees: true, dueBy: true, units: source } },
        },
      },
    },
  });
}

/**
 * The recommendations of a group by id, with the points they came from, what delegations say of them, and the wordings that
 * stand beside them. For who was in the meeting; whoever reads the published Highlights gets none of this. With the number of the
 * live event that a page was told of, all who were told as well are answered by one read.
 */
export async function listDrafts(
  scope: MeetingScope,
  groupId: string,
  seq?: number,
): Promise<Map<string, DraftDetail>> {
  authorize(scope, 'group.read');
  if (!can(scope, 'point.read')) return new Map();
  const writes = can(scope, 'recommendation.draft', { groupId });
  const meetingId = scope.meeting.id;
  const reading = () => readDrafts(meetingId, groupId);
  const rows = await (seq === undefined ? reading() : sharedRead(`drafts ${meetingId} ${groupId} ${seq}`, reading));
  const drafts = rows.flatMap(({ id, headRevision: head, groupNotes, points, remarks, supports, saves }) => {
    if (!head) return [];
    const draft: DraftDetail = {
      id,
      revision: head.id,
      number: head.number,
      text: sentence(head.units),
      language: head.units[0]?.texts[0]?.language ?? 'en',
      theme: head.themes[0] ?? '',
      objectives: head.objectives,
      addressees: head.addressees,
      dueBy: head.dueBy,
      note: groupNotes[0] ?? { practice: null, support: null, dissent: null },
      points: points.map(({ point }) => toPointRow(point)),
      remarks: remarks.map(({ delegation, revision, ...remark }) => ({
        ...remark,
        party: delegation.party as PartyName,
        revision: revision.number,
      })),
      supports: supports.map(({ delegation, revision, revisionId }) => ({
        party: delegation.party as PartyName,
        revision: revision.number,
        isCurrent: revisionId === head.id,
      })),
      branches: (writes ? saves : []).map(({ clientId, at, content: typed, known, base }) => {
        const content = branchSchema.parse(typed);
        return {
          save: clientId,
          at,
          base: known === null ? asBranch(base, content) : branchSchema.parse(known),
          content,
        };
      }),
    };
    return [[id, draft] as const];
  });
  return new Map(drafts);
}

/** Every delegation that sits in a group. */
function readSeated(meetingId: string, groupId: string) {
  return db().delegation.findMany({
    where: { meetingId, party: { groups: { some: { groupId } } } },
    orderBy: { party: { code: 'asc' } },
    select: { id: true, ...party.select },
  });
}

/**
 * The reader's own delegations that sit in a group, for which they may say something of its drafts. With the number of the live
 * event that a page was told of, all who were told as well are answered by one read.
 */
export async function listOwnDelegations(
  scope: MeetingScope,
  groupId: string,
  seq?: number,
): Promise<{ id: string; party: PartyName }[]> {
  authorize(scope, 'group.read');
  const ids = scope.grants.flatMap(({ delegationId }) => delegationId ?? []);
  const own = ids.filter((delegationId) => can(scope, 'draft.remark', { delegationId }));
  if (own.length === 0) return [];
  const meetingId = scope.meeting.id;
  const reading = () => readSeated(meetingId, groupId);
  const seated = await (seq === undefined ? reading() : sharedRead(`seated ${meetingId} ${groupId} ${seq}`, reading));
  return seated.filter(({ id }) => own.includes(id)).map(({ id, party: of }) => ({ id, party: of as PartyName }));
}
