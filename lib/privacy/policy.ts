import type { Grant } from '@/lib/auth/permissions';
import type { SensitiveKind } from '@/lib/core/prisma/enums';
import { kindsFor, sensitiveRules } from './model/kinds';
import type { places } from './schema';

type Place = (typeof places)[number];

/** What is worked with on each page; whether somebody reads it there, their roles decide. */
const atPlace: Record<Place, readonly SensitiveKind[]> = {
  travel: ['TRAVEL_DOCUMENT', 'VISA', 'ITINERARY', 'EMERGENCY_CONTACT'],
  logistics: ['ITINERARY', 'DIET', 'ACCESS', 'EMERGENCY_CONTACT'],
};

/** Kinds that somebody with these roles reads at a place. */
export function kindsIn(place: Place, grants: readonly Grant[]): SensitiveKind[] {
  const readable = kindsFor(grants.map(({ role }) => role));
  return atPlace[place].filter((kind) => readable.includes(kind));
}

/** The role that opens a kind to its reader, as the log names it. */
export function rolesOf(kind: SensitiveKind, grants: readonly Grant[]): string {
  const held = grants.map(({ role }) => role);
  return sensitiveRules[kind].readers.find((reader) => held.includes(reader)) ?? 'NONE';
}

/** Minutes for which an officer sees what they have opened. */
export const openMinutes = 10;

/** Rules that a decision on an erasure can set aside. */
export type ErasureOverride = 'REFUSAL' | 'PLACE_HELD' | 'OWN_REQUEST';

/** Which rules a decision sets aside: then a second person approves. */
export function overridesOf(of: { erases: boolean; placesHeld: number; isOwn: boolean }): ErasureOverride[] {
  return [
    ...(of.erases ? [] : (['REFUSAL'] as const)),
    ...(of.erases && of.placesHeld > 0 ? (['PLACE_HELD'] as const) : []),
    ...(of.isOwn ? (['OWN_REQUEST'] as const) : []),
  ];
}
