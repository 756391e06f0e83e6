import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { dayOf } from '@/lib/i18n/dates';
import { revisionHash } from '@/lib/recommendations/model/recommendation';

/** Names by language, as everywhere. */
type Names = Record<string, string>;

export type RecordedRevision = {
  id: string;
  number: number;
  at: string;
  parentIds: string[];
  /** Texts in the language they were written in: what the hash is taken of. */
  units: { uid: string; position: number; language: string; text: string }[];
  translations: { uid: string; language: string; text: string }[];
  themes: string[];
  objectives: number[];
  addressees: string[];
  dueBy: string | null;
  hash: string;
};

export type RecordedItem = {
  id: string;
  symbol: string | null;
  /** The regional recommendations it was made from, each in an exact revision. */
  sources: { symbol: string | null; revision: number; hash: string; disposition: string; why: string | null }[];
  revisions: RecordedRevision[];
  amendments: {
    number: number;
    delegation: Names;
    revision: number;
    language: string;
    texts: Record<string, string>;
    explanation: string | null;
    at: string;
    end: { outcome: string; note: string | null; at: string; revision: number | null } | null;
  }[];
  decisions: {
    outcome: string;
    method: string;
    note: string | null;
    by: string;
    at: string;
    revision: number;
    hash: string;
    vote: { inFavour: number; against: number; abstaining: number } | null;
    reservations: { delegation: Names; language: string; text: string; at: string; withdrawnAt: string | null }[];
  }[];
  silences: {
    revision: number;
    hash: string;
    at: string;
    closesAt: string;
    by: string;
    audience: Names[];
    breaks: { delegation: Names; reason: string; at: string }[];
    end: { outcome: string; at: string } | null;
  }[];
};

/** Everything the plenary of a meeting has recorded, as plain values: what minutes and bundle are made of. */
export type PlenaryRecord = {
  meeting: { slug: string; code: string; title: Names; city: string; zone: string; illustrative: boolean };
  items: RecordedItem[];
  turns: { delegation: Names; kind: string; item: string | null; startedAt: string; endedAt: string | null }[];
};

/** The days on which the plenary sat, by the meeting's clock: those with a decision, an amendment or a speaker. */
export function sittingsOf({ meeting, items, turns }: PlenaryRecord): string[] {
  const moments = [
    ...items.flatMap(({ amendments, decisions }) => [
      ...amendments.flatMap(({ at, end }) => [at, ...(end ? [end.at] : [])]),
      ...decisions.map(({ at }) => at),
    ]),
    ...turns.map(({ startedAt }) => startedAt),
  ];
  return [...new Set(moments.map((at) => dayOf(new Date(at), meeting.zone)))].toSorted();
}

export const bundleFormat = 'parley-plenary-1';

/** A record with the hash of its canonical JSON, and the hashes of the papers made from it. */
export type Bundle = {
  format: typeof bundleFormat;
  record: PlenaryRecord;
  sha256: string;
  files: { name: string; sha256: string }[];
  /** sha256 of the canonical JSON of all of the above. */
  seal: string;
};

/** A record and its papers as a bundle. */
export function sealBundle(record: PlenaryRecord, files: Bundle['files']): Bundle {
  const sealed = { format: bundleFormat, record, sha256: recordHash(record), files } as const;
  return { ...sealed, seal: sha256(canonicalJson(sealed)) };
}

/** The hash of a record: what its minutes print and its bundle names. */
export const recordHash = (record: PlenaryRecord): string => sha256(canonicalJson(record));

export type Finding =
  | { fault: 'not_json' | 'not_a_bundle' | 'not_canonical' | 'record_hash' | 'seal' }
  | { fault: 'revision_hash' | 'parent_missing'; item: string; revision: number }
  | { fault: 'decision_text'; item: string; revision: number }
  | { fault: 'file_hash' | 'file_unknown'; file: string };

/**
 * What does not hold in a bundle: its own hash, the hash of each revision, the revision each decision and silence procedure names,
 * and the papers that were given with it. A bundle is its canonical JSON to the byte, so that an edited space is found as well.
 */
export function verifyBundle(
  text: string,
  files: readonly { name: string; bytes: Uint8Array }[],
): { findings: Finding[]; checked: { items: number; revisions: number; files: number }; sha256: string | null } {
  const checked = { items: 0, revisions: 0, files: 0 };
  let bundle: Partial<Bundle>;
  try {
    bundle = JSON.parse(text) as Partial<Bundle>;
  } catch {
    return { findings: [{ fault: 'not_json' }], checked, sha256: null };
  }
  if (bundle.format !== bundleFormat || !bundle.record || !Array.isArray(bundle.files))
    return { findings: [{ fault: 'not_a_bundle' }], checked, sha256: null };
  const findings: Finding[] = [];
  if (canonicalJson(bundle) !== text.trimEnd()) findings.push({ fault: 'not_canonical' });
  if (sealBundle(bundle.record, bundle.files).seal !== bundle.seal) findings.push({ fault: 'seal' });
  if (recordHash(bundle.record) !== bundle.sha256) findings.push({ fault: 'record_hash' });
  // A member that was renamed is found by the seal; what can still be read is named.
  try {
    for (const item of bundle.record.items) {
      checked.items += 1;
      checked.revisions += item.revisions.length;
      findings.push(...verifyItem(item));
    }
  } catch {
    findings.push({ fault: 'not_a_bundle' });
  }
  for (const { name, bytes } of files) {
    checked.files += 1;
    const hash = sha256(bytes);
    if (!bundle.files.some((file) => file.sha256 === hash))
      findings.push({
        fault: bundle.files.some((file) => file.name === name) ? 'file_hash' : 'file_unknown',
        file: name,
      });
  }
  return { findings, checked, sha256: bundle.sha256 ?? null };
}

function verifyItem({ symbol, id, revisions, decisions, silences }: RecordedItem): Finding[] {
  const item = symbol ?? id;
  const known = new Map(revisions.map((revision) => [revision.number, revision.hash]));
  const ids = new Set(revisions.map((revision) => revision.id));
  return [
    ...revisions.flatMap((revision): Finding[] => [
      ...(revisionHash(revision) === revision.hash
        ? []
        : [{ fault: 'revision_hash' as const, item, revision: revision.number }]),
      ...(revision.parentIds.every((parent) => ids.has(parent))
        ? []
        : [{ fault: 'parent_missing' as const, item, revision: revision.number }]),
    ]),
    ...[...decisions, ...silences]
      .filter(({ revision, hash }) => known.get(revision) !== hash)
      .map(({ revision }) => ({ fault: 'decision_text' as const, item, revision })),
  ];
}
