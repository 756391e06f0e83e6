import readSheet from 'read-excel-file/node';
import { describe, expect, it } from 'vitest';
import type { MeetingFrame } from '@/lib/auth/scope';
import { sheetFields, type SheetPlace } from './exchange';
import { renderSheet } from './render';

const meeting = {
  slug: 'meeting',
  title: { en: 'A meeting', fr: 'Une réunion' },
  zone: 'Europe/Zurich',
  illustrative: true,
} as unknown as MeetingFrame;

const places: SheetPlace[] = [
  {
    rank: 1,
    funded: true,
    keptFor: null,
    person: {
      courtesyTitle: 'MS',
      givenName: '=HYPERLINK("http://evil.example")',
      surname: '@SUM(A1)',
      functionalTitle: '+41 22 717 91 11',
      institution: '-2+3+cmd|/c calc',
      capacity: 'HEAD',
      email: 'a@example.org',
      locale: 'fr',
      mode: 'ONLINE',
      languages: ['fr', 'es'],
      status: 'CONFIRMED',
      submittedAt: new Date('2027-03-01T09:30:00Z'),
    },
  },
  { rank: 2, funded: false, keptFor: '=incoming chair', person: null },
];
const party = { code: 'rcm', names: { en: '=A process' } };

describe('the list of a delegation', () => {
  it('as CSV holds no formula, keeps "+41 …" as it is, and has a row for the free place too', async () => {
    const { name, bytes } = await renderSheet(meeting, { party, places }, 'CSV', 'en');
    const text = new TextDecoder().decode(bytes);
    expect(name).toBe('meeting-rcm.csv');
    const cells = text.split('\r\n').flatMap((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));
    expect(cells.filter((cell) => /^"?[=@]/.test(cell) || /^"?[+-](?![\d\s]+$)/.test(cell))).toEqual([]);
    expect(text).toContain(',+41 22 717 91 11,');
    expect(text).toContain("'=incoming chair");
    expect(text).toContain('Illustrative edition');
    expect(text.trim().split('\r\n')).toHaveLength(3 + 1 + 2);
  });

  it('as XLSX holds texts as texts, in the language of the reader', async () => {
    const { bytes } = await renderSheet(meeting, { party, places }, 'XLSX', 'fr');
    // A formula would be read as its result, which nobody has computed; these are read as they were written.
    const [sheet] = await readSheet(Buffer.from(bytes));
    const rows = sheet?.data ?? [];
    const heads = rows[3] ?? [];
    expect(heads).toHaveLength(sheetFields.length);
    expect(heads.slice(0, 4)).toEqual(['Place', 'Voyage pris en charge', 'Réservée', 'Titre de civilité']);
    expect(rows[4]).toEqual([
      1,
      'oui',
      null,
      'Mme',
      '=HYPERLINK("http://evil.example")',
      '@SUM(A1)',
      '+41 22 717 91 11',
      '-2+3+cmd|/c calc',
      'Chef de délégation',
      'a@example.org',
      'français',
      'En ligne',
      'français, espagnol',
      'Confirmée',
      expect.stringContaining('mars 2027'),
    ]);
    expect(rows[5]?.slice(0, 4)).toEqual([2, 'non', '=incoming chair', null]);
  });
});
