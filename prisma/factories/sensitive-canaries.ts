import { randomInt } from 'node:crypto';
import type { SensitiveKind } from '@/lib/core/prisma/enums';
import { sensitiveShapes, type SensitiveValues } from '@/lib/privacy/schema';

/** A value in one field of sensitive data that stands nowhere else. */
export type SensitiveCanary = { kind: SensitiveKind; field: string; value: string };

type Filled = { [K in SensitiveKind]: Required<SensitiveValues[K]> };

/** Eight letters that no other text holds: fields differ in the signs they take, and all texts take letters. */
const letters = () => `qz${Array.from({ length: 8 }, () => String.fromCharCode(97 + randomInt(26))).join('')}`;

/**
 * All fields of all kinds of sensitive data filled in, each that takes a text with a canary of its own. A field that is new in
 * a shape does not compile here until it has a value, and recognisableFields says whether that has to be a canary.
 */
export function fillSensitive(): { values: Filled; canaries: SensitiveCanary[] } {
  const phone = `+41 22 ${randomInt(100, 999)} ${randomInt(10_000, 99_999)}`;
  const values: Filled = {
    TRAVEL_DOCUMENT: {
      documentType: 'PASSPORT',
      number: letters().toUpperCase(),
      nationality: 'CH',
      issuedOn: '2021-01-02',
      expiresOn: '2036-01-02',
      birthDate: '1961-02-03',
    },
    VISA: { visa: 'NEEDED', applyIn: letters(), remark: letters() },
    ITINERARY: {
      arrivesOn: '2027-01-01',
      arrivesAt: '04:53',
      arrivalBy: letters(),
      departsOn: '2027-01-03',
      departsAt: '05:47',
      departureBy: letters(),
      hotel: letters(),
    },
    DIET: { diets: ['OTHER'], remark: letters() },
    ACCESS: { needs: ['OTHER'], remark: letters() },
    EMERGENCY_CONTACT: { name: letters(), relation: letters(), phone, languages: letters() },
  };
  const canaries = (Object.keys(values) as SensitiveKind[]).flatMap((kind) =>
    recognisableFields(kind).map((field) => ({ kind, field, value: String(Reflect.get(values[kind], field)) })),
  );
  return { values, canaries };
}

/** Texts of which a field takes at least one, if it takes what somebody writes and is no choice, date or time. */
const written = ['qzabcdefgh', '+41 22 123 45678'];

/** The fields of a kind that take what somebody writes, found by asking the shape itself. */
export function recognisableFields(kind: SensitiveKind): string[] {
  return Object.entries(sensitiveShapes[kind].shape)
    .filter(([, field]) => written.some((text) => field.safeParse(text).success))
    .map(([name]) => name);
}
