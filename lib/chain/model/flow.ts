import type { DecisionOutcome, Disposition } from '@/lib/core/prisma/enums';
import type { LocalizedText } from '@/lib/i18n/pick';

/** A figure of the survey that put an issue on an agenda, over everybody together; `count` is null where the public may not read it. */
export type ChainPriority = {
  key: string;
  names: LocalizedText;
  code: string;
  snapshot: number;
  /** Of how many answers it is among the first `k`. */
  count: number | null;
  answered: number | null;
};

/** What a published edition says of its chain, and what the public may read of what did not get so far. */
export type PublishedChain = {
  /** Symbol of the publication with its Corr.n or Rev.n, and the seal that it is read from. */
  symbol: string;
  sha256: string;
  publishedAt: string;
  priorities: readonly ChainPriority[];
  groups: readonly { code: string; names: LocalizedText }[];
  /** Numbered regional recommendations; `priority`: key of the figure whose issue each was made on, null for one raised in the room. */
  regional: readonly { id: string; symbol: string; group: string; priority: string | null }[];
  /** General recommendations with what the plenary decided (null: nothing) and the commitment of this publication. */
  general: readonly { id: string; symbol: string; outcome: DecisionOutcome | null; commitment: string | null }[];
  /** Which regional recommendation was taken up in which general one; what was set aside is not in it. */
  uses: readonly { regional: string; general: string; disposition: Exclude<Disposition, 'SET_ASIDE'> }[];
};

/** The columns of the picture, from left to right. */
export const flowStages = ['priority', 'group', 'general', 'decision', 'commitment'] as const;
export type FlowStage = (typeof flowStages)[number];

/** Where something goes that goes no further: `room` stands where nothing came from the survey. */
export const flowEnds = { room: 'room', notTaken: 'not-taken', undecided: 'undecided', none: 'none' } as const;

export type FlowNode = {
  stage: FlowStage;
  /** A priority's key, a group's code, a symbol, an outcome, or one of `flowEnds`. */
  key: string;
  /** Regional recommendations that reach it, counted once for each general recommendation that took them up. */
  count: number;
  isEnd: boolean;
};

/** A band: so many regional recommendations go from a node of a column to one of the next. `via`: after a decision, the general recommendation that was decided. */
export type FlowLink = { stage: FlowStage; from: string; to: string; via: string | null; count: number };
export type Flow = { nodes: readonly FlowNode[]; links: readonly FlowLink[] };

/** Decisions from top to bottom, the most binding first; what was not decided comes last. */
const outcomeOrder: readonly string[] = [
  ...(['ADOPTED', 'WITH_RESERVATIONS', 'AD_REFERENDUM', 'DEFERRED', 'NOT_ADOPTED'] satisfies DecisionOutcome[]),
  flowEnds.undecided,
];

/**
 * The chain as counts of regional recommendations. From the survey to the groups each counts once; from there on once for each
 * general recommendation that took it up, in full, in part or noted, and once where none did. Pure; nodes in the order of the
 * columns, priorities by how many recommendations they led to.
 */
export function flowOf(chain: PublishedChain): Flow {
  const general = chain.general.toSorted(
    (one, other) => outcomeOrder.indexOf(outcomeOf(one)) - outcomeOrder.indexOf(outcomeOf(other)),
  );
  const links = linksOf({ ...chain, general });
  const sum = (stage: FlowStage, side: 'from' | 'to', key: string) =>
    links.reduce((total, link) => total + (link.stage === stage && link[side] === key ? link.count : 0), 0);
  const has = (stage: FlowStage, side: 'from' | 'to') => (key: string) =>
    links.some((link) => link.stage === stage && link[side] === key);
  const led = (key: string) => sum('priority', 'from', key);
  const nodes = (stage: FlowStage, keys: readonly string[], count: (key: string) => number) =>
    keys.map((key): FlowNode => ({ stage, key, count: count(key), isEnd: isEnd(key) }));
  const priorities = chain.priorities.map(({ key }) => key).toSorted((one, other) => led(other) - led(one));
  const generals = general.map(({ symbol }) => symbol);
  const commitments = general.flatMap(({ commitment }) => commitment ?? []);
  return {
    links,
    nodes: [
      ...nodes('priority', [...priorities, flowEnds.room].filter(has('priority', 'from')), led),
      ...nodes('group', chain.groups.map(({ code }) => code).filter(has('priority', 'to')), (key) =>
        sum('group', 'from', key),
      ),
      ...nodes('general', [...generals, ...[flowEnds.notTaken].filter(has('group', 'to'))], (key) =>
        sum('group', 'to', key),
      ),
      ...nodes('decision', outcomeOrder.filter(has('general', 'to')), (key) => sum('general', 'to', key)),
      ...nodes('commitment', [...commitments, ...[flowEnds.none].filter(has('decision', 'to'))], (key) =>
        sum('decision', 'to', key),
      ),
    ],
  };
}

/** The bands, each with its count. */
function linksOf({ regional, uses, general }: PublishedChain): FlowLink[] {
  const found = new Map<string, FlowLink>();
  const add = (link: Omit<FlowLink, 'count' | 'via'> & { via?: string; count?: number }) => {
    const { stage, from, to, via = null, count = 1 } = link;
    const name = [stage, from, to, via].join(' ');
    found.set(name, { stage, from, to, via, count: (found.get(name)?.count ?? 0) + count });
  };
  const used = new Set(uses.map(({ regional: id }) => id));
  const groupOf = new Map(regional.map(({ id, group }) => [id, group]));
  for (const { id, group, priority } of regional) {
    add({ stage: 'priority', from: priority ?? flowEnds.room, to: group });
    if (!used.has(id)) add({ stage: 'group', from: group, to: flowEnds.notTaken });
  }
  for (const each of general) {
    const behind = uses.filter((use) => use.general === each.id);
    for (const use of behind) add({ stage: 'group', from: groupOf.get(use.regional) ?? '', to: each.symbol });
    const outcome = outcomeOf(each);
    // What no region proposed is in the picture too, as a line without width.
    add({ stage: 'general', from: each.symbol, to: outcome, count: behind.length });
    add({
      ...{ stage: 'decision', from: outcome, to: each.commitment ?? flowEnds.none },
      ...{ via: each.symbol, count: behind.length },
    });
  }
  return [...found.values()];
}

type General = PublishedChain['general'][number];

function outcomeOf({ outcome }: General): string {
  return outcome ?? flowEnds.undecided;
}

/** Does nothing come after this node? */
function isEnd(key: string): boolean {
  return key === flowEnds.notTaken || key === flowEnds.undecided || key === flowEnds.none;
}
