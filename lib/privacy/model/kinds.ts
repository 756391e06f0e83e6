import type { SensitiveKind } from '@/lib/core/prisma/enums';

/** Who of the organising team reads a kind, beside the person. Nobody else does, whatever else they may do in the meeting. */
export type SensitiveReader = 'TRAVEL' | 'LOGISTICS';

type Rules = {
  readers: readonly SensitiveReader[];
  /** Days after the meeting's last day on which it is deleted. */
  days: number;
};

/** The rules of each kind, in the order of the forms. Purposes are words: messages/<locale>/privacy.json. */
export const sensitiveRules = {
  TRAVEL_DOCUMENT: { readers: ['TRAVEL'], days: 30 },
  VISA: { readers: ['TRAVEL'], days: 30 },
  ITINERARY: { readers: ['TRAVEL', 'LOGISTICS'], days: 30 },
  DIET: { readers: ['LOGISTICS'], days: 7 },
  ACCESS: { readers: ['LOGISTICS'], days: 7 },
  EMERGENCY_CONTACT: { readers: ['TRAVEL', 'LOGISTICS'], days: 7 },
} as const satisfies Record<SensitiveKind, Rules>;

export const sensitiveKinds = Object.keys(sensitiveRules) as SensitiveKind[];

/** Days after the meeting's last day on which portraits are deleted. */
export const photoDays = 30;

/** Kinds that the holder of these roles reads. */
export function kindsFor(roles: readonly string[]): SensitiveKind[] {
  return sensitiveKinds.filter((kind) => sensitiveRules[kind].readers.some((reader) => roles.includes(reader)));
}

/**
 * When something kept for a meeting has to be gone: the end of the day so many days after its last one, in the meeting's
 * zone. The retention job moves it when the meeting is moved.
 */
export function deleteAfter(endsOn: Date, days: number): Date {
  // The day after in the westernmost zone, so that it never comes early anywhere.
  return new Date(endsOn.getTime() + (days + 1) * 86_400_000 + 12 * 3_600_000);
}
