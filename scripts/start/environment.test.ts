import { describe, expect, test } from 'vitest';
import { env } from '@/lib/core/env';
import { checkEmbeddedEnvironment, checkServerEnvironment } from './environment.mjs';

const earnest = {
  DATABASE_URL: 'postgresql://a:b@db.example.org:5432/parley',
  PARLEY_SECRET: 'x'.repeat(40),
  SMTP_URL: 'smtps://user:password@mail.example.org:465',
};
const local = { ...earnest, PARLEY_EMBEDDED: '1', SMTP_URL: '' };
const law = (given: Record<string, string>) => () => env({ NODE_ENV: 'production', ...given });
const inEarnest = (given: Record<string, string>) => () => checkServerEnvironment({ ...earnest, ...given });

describe('the environment, looked at before anything is installed', () => {
  test('is accepted where the application accepts it', () => {
    const usable: Record<string, string>[] = [
      {},
      { DATABASE_POOL: '20', PORT: '8080', PARLEY_BASE_URL: 'https://parley.example.org' },
    ];
    for (const given of usable) {
      expect(law({ ...earnest, ...given })).not.toThrow();
      expect(inEarnest(given)).not.toThrow();
      expect(() => checkEmbeddedEnvironment({ ...given, PARLEY_SAMPLE: '0' })).not.toThrow();
    }
    expect(() => checkEmbeddedEnvironment({})).not.toThrow();
  });

  test.each([
    ['DATABASE_POOL', '0'],
    ['DATABASE_POOL', 'many'],
    ['PORT', '70000'],
    ['PARLEY_BASE_URL', 'intranet.local'],
    ['PARLEY_SECRET', 'too short'],
    ['SMTP_URL', 'http://mail.example.org'],
    ['MAIL_FROM', 'x'],
    ['PARLEY_SAMPLE', '2'],
  ])('%s="%s" is refused with its name, as the application does, and never shown', (name, value) => {
    const given = { ...earnest, [name]: value };
    expect(law(given)).toThrow(name);
    expect(inEarnest(given)).toThrow(new RegExp(`^${name} must be set to`, 'm'));
    expect(() => checkEmbeddedEnvironment({ [name]: value })).toThrow(new RegExp(`^${name} must be set to`, 'm'));
    if (value.length > 3) expect(inEarnest(given)).not.toThrow(value);
  });

  test.each(['PARLEY_SECRET', 'SMTP_URL'])('%s is needed in earnest', (name) => {
    expect(law({ ...earnest, [name]: '' })).toThrow(name);
    expect(inEarnest({ [name]: '' })).toThrow(`${name} must be set to`);
  });

  test('the sample and its sign-in buttons stay on this machine', () => {
    const elsewhere = { PARLEY_BASE_URL: 'https://parley.example.org' };
    expect(law({ ...local, ...elsewhere, PARLEY_SAMPLE: '1' })).toThrow('PARLEY_BASE_URL');
    expect(() => checkEmbeddedEnvironment(elsewhere)).toThrow('PARLEY_BASE_URL must be unset');
    expect(inEarnest({ PARLEY_SAMPLE: '1' })).toThrow('PARLEY_SAMPLE and PARLEY_EMBEDDED must not be set');
  });
});
