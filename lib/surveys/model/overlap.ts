/** An order with ties: tiers best first, the themes of a tier tied. A strict list has one theme in each tier. */
export type Tiers = readonly (readonly string[])[];

/** Themes in both sets, in the order of the first. */
export function intersection(a: readonly string[], b: readonly string[]): string[] {
  const other = new Set(b);
  return a.filter((theme) => other.has(theme));
}

/** |A ∩ B| / |A ∪ B|; null when both are empty. */
export function jaccard(a: readonly string[], b: readonly string[]): number | null {
  const shared = intersection(a, b).length;
  const union = a.length + b.length - shared;
  return union === 0 ? null : shared / union;
}

/** How much of each theme is within the first `depth` places; a tier cut by the boundary counts in equal parts. */
function membership(order: Tiers, depth: number): Map<string, number> {
  const parts = new Map<string, number>();
  let left = depth;
  for (const tier of order) {
    if (left <= 0) break;
    const part = Math.min(1, left / tier.length);
    for (const theme of tier) parts.set(theme, part);
    left -= tier.length;
  }
  return parts;
}

/**
 * Average overlap AO@k = (1/k) Σ_{d=1..k} |A_:d ∩ B_:d| / d (Webber, Moffat & Zobel 2010).
 * Ties are not broken: the value is the mean over all ways to break those of A and of B independently.
 * @returns 0 (nothing in common) to 1 (the same first k in the same order, without ties).
 */
export function averageOverlap(a: Tiers, b: Tiers, k: number): number {
  let sum = 0;
  for (let depth = 1; depth <= k; depth += 1) {
    const inB = membership(b, depth);
    let shared = 0;
    for (const [theme, part] of membership(a, depth)) shared += part * (inB.get(theme) ?? 0);
    sum += shared / depth;
  }
  return sum / k;
}

/** AO@k that two unrelated orders of m themes have on average: the mean of d/m for d = 1…k. */
export function averageOverlapByChance(m: number, k: number): number {
  return (k + 1) / (2 * m);
}

/** C(n, r), exact. */
function choose(n: number, r: number): bigint {
  if (r < 0 || r > n) return 0n;
  let result = 1n;
  for (let i = 1; i <= r; i += 1) result = (result * BigInt(n - r + i)) / BigInt(i);
  return result;
}

/** numerator / denominator to double precision, whatever the size of the integers. */
function ratio(numerator: bigint, denominator: bigint): number {
  return Number((numerator * 10n ** 18n) / denominator) / 1e18;
}

/**
 * How many themes two unrelated sets of sizes a and b out of m share.
 * @returns the hypergeometric probabilities of 0, 1, … min(a, b) shared, and their mean ab/m.
 */
export function pairByChance(m: number, a: number, b: number): { probabilities: number[]; mean: number } {
  const all = choose(m, b);
  const probabilities = Array.from({ length: Math.min(a, b) + 1 }, (_, shared) =>
    ratio(choose(a, shared) * choose(m - a, b - shared), all),
  );
  return { probabilities, mean: (a * b) / m };
}

/** m^R · P(Bin(R, k/m) ≥ c), an integer. */
function scaledTail(regions: number, m: number, k: number, c: number): bigint {
  let tail = 0n;
  for (let j = Math.max(c, 0); j <= regions; j += 1) {
    tail += choose(regions, j) * BigInt(k) ** BigInt(j) * BigInt(m - k) ** BigInt(regions - j);
  }
  return tail;
}

/** Themes out of m that chance alone puts among the first k of at least c of the regions: m·P(Bin(R, k/m) ≥ c). */
export function coveredByChance(regions: number, m: number, k: number, c: number): number {
  return ratio(BigInt(m) * scaledTail(regions, m, k, c), BigInt(m) ** BigInt(regions));
}

/**
 * c*: the smallest coverage that chance alone gives to at most one theme, m·P(Bin(R, k/m) ≥ c) ≤ 1. Compared in integers.
 * At least 2, since what one region has is not shared.
 * @returns null when even all R regions together would prove nothing (two regions, five of twelve).
 */
export function sharedFrom(regions: number, m: number, k: number): number | null {
  for (let c = 2; c <= regions; c += 1) {
    if (BigInt(m) * scaledTail(regions, m, k, c) <= BigInt(m) ** BigInt(regions)) return c;
  }
  return null;
}

/** A region with its order; `top` is its top-k set with everything tied at the boundary. */
export type RegionalOrder = { readonly region: string; readonly top: readonly string[]; readonly order: Tiers };

export type CoveredTheme = { readonly theme: string; readonly regions: readonly string[] };

export type OverlapList = {
  readonly themes: readonly CoveredTheme[];
  /** How many themes chance alone would put here. */
  readonly byChance: number;
};

export type RegionPair = {
  readonly a: string;
  readonly b: string;
  readonly shared: readonly string[];
  readonly jaccard: number | null;
  readonly averageOverlap: number;
  /** Mean number shared by two unrelated sets of these sizes. */
  readonly sharedByChance: number;
  /** Probability that two unrelated sets share at least as many. */
  readonly p: number;
};

export type Overlap = {
  readonly regions: readonly string[];
  readonly m: number;
  readonly k: number;
  /** c*, from which a theme is called shared; null when no coverage can be. */
  readonly sharedFrom: number | null;
  readonly coverage: readonly CoveredTheme[];
  readonly shared: OverlapList;
  readonly paired: OverlapList;
  readonly distinctive: OverlapList;
  /** For c = R … 1: themes found among the first k of at least c regions, and expected by chance. */
  readonly againstChance: readonly { readonly atLeast: number; readonly found: number; readonly byChance: number }[];
  readonly pairs: readonly RegionPair[];
  readonly averageOverlapByChance: number;
};

/**
 * What the regions have in common, always beside what chance alone would give.
 * Shared: in c* regions or more. Distinctive: in one region only. Paired: everything between.
 * The coverage baseline takes k of m for every region, also where a tie made a set larger.
 * @param themes all m codes, in the order the lists should have
 */
export function regionalOverlap(themes: readonly string[], k: number, orders: readonly RegionalOrder[]): Overlap {
  const m = themes.length;
  const count = orders.length;
  const threshold = sharedFrom(count, m, k);
  const coverage = themes.map((theme) => ({
    theme,
    regions: orders.filter((order) => order.top.includes(theme)).map((order) => order.region),
  }));
  const between = (low: number, high: number): OverlapList => ({
    themes: coverage.filter(({ regions }) => regions.length >= low && regions.length <= high),
    byChance: Math.max(0, coveredByChance(count, m, k, low) - coveredByChance(count, m, k, high + 1)),
  });
  const firstShared = threshold ?? count + 1;
  const pairs = orders.flatMap((a, index) =>
    orders.slice(index + 1).map((b): RegionPair => {
      const shared = intersection(a.top, b.top);
      const chance = pairByChance(m, a.top.length, b.top.length);
      return {
        a: a.region,
        b: b.region,
        shared,
        jaccard: jaccard(a.top, b.top),
        averageOverlap: averageOverlap(a.order, b.order, k),
        sharedByChance: chance.mean,
        p: Math.min(
          1,
          chance.probabilities.slice(shared.length).reduce((sum, probability) => sum + probability, 0),
        ),
      };
    }),
  );
  return {
    regions: orders.map((order) => order.region),
    m,
    k,
    sharedFrom: threshold,
    coverage,
    shared: between(firstShared, count),
    paired: between(2, firstShared - 1),
    distinctive: between(1, 1),
    againstChance: orders.map((_, index) => ({
      atLeast: count - index,
      found: coverage.filter(({ regions }) => regions.length >= count - index).length,
      byChance: coveredByChance(count, m, k, count - index),
    })),
    pairs,
    averageOverlapByChance: averageOverlapByChance(m, k),
  };
}
