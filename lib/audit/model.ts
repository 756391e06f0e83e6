import { canonicalJson, sha256 } from '@/lib/core/canonical';

/** An entry as it is sealed; `id` as text, because it may outgrow a JSON number. */
export type SealedEntry = {
  id: string;
  at: Date;
  accountId: string | null;
  role: string;
  action: string;
  meetingId: string | null;
  subjectType: string;
  subjectId: string;
};

/** An entry's details with the salt that keeps them from being guessed; null once erased. */
export type SealedDetail = { details: unknown; salt: string } | null;

/** Stands for an entry that had no details when it was sealed. */
export const noDetail = '-';

/** Salted sha256 of an entry's details. */
export function detailHash(detail: SealedDetail): string {
  return detail ? sha256(`${detail.salt}\0${canonicalJson(detail.details)}`) : noDetail;
}

/** sha256 of an entry together with the hash of its details. */
export function entryHash(
  { id, at, accountId, role, action, meetingId, subjectType, subjectId }: SealedEntry,
  details: string,
): string {
  return sha256(canonicalJson({ id, at, accountId, role, action, meetingId, subjectType, subjectId, details }));
}

/** sha256 of a batch: its entries in order, chained to the batch before (null for the first). */
export function batchHash(previous: string | null, entries: readonly string[]): string {
  return sha256(canonicalJson({ previous, entries }));
}
