import { describe, expect, it } from 'vitest';
import { env } from './env';

const embedded = {
  NODE_ENV: 'production',
  DATABASE_URL: 'postgresql://parley:secret-canary@127.0.0.1:5432/parley',
  PARLEY_SECRET: 'secret-canary-'.repeat(4),
  PARLEY_EMBEDDED: '1',
  PARLEY_SAMPLE: '1',
} as const;

/** Names of the variables that the message complains about. */
function wrong(change: Record<string, string>): string[] {
  try {
    env({ ...embedded, ...change });
    return [];
  } catch (error) {
    const message = (error as Error).message;
    expect(message).not.toContain('canary');
    return message
      .split('\n')
      .slice(1)
      .map((line) => line.split(':')[0] ?? '');
  }
}

describe('the sample with its sign-in buttons', () => {
  it('runs on this computer alone', () => {
    expect(wrong({})).toEqual([]);
    expect(wrong({ PARLEY_BASE_URL: 'http://localhost:3100' })).toEqual([]);
    expect(wrong({ HOST: '0.0.0.0' })).toEqual(['HOST']);
    expect(wrong({ PARLEY_BASE_URL: 'https://parley.example.org' })).toEqual(['PARLEY_BASE_URL']);
  });

  it('does not exist beside a database of its own, nor an instance in earnest without mail', () => {
    expect(wrong({ PARLEY_EMBEDDED: '0', SMTP_URL: 'smtps://mail.example.org' })).toEqual(['PARLEY_SAMPLE']);
    expect(wrong({ PARLEY_EMBEDDED: '0', PARLEY_SAMPLE: '0' })).toEqual(['SMTP_URL']);
  });
});
