import fr from '../lib/i18n/messages/fr/privacy.json';
import { look } from './database';
import { expect, test } from './fixtures';

const desk = '/fr/manage/grcp-next/travel';
const registrationOf = (email: string) =>
  look<{ id: string }>(
    `SELECT r.id FROM "Registration" r JOIN "Meeting" m ON m.id = r."meetingId" WHERE r.email = $1 AND m.slug = 'grcp-next'`,
    [email],
  );

test.describe('the travel officer, in French', () => {
  test('a delegate gives a passport without JavaScript; the officer opens it, it is logged, and the delegate sees who read it', async ({
    login,
  }) => {
    const facilitator = 'facilitator@sample.example.org';
    const [registration] = await registrationOf(facilitator);
    const id = registration?.id ?? '';
    const number = `FR${Date.now()}`;

    const plain = await login('facilitator', { javaScriptEnabled: false, viewport: { width: 390, height: 844 } });
    await plain.goto(`/fr/meetings/grcp-next/registration/${id}/travel`);
    expect(await plain.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    const section = plain.locator('#TRAVEL_DOCUMENT');
    await expect(section).toContainText(fr.kinds.TRAVEL_DOCUMENT.purpose);
    await section.getByLabel(fr.fields.documentType.label).selectOption('PASSPORT');
    await section.getByLabel(fr.fields.number.label, { exact: true }).fill(number);
    await section.getByLabel(fr.fields.nationality.label).selectOption('CH');
    await section.getByLabel(fr.fields.issuedOn.label).fill('2022-05-01');
    await section.getByLabel(fr.fields.expiresOn.label).fill('2021-05-01');
    await section.getByLabel(fr.fields.birthDate.label).fill('1980-02-03');
    await section.getByRole('button', { name: /^Enregistrer/ }).click();
    // What was typed is kept, and the field says what is wrong.
    await expect(plain.locator('#TRAVEL_DOCUMENT').getByLabel(fr.fields.number.label, { exact: true })).toHaveValue(
      number,
    );
    await plain.locator('#TRAVEL_DOCUMENT').getByLabel(fr.fields.expiresOn.label).fill('2036-05-01');
    await plain
      .locator('#TRAVEL_DOCUMENT')
      .getByRole('button', { name: /^Enregistrer/ })
      .click();
    await expect(plain.locator('#TRAVEL_DOCUMENT')).toContainText('Fourni le');

    const officer = await login('travel');
    await officer.goto(desk);
    await expect(officer.getByRole('heading', { level: 1, name: fr.officer.travelTitle })).toBeVisible();
    await expect(officer.locator('body')).not.toContainText(number);
    await officer.getByRole('button', { name: 'Ouvrir le dossier : Farai Facilimba' }).click();
    await expect(officer.locator('#person')).toContainText(number);
    await expect(officer.locator('#person')).toContainText('3 février 1980');
    const views = await look(
      `SELECT kind FROM "SensitiveView" WHERE "registrationId" = $1 AND kind = 'TRAVEL_DOCUMENT' AND place = 'travel'`,
      [id],
    );
    expect(views.length).toBeGreaterThan(0);

    await plain.goto('/fr/work/my-data');
    await expect(plain.getByText('Théodora Travellini, Responsable des voyages').first()).toBeVisible();
    const mine = await plain.request.get('/api/my-data?format=json');
    expect(await mine.text()).toContain(number);
    expect(
      (await officer.request.get('/api/my-data?format=json').then((answer) => answer.text())).includes(number),
    ).toBe(false);
  });

  test('the secretariat switches copies of passports on and off; the page asks for them only while they are on', async ({
    login,
  }) => {
    const organiser = await login('organiser');
    const person = await login('facilitator');
    const [registration] = await registrationOf('facilitator@sample.example.org');
    const travel = `/fr/meetings/grcp-next/registration/${registration?.id ?? ''}/travel`;
    const copies = organiser.getByRole('region', { name: fr.scans.title });
    const asked = person.getByLabel(fr.fields.scan.label);
    for (const isOn of [true, false]) {
      await organiser.goto('/fr/manage/grcp-next/edit');
      await copies.getByRole('checkbox', { name: fr.fields.passportScans.label }).setChecked(isOn);
      await copies.getByRole('button', { name: fr.scans.save }).click();
      await expect(copies.getByText(fr.scans.saved)).toBeVisible();
      await person.goto(travel);
      await expect(asked).toHaveCount(isOn ? 1 : 0);
    }
  });

  test('the secretariat has no such page', async ({ login }) => {
    const organiser = await login('organiser');
    expect((await organiser.goto(desk))?.status()).toBe(404);
  });
});
