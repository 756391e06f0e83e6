import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import type { Allowance } from '@/lib/core/rate-limit';
import { randomToken } from '@/lib/core/secret';
import { actorOfSession } from './actor';
import {
  createFirstAdminDefinition,
  leaveDefinition,
  redeemCodeDefinition,
  redeemLinkDefinition,
  requestSignInDefinition,
} from './definitions';
import { issueFirstRunToken } from './create-first-admin';
import { forgetTraces } from './forget-traces';
import { askingByAll, wrongCodes } from './limits';
import { codeTries } from './redeem-code';

const browser = randomToken();
const run = <T>(definition: T, input: unknown, network: string | null = null) =>
  execute(definition as typeof requestSignInDefinition, { actor: null, network, input, key: randomUUID() });

/** Asks for a code as the page does and reads it from the mail, as its addressee would. */
async function ask(email: string) {
  const result = await run(requestSignInDefinition, { email, locale: 'en', browser });
  if (!result.ok) throw new Error(result.code);
  const mail = await db().outboxMail.findFirst({ where: { recipient: email }, orderBy: { createdAt: 'desc' } });
  const code = /\b\d{6}\b/.exec(mail?.body ?? '')?.[0] ?? '';
  const token = /\?t=([\w-]+)/.exec(mail?.body ?? '')?.[1] ?? '';
  return { request: result.value.request, code, token, mail };
}

const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

/** Said at the code, where the way to a new one is. */
const codeIsOver = { ok: false, code: 'invalid', fields: { code: { code: 'code_over' } } };

describe('sign-in', () => {
  let email = '';
  beforeEach(async () => {
    email = `${randomUUID()}@example.org`;
    await db().account.create({ data: { email } });
  });

  it('opens a session with the code of the mail, once', async () => {
    const { request, code } = await ask(email);
    const result = await run(redeemCodeDefinition, { request, code });
    expect(result.ok).toBe(true);
    const value = (result.ok ? result.value : {}) as unknown as { sessionId: string };
    expect((await actorOfSession(value.sessionId))?.email).toBe(email);
    expect(await run(redeemCodeDefinition, { request, code })).toEqual(codeIsOver);
  });

  it('gives five tries, counted although each is refused, also side by side', async () => {
    const { request, code } = await ask(email);
    const tries = await Promise.all(
      Array.from({ length: codeTries }, () => run(redeemCodeDefinition, { request, code: wrong(code) })),
    );
    for (const result of tries)
      expect(result).toEqual({ ok: false, code: 'invalid', fields: { code: { code: 'wrong_code' } } });
    expect(await run(redeemCodeDefinition, { request, code })).toEqual(codeIsOver);
  });

  it('does not sign in a mail scanner that opens and posts the link from elsewhere, nor is the link used up by it', async () => {
    const { token } = await ask(email);
    expect(await run(redeemLinkDefinition, { token, browser: randomToken() })).toEqual({ ok: false, code: 'closed' });
    expect(await run(redeemLinkDefinition, { token, browser })).toMatchObject({ ok: true });
    expect(await run(redeemLinkDefinition, { token, browser })).toMatchObject({ ok: false, code: 'closed' });
  });

  it('refuses what is older than ten minutes', async () => {
    const { request, code } = await ask(email);
    await db().signInRequest.update({ where: { id: request }, data: { expiresAt: new Date(Date.now() - 1000) } });
    expect(await run(redeemCodeDefinition, { request, code })).toEqual(codeIsOver);
  });

  it('answers an unknown address alike and mails nothing', async () => {
    const unknown = `${randomUUID()}@example.org`;
    const { mail, request } = await ask(unknown);
    expect(mail).toBeNull();
    expect(request).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('limits requests per address', async () => {
    for (let n = 0; n < 6; n += 1) await ask(email);
    expect(await run(requestSignInDefinition, { email, locale: 'en', browser })).toEqual({
      ok: false,
      code: 'too_many',
    });
  });

  it('lets a whole hall sign in at once: counting apart never waits for a connection that another sign-in holds', async () => {
    const emails = Array.from({ length: 30 }, () => `${randomUUID()}@example.org`);
    const asked = await Promise.all(
      emails.map((each) => run(requestSignInDefinition, { email: each, locale: 'en', browser })),
    );
    expect(asked.filter(({ ok }) => !ok)).toEqual([]);
    const requests = asked.map((each) => (each.ok ? each.value.request : ''));
    const tried = await Promise.all(requests.map((request) => run(redeemCodeDefinition, { request, code: '000000' })));
    for (const result of tried) expect(result).toMatchObject({ ok: false, code: 'invalid' });
  }, 60_000);

  it('stores neither code nor link as they were sent', async () => {
    const { request, code, token } = await ask(email);
    const row = JSON.stringify(await db().signInRequest.findUniqueOrThrow({ where: { id: request } }));
    expect(row).not.toContain(code);
    expect(row).not.toContain(token);
  });

  it('ends at once when the person leaves or the account is disabled', async () => {
    const { request, code } = await ask(email);
    const result = await run(redeemCodeDefinition, { request, code });
    const { sessionId } = (result.ok ? result.value : {}) as unknown as { sessionId: string };
    await db().account.update({ where: { email }, data: { disabledAt: new Date() } });
    expect(await actorOfSession(sessionId)).toBeNull();
    await db().account.update({ where: { email }, data: { disabledAt: null } });
    const actor = await actorOfSession(sessionId);
    await execute(leaveDefinition, { actor, input: {}, key: randomUUID() });
    expect(await actorOfSession(sessionId)).toBeNull();
  });

  it('leaves no address and no answer behind once they have served, and nothing that still serves is taken', async () => {
    const [old, fresh] = [await ask(email), await ask(email)];
    const signedIn = await run(redeemCodeDefinition, { request: old.request, code: old.code });
    const { sessionId } = (signedIn.ok ? signedIn.value : {}) as unknown as { sessionId: string };
    const lastMonth = new Date(Date.now() - 30 * 24 * 3_600_000);
    await db().signInRequest.update({ where: { id: old.request }, data: { expiresAt: lastMonth } });
    await db().idempotencyKey.updateMany({ where: { action: 'sign-in.redeem' }, data: { createdAt: lastMonth } });
    await forgetTraces();
    expect(await db().signInRequest.findMany({ where: { email }, select: { id: true } })).toEqual([
      { id: fresh.request },
    ]);
    expect(await db().idempotencyKey.count({ where: { action: 'sign-in.redeem' } })).toBe(0);
    expect(await db().idempotencyKey.count({ where: { action: 'sign-in.request' } })).toBeGreaterThan(0);
    expect((await actorOfSession(sessionId))?.email).toBe(email);
    await db().authSession.update({ where: { id: sessionId }, data: { revokedAt: lastMonth } });
    await forgetTraces();
    expect(await db().authSession.count({ where: { id: sessionId } })).toBe(0);
  });
});

describe('limits that hold over all accounts', () => {
  const hall = '203.0.113.0/24';
  const elsewhere = '198.51.100.0/24';
  const tooMany = { ok: false, code: 'too_many', fields: { code: { code: 'too_many_codes' } } };
  const isWrong = { ok: false, code: 'invalid' };
  /** As many wrong codes as if they had been typed one after another. */
  const typed = (limits: Allowance[], times: number) =>
    db().$executeRaw`
      INSERT INTO "RateLimit" (key, "windowStart", count)
      SELECT key, to_timestamp(floor(extract(epoch from now()) / seconds) * seconds), ${times}
      FROM unnest(${limits.map(({ key }) => key)}::text[], ${limits.map((each) => each.windowSeconds)}::int[]) AS given (key, seconds)
      ON CONFLICT (key, "windowStart") DO UPDATE SET count = EXCLUDED.count`;
  const address = async () => {
    const email = `${randomUUID()}@example.org`;
    await db().account.create({ data: { email } });
    return email;
  };
  beforeEach(() => db().rateLimit.deleteMany());

  it('code guessing from one network ends after 100 wrong codes, whatever they were tried on', async () => {
    const asked = [await ask(await address()), await ask(await address())] as const;
    await typed(wrongCodes(hall).slice(0, 1), 99);
    expect(
      await run(redeemCodeDefinition, { request: asked[0].request, code: wrong(asked[0].code) }, hall),
    ).toMatchObject(isWrong);
    // Not even the right one is looked at, and none of the five tries is used up.
    for (let n = 0; n < codeTries; n += 1)
      expect(await run(redeemCodeDefinition, { request: asked[1].request, code: asked[1].code }, hall)).toEqual(
        tooMany,
      );
    // The link of the same mail still opens, and another network is not concerned.
    expect(await run(redeemLinkDefinition, { token: asked[0].token, browser }, hall)).toMatchObject({ ok: true });
    expect(
      await run(redeemCodeDefinition, { request: asked[1].request, code: asked[1].code }, elsewhere),
    ).toMatchObject({
      ok: true,
    });
  });

  it('code guessing from everywhere ends at the ceiling of a minute, and of an hour', async () => {
    const [, minute, hour] = wrongCodes(hall) as [Allowance, Allowance, Allowance];
    for (const ceiling of [minute, hour]) {
      await db().rateLimit.deleteMany();
      const { request, code } = await ask(await address());
      await typed([ceiling], ceiling.limit);
      expect(await run(redeemCodeDefinition, { request, code }, elsewhere)).toEqual(tooMany);
    }
  });

  it('a delegation of 200 behind one address signs in, each with one wrong code in four and then the right one', async () => {
    for (let first = 0; first < 200; first += 20) {
      const asked = await Promise.all(Array.from({ length: 20 }, async () => askFrom(hall, await address())));
      const mistyped = asked.filter((_, place) => place % 4 === 0);
      for (const { request, code } of mistyped)
        expect(await run(redeemCodeDefinition, { request, code: wrong(code) }, hall)).toMatchObject(isWrong);
      const arrived = await Promise.all(
        asked.map(({ request, code }) => run(redeemCodeDefinition, { request, code }, hall)),
      );
      expect(arrived.filter(({ ok }) => !ok)).toEqual([]);
    }
  }, 60_000);

  it('only wrong codes count: neither a right one nor one for a request that has ended', async () => {
    const { request, code } = await ask(await address());
    expect(await run(redeemCodeDefinition, { request, code }, hall)).toMatchObject({ ok: true });
    expect(await run(redeemCodeDefinition, { request, code }, hall)).toEqual(codeIsOver);
    const left = await db().rateLimit.findMany({ where: { key: { startsWith: 'code-' } }, select: { count: true } });
    expect(left.map(({ count }) => count)).toEqual([0, 0, 0]);
  });

  it('mails are refused with a reason of their own beyond what the site sends in an hour', async () => {
    const everybody = askingByAll(null);
    const [network] = askingByAll(hall) as [Allowance];
    const asks = (from: string) =>
      run(requestSignInDefinition, { email: `${randomUUID()}@example.org`, locale: 'en', browser }, from);
    await typed([network], network.limit);
    expect(await asks(hall)).toEqual({ ok: false, code: 'busy' });
    expect(await asks(elsewhere)).toMatchObject({ ok: true });
    await typed(everybody, 3_000);
    expect(await asks(elsewhere)).toEqual({ ok: false, code: 'busy' });
  });

  async function askFrom(network: string, email: string) {
    const result = await run(requestSignInDefinition, { email, locale: 'en', browser }, network);
    if (!result.ok) throw new Error(result.code);
    const mail = await db().outboxMail.findFirstOrThrow({ where: { recipient: email } });
    return { request: result.value.request, code: /\b\d{6}\b/.exec(mail.body ?? '')?.[0] ?? '' };
  }
});

describe('the first administrator', () => {
  it('is made once, with the last token that was printed', async () => {
    const [earlier, token] = [await issueFirstRunToken(), await issueFirstRunToken()];
    const make = (given: string | null) =>
      run(createFirstAdminDefinition, {
        token: given,
        email: `${randomUUID()}@example.org`,
        givenName: 'Ada',
        surname: 'Admin',
      });
    const wrongToken = { ok: false, code: 'invalid', fields: { token: { code: 'wrong_token' } } };
    expect(await make(earlier)).toEqual(wrongToken);
    expect(await make(randomToken())).toEqual(wrongToken);
    expect(await make(token)).toMatchObject({ ok: true });
    expect(await make(token)).toEqual({ ok: false, code: 'closed' });
    expect(await issueFirstRunToken()).toBeNull();
  });
});
