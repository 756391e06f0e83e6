import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { dayOf } from '@/lib/i18n/dates';
import { revisionHash } from '@/lib/recommendations/model/recommendation';
import { dayRecord } from './day-record';
import { textsHash } from './texts';

/** Names by language, as everywhere. */
type Names = Record<string, string>;

/** What a revision says, and the hash of that. */
export type RecordedContent = {
  number: number;
  /** Texts in the language they were written in: what the hash is taken of. */
  units: { uid: string; position: number; language: string; text: string }[];
  translations: { uid: string; language: string; text: string }[];
  themes: string[];
  objectives: number[];
  addressees: string[];
  dueBy: string | null;
  hash: string;
};

export type RecordedRevision = RecordedContent & { id: string; at: string; parentIds: string[] };

export type RecordedItem = {
  id: string;
  symbol: string | null;
  /** The regional recommendations it was made from, each in an exact revision with its text. */
  sources: (RecordedContent & { symbol: string | null; disposition: string; why: string | null })[];
  revisions: RecordedRevision[];
  amendments: {
    number: number;
    delegation: Names;
    revision: number;
    language: string;
    texts: Record<string, string>;
    explanation: string | null;
    at: string;
    end: { outcome: string; note: string | null; language: string | null; at: string; revision: number | null } | null;
  }[];
  decisions: {
    outcome: string;
    method: string;
    note: string | null;
    by: string;
    at: string;
    revision: number;
    hash: string;
    /** The languages the text stood in, and the hash over all of them; null where only the revision's own was kept. */
    languages: string[];
    textsHash: string | null;
    vote: { inFavour: number; against: number; abstaining: number } | null;
    reservations: { delegation: Names; language: string; text: string; at: string; withdrawnAt: string | null }[];
  }[];
  silences: {
    revision: number;
    hash: string;
    languages: string[];
    textsHash: string | null;
    at: string;
    closesAt: string;
    by: string;
    audience: Names[];
    breaks: { delegation: Names; reason: string; language: string | null; at: string }[];
    end: { outcome: string; at: string } | null;
  }[];
};

/** Everything the plenary of a meeting has recorded, as plain values: what minutes and bundle are made of. */
export type PlenaryRecord = {
  meeting: { slug: string; code: string; title: Names; city: string; zone: string; illustrative: boolean };
  items: RecordedItem[];
  turns: { delegation: Names; kind: string; item: string | null; startedAt: string; endedAt: string | null }[];
};

/** The days of which there are minutes, by the meeting's clock: those with a decision, a reservation, an amendment or a speaker. */
export function sittingsOf({ meeting, items, turns }: PlenaryRecord): string[] {
  const moments = [
    ...items.flatMap(({ amendments, decisions }) => [
      ...amendments.flatMap(({ at, end }) => [at, ...(end ? [end.at] : [])]),
      ...decisions.flatMap(({ at, reservations }) => [
        at,
        ...reservations.flatMap((one) => [one.at, ...(one.withdrawnAt ? [one.withdrawnAt] : [])]),
      ]),
    ]),
    ...turns.map(({ startedAt }) => startedAt),
  ];
  return [...new Set(moments.map((at) => dayOf(new Date(at), meeting.zone)))].toSorted();
}

export const bundleFormat = 'parley-plenary-3';

/** Under which number a record was given out, when and by whom. */
export type Issue = { number: number; at: string; by: string };

/** A record with the hash of its canonical JSON, and the hashes of the papers made from it. */
export type Bundle = {
  format: typeof bundleFormat;
  /** Null for a copy of the record as it stood at some moment, which nobody gave out. */
  issue: Issue | null;
  record: PlenaryRecord;
  sha256: string;
  /** The record of each day with its hash: printed on that day's minutes, and the same once the day is over. */
  days: { day: string; sha256: string }[];
  /** The papers as they were made with this bundle; another server may make other bytes of the same. */
  files: { name: string; sha256: string }[];
  /** sha256 of the canonical JSON of all of the above. */
  seal: string;
};

/** A record and its papers as a bundle. */
export function sealBundle(record: PlenaryRecord, files: Bundle['files'], issue: Issue | null = null): Bundle {
  const [hash, days] = [recordHash(record), daysOf(record)];
  const sealed = { format: bundleFormat, issue, record, sha256: hash, days, files } as const;
  return { ...sealed, seal: sha256(canonicalJson(sealed)) };
}

/** Each day of a record with the hash of its own record. */
export const daysOf = (record: PlenaryRecord): Bundle['days'] =>
  sittingsOf(record).map((day) => ({ day, sha256: recordHash(dayRecord(record, day)) }));

/** The hash of a record: what its bundle names, and of a day's, its minutes. */
export const recordHash = (record: PlenaryRecord): string => sha256(canonicalJson(record));

export type Finding =
  | { fault: 'not_json' | 'not_a_bundle' | 'not_canonical' | 'record_hash' | 'seal' }
  | { fault: 'revision_hash' | 'parent_missing'; item: string; revision: number }
  | { fault: 'decision_text' | 'source_hash'; item: string; revision: number };

/** A paper whose bytes the bundle does not list: that says nothing against the bundle; `isNamed` where it lists others by that name. */
export type Unlisted = { file: string; isNamed: boolean };

export type Verified = {
  findings: Finding[];
  unlisted: Unlisted[];
  checked: { items: number; revisions: number; files: number };
  issue: Issue | null;
  sha256: string | null;
  days: Bundle['days'];
};

/**
 * What does not hold in a bundle: its own hash, the hash of each revision and of each source's, the revision each decision and silence procedure names
 * in its languages; and apart from it the papers given with it that it does not list. A bundle is its canonical JSON to the byte,
 * so that an edited space is found as well. Nothing here says who made it: whoever edits a record can seal it anew, and only the
 * hashes that the site shows tell.
 */
export function verifyBundle(text: string, files: readonly { name: string; bytes: Uint8Array }[]): Verified {
  const checked = { items: 0, revisions: 0, files: 0 };
  const nothing = { unlisted: [], checked, issue: null, sha256: null, days: [] };
  let bundle: Partial<Bundle>;
  try {
    bundle = JSON.parse(text) as Partial<Bundle>;
  } catch {
    return { findings: [{ fault: 'not_json' }], ...nothing };
  }
  const { record, files: listed, issue = null } = bundle;
  if (bundle.format !== bundleFormat || !record || !Array.isArray(listed))
    return { findings: [{ fault: 'not_a_bundle' }], ...nothing };
  const findings: Finding[] = [];
  if (canonicalJson(bundle) !== text.trimEnd()) findings.push({ fault: 'not_canonical' });
  let days: Bundle['days'] = [];
  // A member that was renamed is found by the seal; what can still be read is named.
  try {
    days = daysOf(record);
    // Made anew from what it holds, it is itself: also its days and whatever somebody put beside them.
    if (canonicalJson(sealBundle(record, listed, issue)) !== canonicalJson(bundle)) findings.push({ fault: 'seal' });
    if (recordHash(record) !== bundle.sha256) findings.push({ fault: 'record_hash' });
    for (const item of record.items) {
      checked.items += 1;
      checked.revisions += item.revisions.length + item.sources.length;
      findings.push(...verifyItem(item));
    }
  } catch {
    findings.push({ fault: 'not_a_bundle' });
  }
  const unlisted = files.flatMap(({ name, bytes }) => {
    checked.files += 1;
    const hash = sha256(bytes);
    return listed.some((file) => file.sha256 === hash)
      ? []
      : [{ file: name, isNamed: listed.some((file) => file.name === name) }];
  });
  return { findings, unlisted, checked, issue, sha256: bundle.sha256 ?? null, days };
}

function verifyItem({ symbol, id, sources, revisions, decisions, silences }: RecordedItem): Finding[] {
  const item = symbol ?? id;
  const known = new Map(revisions.map((revision) => [revision.number, revision]));
  const ids = new Set(revisions.map((revision) => revision.id));
  return [
    ...sources
      .filter((source) => revisionHash(source) !== source.hash)
      .map(({ symbol: of, number }) => ({ fault: 'source_hash' as const, item: of ?? item, revision: number })),
    ...revisions.flatMap((revision): Finding[] => [
      ...(revisionHash(revision) === revision.hash
        ? []
        : [{ fault: 'revision_hash' as const, item, revision: revision.number }]),
      ...(revision.parentIds.every((parent) => ids.has(parent))
        ? []
        : [{ fault: 'parent_missing' as const, item, revision: revision.number }]),
    ]),
    ...[...decisions, ...silences]
      .filter((decided) => !isOn(decided, known.get(decided.revision)))
      .map(({ revision }) => ({ fault: 'decision_text' as const, item, revision })),
  ];
}

/** Whether what was decided is that revision, in every language that was named. */
function isOn(
  decided: { hash: string; languages: string[]; textsHash: string | null },
  revision: RecordedRevision | undefined,
): boolean {
  if (revision?.hash !== decided.hash) return false;
  if (decided.textsHash === null) return true;
  const units = revision.units.map(({ uid, language, text }) => ({
    uid,
    text: Object.fromEntries(
      [{ uid, language, text }, ...revision.translations]
        .filter((one) => one.uid === uid)
        .map((one) => [one.language, one.text]),
    ),
  }));
  return textsHash(decided.hash, units, decided.languages) === decided.textsHash;
}
