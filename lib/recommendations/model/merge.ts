import { hunksOf, wordsOf, type Hunk } from './words';

/** The text that was edited, and what two people made of it. */
export type Versions = { readonly base: string; readonly mine: string; readonly theirs: string };

/**
 * A stretch of a three-way merge with the words of each version. `same`: nobody changed it. `mine`, `theirs`: one did.
 * `both`: both made the same change. `conflict`: they made different ones, and a person has to choose.
 */
export type Stretch = Versions & { readonly kind: 'same' | 'mine' | 'theirs' | 'both' | 'conflict' };

type SidedHunk = Hunk & { readonly side: 'mine' | 'theirs' };

/**
 * Merges two edits of one text word by word (diff3: Khanna, Kunal & Pierce, "A Formal Investigation of Diff3", 2007). Changes
 * that overlap or touch, with no unchanged word, space or mark between them, are a conflict: nothing is blended within a
 * phrase. The words of every version are in the result, in order: see `versionOf`.
 */
export function mergeWords(versions: Versions, language: string): Stretch[] {
  const base = wordsOf(versions.base, language);
  const words = { mine: wordsOf(versions.mine, language), theirs: wordsOf(versions.theirs, language) };
  const hunks = (['mine', 'theirs'] as const)
    .flatMap((side) => hunksOf(base, words[side]).map((hunk): SidedHunk => ({ ...hunk, side })))
    .toSorted((one, other) => one.at - other.at || one.end - other.end);

  const stretches: Stretch[] = [];
  let from = 0;
  const keep = (to: number) => {
    const text = base.slice(from, to).join('');
    if (text !== '') stretches.push({ kind: 'same', base: text, mine: text, theirs: text });
  };
  for (const group of touching(hunks)) {
    const at = Math.min(...group.map((hunk) => hunk.at));
    const end = Math.max(...group.map((hunk) => hunk.end));
    keep(at);
    const text = base.slice(at, end).join('');
    const made = (side: 'mine' | 'theirs') => {
      const own = group.filter((hunk) => hunk.side === side);
      const [first] = own;
      const last = own.at(-1);
      return first && last
        ? words[side].slice(first.otherAt - (first.at - at), last.otherEnd + (end - last.end)).join('')
        : null;
    };
    stretches.push(stretchOf(text, made('mine'), made('theirs')));
    from = end;
  }
  keep(base.length);
  return stretches;
}

/** Hunks of both sides, those that overlap or touch in the base together. */
function touching(hunks: readonly SidedHunk[]): SidedHunk[][] {
  const groups: SidedHunk[][] = [];
  let end = -1;
  for (const hunk of hunks) {
    if (hunk.at <= end) groups.at(-1)?.push(hunk);
    else groups.push([hunk]);
    end = Math.max(end, hunk.end);
  }
  return groups;
}

function stretchOf(base: string, mine: string | null, theirs: string | null): Stretch {
  const texts = { base, mine: mine ?? base, theirs: theirs ?? base };
  if (theirs === null) return { kind: 'mine', ...texts };
  if (mine === null) return { kind: 'theirs', ...texts };
  return { kind: mine === theirs ? 'both' : 'conflict', ...texts };
}

/** One of the three versions again, whole. */
export function versionOf(stretches: readonly Stretch[], version: keyof Versions): string {
  return stretches.map((stretch) => stretch[version]).join('');
}

/** The text that holds both edits; null where they conflict, which a person decides. */
export function mergedText(stretches: readonly Stretch[]): string | null {
  if (stretches.some(({ kind }) => kind === 'conflict')) return null;
  return stretches.map((stretch) => (stretch.kind === 'theirs' ? stretch.theirs : stretch.mine)).join('');
}
