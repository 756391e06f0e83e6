import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { database, visit } from './actors';
import { lockOf, ownForm } from './own-form';
import { actionOf, builtActions, post, postArguments } from './post';

const root = path.resolve(__dirname, '..');
const home = 'grcp-next';

// They look at one and the same registration.
test.describe.configure({ mode: 'default' });

test('every action of the build is exported by a domain, whose permissions are tested by its definition', () => {
  const exported = readdirSync(path.join(root, 'lib')).flatMap((domain) => {
    const file = `lib/${domain}/actions.ts`;
    if (!readdirSync(path.join(root, 'lib', domain)).includes('actions.ts')) return [];
    const source = readFileSync(path.join(root, file), 'utf8');
    return [...source.matchAll(/^export (?:async )?(?:const|function) (\w+)/gm)].map(([, name]) => `${file} ${name}`);
  });
  const served = builtActions.map(({ file, name }) => `${file} ${name}`);
  expect(
    served
      .filter((action) => !exported.includes(action))
      .map(
        (action) =>
          `${action}: a server action belongs into lib/<domain>/actions.ts, made by formAction from a definition`,
      ),
  ).toEqual([]);
  expect(new Set(served).size).toBe(served.length);
});

test.describe('an action posted from elsewhere', () => {
  const origins = {
    'without an origin': '',
    'with the origin "null"': 'null',
    'from another host': 'https://evil.example',
    'from a host that begins alike': 'http://localhost.evil.example',
  };
  for (const [how, origin] of Object.entries(origins)) {
    test(`is refused ${how}`, async () => {
      const { delegate, registration, fields, path: page } = await ownForm();
      const before = await lockOf(registration.id);
      const posted = await post(
        actionOf('registration', 'submitAction'),
        fields,
        { ...delegate.headers, origin },
        page,
      );
      // The framework refuses an origin that is not ours with an error of its own; without one it asks us.
      if (posted.status === 200) expect(posted.state).toMatchObject({ status: 'error', code: 'forbidden' });
      else expect(posted.status).toBe(500);
      expect(await lockOf(registration.id)).toBe(before);
    });
  }

  test('every action refuses it, whoever is signed in', async () => {
    const { headers } = await visit('administrator', home);
    for (const action of builtActions) {
      const posted = await post(action, { meeting: home }, { ...headers, origin: '' });
      expect([action.name, posted.state]).toEqual([
        action.name,
        expect.objectContaining({ status: 'error', code: 'forbidden' }),
      ]);
    }
  });

  test('a forwarded host does not make it our own', async () => {
    const { delegate, registration, fields, path: page } = await ownForm();
    const before = await lockOf(registration.id);
    const posted = await post(
      actionOf('registration', 'submitAction'),
      fields,
      { ...delegate.headers, origin: 'https://evil.example', 'x-forwarded-host': 'evil.example' },
      page,
    );
    expect(posted.state?.status).not.toBe('ok');
    expect(await lockOf(registration.id)).toBe(before);
  });
});

test.describe('an action posted with fields its form does not have', () => {
  const extras: Record<string, Record<string, string>> = {
    role: { role: 'ADMIN' },
    status: { status: 'CONFIRMED' },
    meetingId: { meetingId: crypto.randomUUID() },
    personId: { personId: crypto.randomUUID() },
    prototype: { '__proto__.siteRole': 'ADMIN' },
    constructor: { 'constructor.prototype.siteRole': 'ADMIN' },
    'a deep name': { 'a.b.c.d.e.f.g.h': '1' },
  };
  for (const [what, extra] of Object.entries(extras)) {
    test(`is refused: ${what}`, async () => {
      const { delegate, registration, fields, path: page } = await ownForm();
      const before = await lockOf(registration.id);
      const posted = await post(
        actionOf('registration', 'submitAction'),
        { ...fields, ...extra },
        delegate.headers,
        page,
      );
      expect(posted.state).toMatchObject({ status: 'error', code: 'invalid' });
      expect(await lockOf(registration.id)).toBe(before);
      expect('siteRole' in {}).toBe(false);
    });
  }

  test('is refused by every action, for whoever could do everything', async () => {
    const { headers } = await visit('administrator', home);
    for (const action of builtActions) {
      const posted = await post(
        action,
        { meeting: home, idempotencyKey: crypto.randomUUID(), role: 'ADMIN', status: 'CONFIRMED' },
        headers,
      );
      expect([action.name, posted.state]).toEqual([
        action.name,
        expect.objectContaining({ status: 'error', code: 'invalid' }),
      ]);
    }
  });

  test('the same form without them is taken', async () => {
    const { delegate, registration, fields, path: page } = await ownForm();
    const before = await lockOf(registration.id);
    const posted = await post(actionOf('registration', 'submitAction'), fields, delegate.headers, page);
    expect(posted.state).toEqual({ status: 'ok', isPageOld: true });
    expect(await lockOf(registration.id)).toBeGreaterThan(before);
  });
});

test.describe('an action called with what is no form', () => {
  for (const args of [[], [null, null], [{}, 'text'], [{}, { meeting: home }], [{}, []], [{}, 1, 2, 3]]) {
    test(`is refused: ${JSON.stringify(args)}`, async () => {
      const { headers } = await visit('administrator', home);
      for (const action of builtActions) {
        const posted = await postArguments(action, args, headers);
        expect([action.name, posted.state]).toEqual([
          action.name,
          expect.objectContaining({ status: 'error', code: 'invalid' }),
        ]);
      }
    });
  }

  test('nor is an id that no action has', async () => {
    const posted = await post({ id: `7f${'0'.repeat(40)}`, file: '', name: '', pages: [] }, {}, {}, '/en/sign-in');
    expect(posted.status).toBe(409);
    expect(posted.state).toBeNull();
  });
});

test('what a record says decides whose it is, not what is posted', async () => {
  const { delegate, fields } = await ownForm();
  const { rows } = await database().query<{ id: string; lockVersion: number }>(
    `SELECT r.id, r."lockVersion" FROM "Registration" r JOIN "Meeting" m ON m.id = r."meetingId" WHERE m.slug IN ($1, 'grcp7') AND NOT r."personId" = ANY ($2::uuid[]) AND NOT EXISTS (SELECT 1 FROM "AccountPerson" mine JOIN "AccountPerson" helped ON helped."accountId" = mine."accountId" WHERE mine."personId" = ANY ($2::uuid[]) AND helped."personId" = r."personId") AND NOT EXISTS (SELECT 1 FROM "MeetingRole" focal WHERE focal."personId" = ANY ($2::uuid[]) AND focal.kind = 'FOCAL_POINT' AND focal."delegationId" = r."delegationId") ORDER BY m.slug, r.id LIMIT 3`,
    [home, delegate.personIds],
  );
  expect(rows.length).toBe(3);
  for (const other of rows) {
    const posted = await post(
      actionOf('registration', 'submitAction'),
      { ...fields, registration: other.id, lockVersion: String(other.lockVersion) },
      delegate.headers,
    );
    expect(posted.state).toMatchObject({ status: 'error', code: 'not_found' });
    expect(await lockOf(other.id)).toBe(other.lockVersion);
  }
});
