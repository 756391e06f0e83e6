import type { SensitiveValues } from '../schema';

/** What the travel officer has to do for somebody, without saying what was given. */
export type TravelState = {
  document: 'missing' | 'expires_soon' | 'given';
  visa: 'missing' | 'not_needed' | 'needed' | 'applied' | 'granted';
  itinerary: 'missing' | 'given';
};

/** Most countries ask that a passport is valid for six months beyond the stay. */
const monthsOfValidity = 6;

const visaStates = { NOT_NEEDED: 'not_needed', NEEDED: 'needed', APPLIED: 'applied', GRANTED: 'granted' } as const;

/** Where somebody's travel stands. `endsOn` is the meeting's last day. */
export function stateOfTravel(values: Partial<SensitiveValues>, endsOn: Date): TravelState {
  const document = values.TRAVEL_DOCUMENT;
  return {
    document: !document ? 'missing' : document.expiresOn < validUntil(endsOn) ? 'expires_soon' : 'given',
    visa: values.VISA ? visaStates[values.VISA.visa] : 'missing',
    itinerary: values.ITINERARY ? 'given' : 'missing',
  };
}

/** The day until which a document has to be valid, as `YYYY-MM-DD`; the last of a shorter month stays in it. */
export function validUntil(endsOn: Date): string {
  const day = endsOn.getUTCDate();
  const first = new Date(Date.UTC(endsOn.getUTCFullYear(), endsOn.getUTCMonth() + monthsOfValidity, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  first.setUTCDate(Math.min(day, last));
  return first.toISOString().slice(0, 10);
}
