import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isZone, listZones, toInstant, toLocal } from './zone';

const at = (date: string, time: string, zone: string) => toInstant({ date, time }, zone)?.toISOString() ?? null;

describe('local time of a meeting', () => {
  it.each([
    ['2027-03-26', '23:59', 'Europe/Zurich', '2027-03-26T22:59:00.000Z'],
    ['2027-03-28', '23:59', 'Europe/Zurich', '2027-03-28T21:59:00.000Z'],
    ['2027-04-13', '09:00', 'Asia/Kathmandu', '2027-04-13T03:15:00.000Z'],
    ['2027-01-01', '00:30', 'Pacific/Kiritimati', '2026-12-31T10:30:00.000Z'],
    ['2027-01-01', '12:00', 'Pacific/Pago_Pago', '2027-01-01T23:00:00.000Z'],
    ['2027-07-01', '08:00', 'Australia/Lord_Howe', '2027-06-30T21:30:00.000Z'],
    ['2027-07-01', '08:00', 'America/St_Johns', '2027-07-01T10:30:00.000Z'],
    ['2027-07-01', '08:00', 'UTC', '2027-07-01T08:00:00.000Z'],
  ])('%s %s in %s is %s', (date, time, zone, instant) => {
    expect(at(date, time, zone)).toBe(instant);
    expect(toLocal(new Date(instant), zone)).toEqual({ date, time });
  });

  it('knows no time that the clocks jump over', () => {
    expect(at('2027-03-28', '02:30', 'Europe/Zurich')).toBeNull();
    expect(at('2027-03-14', '02:00', 'America/New_York')).toBeNull();
    // Samoa crossed the date line: 30 December 2011 was left out altogether.
    expect(at('2011-12-30', '12:00', 'Pacific/Apia')).toBeNull();
  });

  it('takes the first of two equal times when the clocks are put back', () => {
    expect(at('2027-10-31', '02:30', 'Europe/Zurich')).toBe('2027-10-31T00:30:00.000Z');
    expect(at('2027-04-04', '01:45', 'Australia/Lord_Howe')).toBe('2027-04-03T14:45:00.000Z');
  });

  it('comes back from UTC as it was entered, in every zone', () => {
    const zones = listZones();
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 60 * 24 * 365 * 20 }), (zone, minutes) => {
        const local = toLocal(new Date(Date.UTC(2020, 0, 1) + minutes * 60_000), zone);
        const instant = toInstant(local, zone);
        expect(instant).not.toBeNull();
        expect(toLocal(instant ?? new Date(0), zone)).toEqual(local);
      }),
      { numRuns: 500 },
    );
  });
});

describe('zones', () => {
  it('offers the runtime’s list and keeps a zone it spells otherwise', () => {
    expect(listZones()[0]).toBe('UTC');
    expect(listZones('Asia/Kathmandu')).toContain('Asia/Kathmandu');
    expect(listZones('nowhere')).not.toContain('nowhere');
  });

  it('accepts what it can compute with and nothing else', () => {
    expect(isZone('Asia/Kathmandu')).toBe(true);
    expect(isZone('Pacific/Kiritimati')).toBe(true);
    expect(isZone('Mars/Olympus')).toBe(false);
    expect(isZone('')).toBe(false);
    expect(isZone('Europe/Zurich\r\nBcc: a')).toBe(false);
  });
});
