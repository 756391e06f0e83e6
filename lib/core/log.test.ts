import { DatabaseError } from 'pg';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { logUnexpected } from './log';

const canary = 'canary-0a1b@example.org';
const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
afterEach(() => said.mockClear());

/** What PostgreSQL says of a row that is there already: the values of the row, in three places. */
function refusal(): DatabaseError {
  const error = new DatabaseError(`duplicate key: ${canary}`, 40, 'error');
  return Object.assign(error, { code: '23505', detail: `Key (email)=(${canary}) already exists.`, where: canary });
}

/** An error of the client, whose message repeats what it was asked. */
class PrismaClientKnownRequestError extends Error {
  override name = 'PrismaClientKnownRequestError';
  code = 'P2002';
  meta = { target: canary };
}

const ofTheClient = () =>
  new PrismaClientKnownRequestError(`Invalid invocation:\n  email: "${canary}"\n    at ${canary}`);
const written = () => said.mock.calls.map((words) => words.map(String).join(' ')).join('\n');

describe('an unexpected error in the log', () => {
  it.each([
    ['the database', refusal],
    ['the client', ofTheClient],
  ])('of %s says its kind, its code and where, and none of the values', (_whose, make) => {
    const error = make();
    logUnexpected('registration.submit', error);
    expect(written()).toContain(error.code ?? '');
    expect(written()).toContain('registration.submit');
    expect(written()).toContain('log.test');
    expect(written()).not.toContain(canary);
  });

  it('would hold them, written as it is', () => {
    for (const error of [refusal(), ofTheClient()]) expect(`${error.stack} ${JSON.stringify(error)}`).toContain(canary);
  });
});
