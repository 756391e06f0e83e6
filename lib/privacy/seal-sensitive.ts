import { canonicalJson } from '@/lib/core/canonical';
import { hasKey, seal, unseal } from '@/lib/core/cipher';
import type { SensitiveKind } from '@/lib/core/prisma/enums';
import type { SensitiveValues } from './schema';

/** What a sealed record is bound to: put beside another registration or kind it does not open. */
const about = (registrationId: string, kind: SensitiveKind) => `SensitiveRecord:${registrationId}:${kind}`;

/** Seals the values of one kind of one registration. */
export function sealSensitive<K extends SensitiveKind>(registrationId: string, kind: K, values: SensitiveValues[K]) {
  const { sealed, keyId } = seal(Buffer.from(canonicalJson(values)), about(registrationId, kind));
  return { sealed: new Uint8Array(sealed), keyId };
}

/** A sealed record as it is read from the database. */
export type SealedRecord<K extends SensitiveKind = SensitiveKind> = {
  registrationId: string;
  kind: K;
  sealed: Uint8Array;
  keyId: string;
};

/**
 * Opens a record; null where it was sealed with a key that this instance does not hold, which the page says.
 * Whoever calls has proved the right to it and written down who reads.
 */
export function openSensitive<K extends SensitiveKind>(record: SealedRecord<K>): SensitiveValues[K] | null {
  const { registrationId, kind, sealed, keyId } = record;
  if (!hasKey(keyId)) return null;
  return JSON.parse(unseal(sealed, about(registrationId, kind), keyId).toString('utf8')) as SensitiveValues[K];
}
