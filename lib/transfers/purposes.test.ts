import { describe, expect, it } from 'vitest';
import { permissions, roles } from '@/lib/auth/permissions';
import en from '@/lib/i18n/messages/en/transfers.json';
import { sensitiveRules } from '@/lib/privacy/model/kinds';
import { figureFields, kindsOf, personFields } from './model/fields';
import { fieldsOf, isSensitive, keptDays, purposeNames, recipientKinds, rulesOf } from './model/purposes';
import { withholdSmall } from './model/withhold-small';
import { purposesFor, roleFor } from './policy';

describe('the table of purposes', () => {
  it('lets nobody export what their role does not read', () => {
    for (const purpose of purposeNames) {
      const kinds = kindsOf(fieldsOf(purpose));
      for (const role of rulesOf(purpose).roles)
        for (const kind of kinds)
          expect([purpose, role, kind, (sensitiveRules[kind].readers as readonly string[]).includes(role)]).toEqual([
            purpose,
            role,
            kind,
            true,
          ]);
    }
  });

  it('gives the permission to export to exactly those who have a purpose', () => {
    const granted: readonly string[] = permissions['transfer.prepare'].roles;
    for (const role of roles)
      expect([role, purposesFor([{ role }]).length > 0]).toEqual([role, granted.includes(role)]);
  });

  it('opens nothing to an assistant', () => {
    expect(roleFor('hotel', [{ role: 'TRAVEL' }])).toBe('TRAVEL');
    expect(roleFor('hotel', [{ role: 'TRAVEL', assistant: true }])).toBe(null);
  });

  it('uses every field, names each in words, and none twice in one file', () => {
    const used = new Set(purposeNames.flatMap((purpose) => [...fieldsOf(purpose)]));
    expect([...personFields, ...figureFields].filter((field) => !used.has(field))).toEqual([]);
    for (const purpose of purposeNames) {
      expect(new Set(fieldsOf(purpose)).size).toBe(fieldsOf(purpose).length);
      expect(Object.keys(en.purposes)).toContain(purpose);
    }
    expect(Object.keys(en.recipients)).toEqual([...recipientKinds]);
  });

  it('lets a recipient keep nothing longer than the house does', () => {
    for (const purpose of purposeNames)
      if (isSensitive(purpose))
        expect(keptDays(purpose)).toBeLessThanOrEqual(
          Math.min(...kindsOf(fieldsOf(purpose)).map((kind) => sensitiveRules[kind].days)),
        );
    expect(keptDays('meals')).toBe(7);
    expect(keptDays('participants')).toBe(null);
  });
});

describe('counts for the public', () => {
  it('withhold the small ones, and a second where one alone would be found out', () => {
    expect(withholdSmall([20, 3, 2], 5)).toEqual([20, null, null]);
    expect(withholdSmall([20, 9, 3], 5)).toEqual([20, null, null]);
    expect(withholdSmall([20, 9, 0], 5)).toEqual([20, 9, 0]);
    expect(withholdSmall([3], 5)).toEqual([null]);
  });
});
