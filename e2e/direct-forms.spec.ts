import { expect, test } from '@playwright/test';
import { one } from './actors';
import { ask } from './ask';
import { lockOf, ownForm } from './own-form';
import { ownOrigin, postDirectly } from './post';

// They look at one and the same registration.
test.describe.configure({ mode: 'default' });

const address = '/api/forms/registration';
const urlEncoded = { 'content-type': 'application/x-www-form-urlencoded' };

test('a form sent directly is taken once, and keeps the words of a consent in the language of the page', async () => {
  const { delegate, registration, fields } = await ownForm(1);
  const { listed } = await one<{ listed: boolean }>(
    'SELECT "listedPublicly" AS listed FROM "Registration" WHERE id = $1',
    [registration.id],
  );
  const before = await lockOf(registration.id);
  const headers = { ...delegate.headers, 'x-next-intl-locale': 'fr' };
  const wish = { ...fields, ...(listed ? {} : { listed: 'on' }) };
  const first = await postDirectly('registration', wish, headers);
  expect(first.state).toEqual({ status: 'ok', isPageOld: true });
  const after = await lockOf(registration.id);
  expect(after).toBeGreaterThan(before);
  expect((await postDirectly('registration', wish, headers)).state).toEqual(first.state);
  expect(await lockOf(registration.id)).toBe(after);
  const consent = await one<{ locale: string; given: boolean }>(
    'SELECT locale, given FROM "Consent" WHERE "registrationId" = $1 ORDER BY at DESC LIMIT 1',
    [registration.id],
  );
  expect(consent).toEqual({ locale: 'fr', given: !listed });
});

test('a refusal comes with what was typed', async () => {
  const { delegate, fields } = await ownForm(1);
  const { state } = await postDirectly('registration', { ...fields, surname: '' }, delegate.headers);
  expect(state).toMatchObject({ status: 'error', code: 'invalid', values: { givenName: fields.givenName } });
});

test('a form sent directly is refused from elsewhere, by nobody and by somebody else', async () => {
  const { delegate, registration, fields } = await ownForm(1);
  const before = await lockOf(registration.id);
  for (const origin of ['', 'null', 'https://evil.example', 'http://localhost.evil.example'])
    expect((await postDirectly('registration', fields, { ...delegate.headers, origin })).state).toMatchObject({
      status: 'error',
      code: 'forbidden',
    });
  expect((await postDirectly('registration', fields)).state).toMatchObject({ code: 'unauthenticated' });
  const foreign = await one<{ id: string }>(
    'SELECT r.id FROM "Registration" r WHERE r."personId" <> ALL ($1::uuid[]) AND r."delegationId" <> (SELECT "delegationId" FROM "Registration" WHERE id = $2) ORDER BY r.id LIMIT 1',
    [delegate.personIds, registration.id],
  );
  const { state } = await postDirectly('registration', { ...fields, registration: foreign.id }, delegate.headers);
  expect(state).toMatchObject({ status: 'error', code: 'not_found' });
  expect(await lockOf(registration.id)).toBe(before);
});

test('there are no other such forms, and none takes what is no form or too much', async () => {
  const { delegate } = await ownForm(1);
  const headers = { ...delegate.headers, origin: ownOrigin(), ...urlEncoded };
  for (const name of ['no-such-form', 'constructor', 'to-string'])
    expect((await ask(`/api/forms/${name}`, headers, { method: 'POST', body: 'a=b' })).status).toBe(404);
  const json = { ...headers, 'content-type': 'application/json' };
  expect((await ask(address, json, { method: 'POST', body: '{}' })).status).toBe(400);
  expect((await ask(address, headers, { method: 'POST', body: `a=${'x'.repeat(400_000)}` })).status).toBe(413);
  const streamed = { method: 'POST', body: new Blob(['a=b']).stream(), duplex: 'half' } as RequestInit;
  expect((await ask(address, headers, streamed)).status).toBe(413);
  expect((await ask(address, headers)).status).toBe(405);
});
