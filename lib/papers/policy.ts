import type { letterKinds, ownKinds } from './schema';

export type LetterKind = (typeof letterKinds)[number];
export type OwnKind = (typeof ownKinds)[number];

/** What decides on whether a paper is due to somebody. */
export type Standing = {
  isConfirmed: boolean;
  isInPerson: boolean;
  isAwarded: boolean;
  /** Seen at the door. */
  wasSeen: boolean;
  /** The meeting has ended. */
  isOver: boolean;
};

/** What somebody lacks for a paper, as a code for the field, or null where it is due. */
export function missingFor(kind: LetterKind, standing: Standing): string | null {
  if (kind === 'CERTIFICATE')
    return standing.wasSeen || (standing.isConfirmed && standing.isOver) ? null : 'not_attended';
  if (!standing.isConfirmed) return 'not_confirmed';
  if (kind === 'LETTER_OF_AWARD') return standing.isAwarded ? null : 'not_awarded';
  return standing.isInPerson ? null : 'not_in_person';
}

/** Reasons that no person wrote, as they are stored, with the name of their words. */
const ownReasons: Readonly<Record<string, 'ended' | 'newer'>> = {
  'participation ended': 'ended',
  'replaced by a newer one': 'newer',
};

/** The name of the words for why a paper was taken back; null where somebody wrote the reason. */
export function reasonWritten(reason: string | null): 'ended' | 'newer' | null {
  return ownReasons[reason ?? ''] ?? null;
}

/**
 * What somebody lacks for making a paper without asking. Whoever was seen at the door and holds no place gets a certificate
 * from the secretariat, which knows why they came.
 */
export function missingForOwn(kind: OwnKind, standing: Standing): string | null {
  return standing.isConfirmed ? missingFor(kind, standing) : 'not_confirmed';
}

/** Whether the person may make a paper without asking: it is due, and none has been issued, not even one that was taken back. */
export function mayTake(kind: OwnKind, standing: Standing, issued: readonly { kind: string }[]): boolean {
  return missingForOwn(kind, standing) === null && !issued.some((paper) => paper.kind === kind);
}
