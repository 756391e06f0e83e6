import 'server-only';
import { authorize, can } from '@/lib/auth/permissions';
import { groupsOwn } from '@/lib/breakouts/policy';
import { figureReader, figureSelect, type Figure } from '@/lib/surveys/queries/figures';
import type { MeetingScope } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { found } from '@/lib/core/errors';
import type {
  DecisionMethod,
  DecisionOutcome,
  Disposition,
  GroupSupport,
  RecommendationLevel,
  RecommendationStatus,
} from '@/lib/core/prisma/enums';
import { read } from '@/lib/core/read';
import type { LocalizedText } from '@/lib/i18n/pick';
import { isEditable } from '@/lib/meetings/policy';
import { countStandings, standingsOf, type ConcurrenceCounts } from './model/concurrence';
import { rolesFor, textByLanguage } from './model/recommendation';
import { regionalStepsFrom, type RegionalState } from './policy';
import { answeredOf, answerRead } from './read-standings';

/**
 * General recommendations are the secretariat's until the groups are asked, and then everyone's in the meeting. A regional one is open to everyone in the meeting;
 * who only reads the published Highlights gets those that were handed over.
 */
function visible(scope: MeetingScope) {
  if (can(scope, 'general.draft')) return {};
  const general = (...status: RecommendationStatus[]) => ({ level: 'GENERAL' as const, status: { in: status } });
  const drafted = general('DRAFT', 'WITHDRAWN');
  const unfinished = general('DRAFT', 'CONCURRENCE', 'WITHDRAWN');
  const kept = { level: 'REGIONAL' as const, status: { in: [...groupsOwn] as RecommendationStatus[] } };
  return { NOT: can(scope, 'meeting.participate') ? [drafted] : [unfinished, kept] };
}

const texts = { select: { language: true, text: true, sourceHash: true } } as const;
const head = {
  select: {
    id: true,
    number: true,
    hash: true,
    themes: true,
    objectives: true,
    addressees: true,
    dueBy: true,
    units: { orderBy: { position: 'asc' }, select: { texts } },
  },
} as const;

export type RecommendationRow = {
  id: string;
  level: RecommendationLevel;
  status: RecommendationStatus;
  symbol: string | null;
  group: { code: string; names: LocalizedText } | null;
  revision: { id: string; number: number } | null;
  text: LocalizedText;
  source: string;
  themes: string[];
  objectives: number[];
};

export type Filters = {
  level?: RecommendationLevel;
  group?: string;
  theme?: string;
  state?: RecommendationStatus;
  after?: string;
};

const pageSize = 50;

/** What a row is made of; see `toRow`. */
export const row = {
  id: true,
  level: true,
  status: true,
  symbol: true,
  group: { select: { code: true, names: true } },
  headRevision: head,
} as const;

type Found = {
  id: string;
  level: RecommendationLevel;
  status: RecommendationStatus;
  symbol: string | null;
  group: { code: string; names: unknown } | null;
  headRevision: {
    id: string;
    number: number;
    themes: string[];
    objectives: number[];
    units: Parameters<typeof textByLanguage>[0];
  } | null;
};

/** A stored recommendation as a row of a list. */
export function toRow({ headRevision, group, ...rest }: Found): RecommendationRow {
  return {
    ...rest,
    group: group && { code: group.code, names: group.names as LocalizedText },
    revision: headRevision && { id: headRevision.id, number: headRevision.number },
    ...textByLanguage(headRevision?.units ?? []),
    themes: headRevision?.themes ?? [],
    objectives: headRevision?.objectives ?? [],
  };
}

/** The recommendations of the meeting, general ones first, fifty at a time; `next` is where the following page begins. */
export async function listRecommendations(
  scope: MeetingScope,
  filters: Filters,
): Promise<{ rows: RecommendationRow[]; next: string | null; total: number }> {
  authorize(scope, 'recommendation.read');
  const { level, group, theme, state, after } = filters;
  const where = {
    meetingId: scope.meeting.id,
    AND: [
      visible(scope),
      level ? { level } : {},
      group ? { group: { code: group } } : {},
      state ? { status: state } : {},
      theme ? { headRevision: { themes: { has: theme } } } : {},
    ],
  };
  const isKnown = after ? (await db().recommendation.count({ where: { ...where, id: after } })) === 1 : false;
  const [rows, total] = await Promise.all([
    db().recommendation.findMany({
      where,
      orderBy: [{ level: 'desc' }, { id: 'asc' }],
      ...(after && isKnown ? { cursor: { id: after }, skip: 1 } : {}),
      take: pageSize + 1,
      select: row,
    }),
    db().recommendation.count({ where }),
  ]);
  const page = rows.slice(0, pageSize).map(toRow);
  return { rows: page, next: rows.length > pageSize ? (page.at(-1)?.id ?? null) : null, total };
}

export type ThemeName = { code: string; names: LocalizedText };
export type ObjectiveName = { number: number; shortTitle: LocalizedText };

/** Themes and Compact objectives as they stood when the meeting was held; the objectives are empty before December 2018. One statement. */
export async function listTaxonomies(
  scope: MeetingScope,
): Promise<{ themes: ThemeName[]; objectives: ObjectiveName[] }> {
  authorize(scope, 'recommendation.read');
  const at = scope.meeting.startsOn;
  const [taxonomies] = await read<{ themes: ThemeName[]; objectives: ObjectiveName[] }[]>`
    SELECT coalesce((SELECT jsonb_agg(jsonb_build_object('code', code, 'names', names) ORDER BY position) FROM "Theme"
             WHERE ("validFrom" IS NULL OR "validFrom" <= ${at}::date) AND ("validTo" IS NULL OR "validTo" >= ${at}::date)), '[]') AS themes,
           coalesce((SELECT jsonb_agg(jsonb_build_object('number', number, 'shortTitle', "shortTitle") ORDER BY number) FROM "CompactObjective"
             WHERE "validFrom" <= ${at}::date AND ("validTo" IS NULL OR "validTo" >= ${at}::date)), '[]') AS objectives`;
  return found(taxonomies);
}

export type RevisionRow = {
  id: string;
  number: number;
  at: Date;
  hash: string;
  text: LocalizedText;
  source: string;
  themes: string[];
  objectives: number[];
  addressees: string[];
  dueBy: string | null;
  /** Made of two edits of the same text: it has both as parents. */
  isJoined: boolean;
  /** Who wrote it, or recorded it where it came of an amendment; null outside the meeting. */
  by: string | null;
  /** The amendment that became this text, with its delegation; null outside the meeting. */
  amendment: { number: number; names: LocalizedText } | null;
};
export type TransitionRow = {
  id: string;
  from: RecommendationStatus | null;
  to: RecommendationStatus;
  at: Date;
  note: string | null;
  /** Who took the step; null outside the meeting. */
  by: string | null;
};
export type DecisionRow = {
  id: string;
  outcome: DecisionOutcome;
  method: DecisionMethod;
  note: string | null;
  byName: string;
  at: Date;
  revisionId: string;
  number: number;
  /** Those that stand. */
  reservations: { id: string; names: LocalizedText; language: string; text: string }[];
};
export type SourceRow = {
  id: string;
  symbol: string | null;
  status: RecommendationStatus;
  disposition: Disposition;
  why: string | null;
  revision: { id: string; number: number };
  text: LocalizedText;
  source: string;
};
export type CommitmentRow = { id: string; symbol: string; dueBy: string | null };

export type RecommendationDetail = RecommendationRow & {
  lockVersion: number;
  addressees: string[];
  dueBy: string | null;
  units: {
    uid: string;
    source: { language: string; text: string };
    translations: { language: string; text: string }[];
  }[];
  /** The last translation into a language that the current text no longer has. */
  stale: { language: string; text: string; number: number }[];
  revisions: RevisionRow[];
  transitions: TransitionRow[];
  issue: {
    title: LocalizedText;
    position: number;
    figure: Figure | null;
  } | null;
  /** General: what it was made from. */
  sources: SourceRow[];
  /** Regional: the general recommendations it went into. */
  usedIn: {
    id: string;
    symbol: string | null;
    status: RecommendationStatus;
    disposition: Disposition;
    why: string | null;
    text: LocalizedText;
    source: string;
  }[];
  decisions: DecisionRow[];
  commitments: CommitmentRow[];
  /** Steps the reader may try, and whether they wrote the current revision (somebody else must agree to it). */
  steps: RegionalState[];
  /** What the group says beside the text now; null where it says nothing, and outside the meeting. */
  note: { id: string; practice: string | null; support: GroupSupport | null; dissent: string | null } | null;
  isAuthor: boolean;
  groupId: string | null;
};

/** A recommendation with everything that leads to it and from it. Refuses "not found" for what the reader may not see. */
export async function findRecommendation(scope: MeetingScope, id: string): Promise<RecommendationDetail> {
  authorize(scope, 'recommendation.read');
  const source = { select: { id: true, symbol: true, status: true } } as const;
  const record = found(
    await db().recommendation.findFirst({
      where: { id, meetingId: scope.meeting.id, ...visible(scope) },
      select: {
        ...row,
        lockVersion: true,
        groupId: true,
        issue: {
          select: {
            title: true,
            position: true,
            cell: { select: figureSelect },
          },
        },
        revisions: {
          orderBy: { number: 'desc' },
          select: {
            id: true,
            number: true,
            at: true,
            hash: true,
            themes: true,
            objectives: true,
            addressees: true,
            dueBy: true,
            parentIds: true,
            byAccountId: true,
            amendedBy: {
              take: 1,
              select: {
                amendment: {
                  select: { number: true, delegation: { select: { party: { select: { names: true } } } } },
                },
              },
            },
            units: { orderBy: { position: 'asc' }, select: { uid: true, texts } },
            decisions: {
              orderBy: { at: 'asc' },
              select: {
                id: true,
                outcome: true,
                method: true,
                note: true,
                byName: true,
                at: true,
                reservations: {
                  where: { end: null },
                  orderBy: { at: 'asc' },
                  select: {
                    id: true,
                    language: true,
                    text: true,
                    delegation: { select: { party: { select: { names: true } } } },
                  },
                },
              },
            },
            commitments: { select: { id: true, symbol: true, dueBy: true } },
          },
        },
        transitions: {
          orderBy: { at: 'asc' },
          select: { id: true, fromStatus: true, toStatus: true, at: true, note: true, byAccountId: true },
        },
        groupNotes: {
          orderBy: { seq: 'desc' },
          take: 1,
          select: { id: true, practice: true, support: true, dissent: true },
        },
        sources: {
          orderBy: { at: 'asc' },
          select: {
            disposition: true,
            why: true,
            regional: source,
            regionalRevision: {
              select: { id: true, number: true, units: { orderBy: { position: 'asc' }, select: { texts } } },
            },
          },
        },
        usedIn: {
          where: { general: visible(scope) },
          orderBy: { at: 'asc' },
          select: {
            disposition: true,
            why: true,
            general: {
              select: {
                ...source.select,
                headRevision: { select: { units: { orderBy: { position: 'asc' }, select: { texts } } } },
              },
            },
          },
        },
      },
    }),
  );
  // Wordings on the way and the reasons given among those present are not part of what was published.
  const isInside = can(scope, 'meeting.participate');
  const published = ({ id: revision, decisions, commitments }: (typeof record.revisions)[number]) =>
    revision === record.headRevision?.id || decisions.length > 0 || commitments.length > 0;
  const revisions = isInside ? record.revisions : record.revisions.filter(published);
  const [current] = revisions;
  const units = (current?.units ?? []).map(({ uid, texts: all }) => {
    const { text, source: language } = textByLanguage([{ texts: all }]);
    const translations = Object.entries(text).filter(([other]) => other !== language);
    return {
      uid,
      source: { language, text: text[language] ?? '' },
      translations: translations.map(([other, words]) => ({ language: other, text: words })),
    };
  });
  const base = toRow(record);
  const names = isInside ? await readNames([...record.revisions, ...record.transitions]) : new Map<string, string>();
  const cell = record.issue?.cell;
  const figure = cell ? (await figureReader(scope))(cell) : null;
  return {
    ...base,
    lockVersion: record.lockVersion,
    groupId: record.groupId,
    addressees: current?.addressees ?? [],
    dueBy: current?.dueBy ?? null,
    units,
    stale: staleTexts(revisions, base.text),
    revisions: revisions.map(
      ({
        id: revision,
        number,
        at,
        hash,
        themes,
        objectives,
        addressees,
        dueBy,
        parentIds,
        byAccountId,
        amendedBy,
        units: own,
      }) => ({
        id: revision,
        number,
        at,
        hash,
        themes,
        objectives,
        addressees,
        dueBy,
        isJoined: parentIds.length > 1,
        by: names.get(byAccountId ?? '') ?? null,
        amendment: isInside ? amendmentOf(amendedBy) : null,
        ...textByLanguage(own),
      }),
    ),
    transitions: record.transitions.map(({ fromStatus, toStatus, note, byAccountId, ...rest }) => ({
      ...rest,
      note: isInside ? note : null,
      by: names.get(byAccountId ?? '') ?? null,
      from: fromStatus,
      to: toStatus,
    })),
    issue: record.issue && {
      title: record.issue.title as LocalizedText,
      position: record.issue.position,
      figure,
    },
    sources: record.sources.map(({ disposition, why, regional, regionalRevision }) => ({
      ...regional,
      disposition,
      why,
      revision: { id: regionalRevision.id, number: regionalRevision.number },
      ...textByLanguage(regionalRevision.units),
    })),
    usedIn: record.usedIn.map(({ disposition, why, general: { headRevision, ...general } }) => ({
      ...general,
      disposition,
      why,
      ...textByLanguage(headRevision?.units ?? []),
    })),
    decisions: revisions.flatMap(({ id: revisionId, number, decisions }) =>
      decisions.map(({ reservations, ...decision }) => ({
        ...decision,
        revisionId,
        number,
        reservations: reservations.map(({ delegation, ...reservation }) => ({
          ...reservation,
          names: delegation.party.names as LocalizedText,
        })),
      })),
    ),
    commitments: revisions.flatMap(({ commitments }) => commitments),
    steps:
      record.level === 'REGIONAL' && isEditable(scope.meeting.phase)
        ? regionalStepsFrom(record.status as RegionalState, rolesFor(scope.grants, record.groupId))
        : [],
    note: isInside ? (record.groupNotes[0] ?? null) : null,
    isAuthor: scope.actor !== null && current?.byAccountId === scope.actor.accountId,
  };
}

/** Names of those who wrote or moved, by account; an assistant's account goes by whom it fills in for. */
export async function readNames(rows: readonly { byAccountId: string | null }[]): Promise<Map<string, string>> {
  const ids = [...new Set(rows.map(({ byAccountId }) => byAccountId).filter((id) => id !== null))];
  if (ids.length === 0) return new Map();
  const named = await db().$queryRaw<{ id: string; name: string }[]>`
    SELECT DISTINCT ON (ap."accountId") ap."accountId" AS id, trim(p."givenName" || ' ' || p.surname) AS name
    FROM "AccountPerson" ap JOIN "Person" p ON p.id = ap."personId"
    WHERE ap."accountId" = ANY (${ids}::uuid[]) ORDER BY ap."accountId", ap.assistant, ap."primary" DESC, p.id`;
  return new Map(named.map(({ id, name }) => [id, name]));
}

type Historic = {
  number: number;
  units: readonly { texts: readonly { language: string; text: string; sourceHash: string | null }[] }[];
};

/** Translations that the head no longer has, or has of another text: the newest of each language. */
function staleTexts(
  revisions: readonly Historic[],
  current: LocalizedText,
): { language: string; text: string; number: number }[] {
  const stale = new Map<string, { language: string; text: string; number: number }>();
  for (const { number, units } of revisions) {
    const languages = new Set(
      units.flatMap(({ texts: all }) =>
        all.filter(({ sourceHash }) => sourceHash !== null).map(({ language }) => language),
      ),
    );
    for (const language of languages) {
      if (current[language] || stale.has(language)) continue;
      const text = units
        .flatMap(({ texts: all }) => all.filter((each) => each.language === language).map((each) => each.text))
        .join(' ');
      stale.set(language, { language, text, number });
    }
  }
  return [...stale.values()];
}

export type GeneralRow = RecommendationRow & { sources: number; concurrence: ConcurrenceCounts };

/** General recommendations in the order in which they were begun. */
export async function listGeneral(scope: MeetingScope): Promise<GeneralRow[]> {
  authorize(scope, 'general.draft');
  const rows = await db().recommendation.findMany({
    where: { meetingId: scope.meeting.id, level: 'GENERAL' },
    orderBy: { id: 'asc' },
    take: 200,
    select: {
      ...row,
      sources: { orderBy: { at: 'asc' }, select: { at: true, regional: { select: { groupId: true } } } },
      concurrences: {
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        select: answerRead,
      },
    },
  });
  return rows.map(({ sources, concurrences, ...rest }) => ({
    ...toRow(rest),
    sources: sources.length,
    concurrence: countStandings(
      standingsOf(
        sources.flatMap(({ at, regional: { groupId } }) => (groupId === null ? [] : [{ groupId, at }])),
        concurrences.map(answeredOf),
        rest.headRevision?.hash ?? '',
      ),
    ),
  }));
}

function amendmentOf([end]: readonly { amendment: { number: number; delegation: { party: { names: unknown } } } }[]) {
  return end ? { number: end.amendment.number, names: end.amendment.delegation.party.names as LocalizedText } : null;
}
