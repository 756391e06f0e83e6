import 'server-only';
import { authorize, can } from '@/lib/auth/permissions';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import type { ConcurrenceAnswer, Disposition } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';
import { readingOf, standingsOf, type GroupState } from '../model/concurrence';
import { readNames } from '../queries';
import { answeredOf } from '../read-standings';

export type PartyNames = { names: LocalizedText; acronyms: LocalizedText };

export type ConcurrenceRow = {
  id: string;
  answer: ConcurrenceAnswer;
  text: string | null;
  language: string;
  /** Number of the revision it was given to. */
  revision: number;
  at: Date;
  by: string | null;
  /** Delegations whose view it is. */
  views: PartyNames[];
  /** What the secretariat answered, the answer that stands first, then those that it corrected. */
  replies: { id: string; text: string; language: string; at: Date; by: string | null }[];
};

/** Where a group stands, with everything it answered, the last first. */
export type GroupConcurrence = {
  group: { id: string; code: string; names: LocalizedText };
  state: GroupState;
  sources: { id: string; symbol: string | null; disposition: Disposition; why: string | null }[];
  /** What became of these, as an answer names it. */
  reading: string;
  answers: ConcurrenceRow[];
  /** Delegations that sit in the group, for those who may record its answer; empty for everybody else. */
  delegations: { id: string; party: PartyNames }[];
};

const party = { select: { names: true, acronyms: true } } as const;

/**
 * What the groups say of a general recommendation that was drafted from theirs, in the order of its sources. For those in
 * the meeting; whoever reads the published Highlights gets none of it.
 */
export async function listConcurrences(scope: MeetingScope, id: string): Promise<GroupConcurrence[]> {
  authorize(scope, 'recommendation.read');
  if (!can(scope, 'meeting.participate')) return [];
  const mine = scope.grants.flatMap(({ groupId }) =>
    groupId && can(scope, 'concurrence.record', { groupId }) ? [groupId] : [],
  );
  const meetingId = scope.meeting.id;
  const [general, delegations] = await Promise.all([
    db().recommendation.findFirst({
      where: { id, meetingId, level: 'GENERAL' },
      select: {
        headRevision: { select: { hash: true } },
        sources: {
          orderBy: [{ at: 'asc' }, { id: 'asc' }],
          select: {
            at: true,
            disposition: true,
            why: true,
            regional: {
              select: {
                id: true,
                symbol: true,
                group: { select: { id: true, code: true, names: true, position: true } },
              },
            },
          },
        },
        concurrences: {
          orderBy: [{ at: 'desc' }, { id: 'desc' }],
          select: {
            id: true,
            groupId: true,
            answer: true,
            text: true,
            language: true,
            at: true,
            byAccountId: true,
            revision: { select: { number: true, hash: true } },
            views: { select: { delegation: { select: { party } } } },
            replies: {
              orderBy: [{ at: 'desc' }, { id: 'desc' }],
              select: { id: true, text: true, language: true, at: true, byAccountId: true },
            },
          },
        },
      },
    }),
    mine.length === 0
      ? []
      : db().groupParty.findMany({
          where: { groupId: { in: mine } },
          orderBy: { party: { code: 'asc' } },
          select: {
            groupId: true,
            party: { select: { ...party.select, delegations: { where: { meetingId }, select: { id: true } } } },
          },
        }),
  ]);
  const { headRevision, sources, concurrences } = found(general);
  const names = await readNames([...concurrences, ...concurrences.flatMap(({ replies }) => replies)]);
  const nameOf = (account: string | null) => names.get(account ?? '') ?? null;
  const groups = new Map(sources.flatMap(({ regional: { group } }) => (group ? [[group.id, group] as const] : [])));
  const standings = standingsOf(
    sources.flatMap(({ at, regional: { group } }) => (group ? [{ groupId: group.id, at }] : [])),
    concurrences.map(answeredOf),
    headRevision?.hash ?? '',
  );
  return standings
    .flatMap(({ groupId, state }) => {
      const group = groups.get(groupId);
      if (!group) return [];
      const { position, ...named } = group;
      const own = sources.filter(({ regional }) => regional.group?.id === groupId);
      const standing: GroupConcurrence = {
        group: { ...named, names: named.names as LocalizedText },
        state,
        sources: own.map(({ regional: { id: source, symbol }, disposition, why }) => ({
          id: source,
          symbol,
          disposition,
          why,
        })),
        reading: readingOf(own.map(({ regional, ...source }) => ({ ...source, regionalId: regional.id }))),
        answers: concurrences
          .filter((given) => given.groupId === groupId)
          .map(({ revision, views, replies, byAccountId, groupId: _group, ...given }) => ({
            ...given,
            revision: revision.number,
            by: nameOf(byAccountId),
            views: views.map(({ delegation }) => delegation.party as PartyNames),
            replies: replies.map(({ byAccountId: account, ...reply }) => ({ ...reply, by: nameOf(account) })),
          })),
        delegations: delegations.flatMap(({ groupId: of, party: { delegations: here, ...names } }) =>
          of === groupId ? here.map((delegation) => ({ id: delegation.id, party: names as PartyNames })) : [],
        ),
      };
      return [{ position, standing }];
    })
    .toSorted((a, b) => a.position - b.position)
    .map(({ standing }) => standing);
}
