import { createHash } from 'node:crypto';
import type { Locator, Page } from '@playwright/test';
import { unzipSync } from 'fflate';
import { checkBundle } from '@/lib/outcome/model/bundle';
import { allOf, readXml } from '@/prisma/factories/read-xml';
import { barriersOn } from './barriers';
import { lastCode, lastLink, lastMail } from './database';
import { choose, expect, test } from './fixtures';

/**
 * The whole thread in French, from a new meeting to the published commitment and back to the answer it came from. One
 * journey, because every later thing stands on the earlier one. Nothing is made but in the browser.
 */
const slug = 'grcp-thread';
const code = 'GRCPT';
const meeting = `/fr/meetings/${slug}`;
const desk = `/fr/manage/${slug}`;

type Person = { givenName: string; surname: string; email: string };
const person = (givenName: string, surname: string, email: string): Person => ({
  givenName,
  surname,
  email: `${email}@thread.example.org`,
});

// A region is put in an order from three answers on: with fewer there are no issues to bring to a group.
const parties = [
  { name: /^Dialogue sur la migration pour l.Afrique australe/, focalPoint: person('Palesa', 'Nkosi', 'palesa.nkosi') },
  {
    name: /^Dialogue sur la migration pour l.Afrique de l.Ouest/,
    focalPoint: person('Kwame', 'Mensah', 'kwame.mensah'),
  },
  { name: /^Processus consultatif régional de l.IGAD/, focalPoint: person('Wanjiru', 'Kamau', 'wanjiru.kamau') },
] as const;
const delegates = {
  rapporteur: person('Lindiwe', 'Zulu', 'lindiwe.zulu'),
  declined: person('Thabo', 'Molefe', 'thabo.molefe'),
};
const chair = person('Charlotte', 'Chairbridge', 'unused');

const texts = {
  point: 'Les permis délivrés dans un pays ne sont pas reconnus dans les autres.',
  regional:
    'Reconnaître dans chaque pays de la région les qualifications des travailleurs migrants attestées dans un autre.',
  general: 'Reconnaître mutuellement les qualifications des travailleurs migrants d’ici à 2030.',
  english: 'Recognise each other’s qualifications of migrant workers by 2030.',
  spanish: 'Reconocer mutuamente las cualificaciones de los trabajadores migrantes de aquí a 2030.',
};

const day = (inDays: number) => new Date(Date.now() + inDays * 86_400_000).toISOString().slice(0, 10);
const button = (within: Page | Locator, name: string | RegExp) => within.getByRole('button', { name });
const box = (within: Page | Locator, name: string | RegExp) => within.getByRole('textbox', { name });
const list = (within: Page | Locator, name: string | RegExp) => within.getByRole('combobox', { name });
const row = (page: Page, name: string | RegExp) => page.getByRole('row', { name });

/** Opens the personal link of a mail and signs in with the code that its button sends. */
async function openPersonalLink(page: Page, { email }: Person, purpose: string): Promise<void> {
  await page.goto(await lastLink(email, purpose));
  await expect(page).toHaveURL('/fr/invitation');
  await button(page, 'M’envoyer le code').click();
  await expect(page.getByRole('heading', { name: 'Saisir le code' })).toBeVisible();
  await box(page, 'Code à six chiffres').fill(await lastCode(email));
  await button(page, 'Se connecter').click();
}

/** The three languages of a field, of which the first is the source. */
async function fillLanguages(
  page: Page,
  legend: string,
  french: string,
  english: string,
  spanish: string,
): Promise<void> {
  const group = page.getByRole('group', { name: legend });
  await box(group, /^Français/).fill(french);
  await box(group, 'English').fill(english);
  await box(group, 'Español').fill(spanish);
}

async function answerSurvey(page: Page, first: readonly string[]): Promise<void> {
  await page.getByRole('link', { name: 'Enquête', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Enquête préalable à la réunion' })).toBeVisible();
  await page.getByRole('radio', { name: 'En cours', exact: true }).check();
  await page.getByRole('checkbox', { name: 'Consultation régionale' }).check();
  for (const theme of first) await button(page, new RegExp(`^Ajouter ${theme} au rang`)).click();
  await page.getByRole('radio', { name: '4', exact: true }).check();
  await button(page, 'Enregistrer et vérifier').click();
  await button(page, 'Soumettre la réponse').click();
  await expect(page.getByRole('heading', { name: /^Soumise le/ })).toBeVisible();
}

async function register(page: Page, who: Person): Promise<void> {
  await openPersonalLink(page, who, 'nomination');
  await expect(page.getByRole('heading', { level: 1, name: 'Votre inscription' })).toBeVisible();
  await choose(list(page, 'Titre de civilité'), /^Mme$/);
  await box(page, 'Titre fonctionnel').fill('Directrice des migrations');
  await box(page, 'Ministère ou organisme').fill('Ministère de l’intérieur');
  await page.getByRole('checkbox', { name: 'Français' }).check();
  await button(page, 'Remettre l’inscription').click();
  await expect(page.getByText('Enregistré sur le serveur.')).toBeVisible();
}

test('a meeting, from its making to the commitment and back to the survey', async ({ login, open }) => {
  const staff = await login('staff');
  await staff.goto('/fr/work');
  const focalPoints = [await open(), await open(), await open()] as const;
  const [facilitator] = focalPoints;
  const rapporteur = await open();

  await test.step('the secretariat makes the meeting, says who chairs it, and opens it', async () => {
    await staff.getByRole('link', { name: 'Nouvelle réunion' }).click();
    await expect(staff.getByRole('heading', { level: 1, name: 'Nouvelle réunion' })).toBeVisible();
    await box(staff, /^Code/).fill(code);
    await box(staff, /^Adresse/).fill(slug);
    await fillLanguages(
      staff,
      'Titre complet',
      'Onzième Réunion mondiale',
      'Eleventh Global Meeting',
      'Undécima Reunión Global',
    );
    await fillLanguages(staff, 'Titre abrégé', 'Onzième Réunion', 'Eleventh Meeting', 'Undécima Reunión');
    await fillLanguages(staff, 'Thème', 'Des compétences reconnues', 'Skills recognised', 'Competencias reconocidas');
    await box(staff, 'Ville').fill('Lusaka');
    await choose(list(staff, 'Pays'), /^Zambie$/);
    await staff.getByLabel('Premier jour').fill(day(60));
    await staff.getByLabel('Dernier jour').fill(day(61));
    await list(staff, 'Fuseau horaire').selectOption('Africa/Lusaka');
    await staff.getByLabel('Clôture des inscriptions : jour').fill(day(30));
    await staff.getByLabel('Clôture des inscriptions : heure').fill('17:00');
    await staff.getByLabel('Clôture de l’enquête : jour').fill(day(20));
    await staff.getByLabel('Clôture de l’enquête : heure').fill('17:00');
    await box(staff, 'Places').fill('40');
    await button(staff, 'Créer la réunion').click();
    await expect(staff).toHaveURL(desk);

    await staff.goto(`${desk}/edit`);
    const functions = staff.getByRole('form', { name: 'Attribuer la fonction' });
    await list(functions, 'Fonction').selectOption('CHAIR');
    await box(functions, 'Prénom').fill(chair.givenName);
    await box(functions, 'Nom de famille').fill(chair.surname);
    await box(functions, 'Adresse électronique').fill('chair@sample.example.org');
    await button(functions, 'Attribuer la fonction').click();
    await expect(row(staff, /Présidence de la plénière Charlotte Chairbridge/)).toBeVisible();
    await button(staff, 'Ouvrir la réunion').click();
    await expect(staff).toHaveURL(desk);
  });

  await test.step('three mechanisms are invited', async () => {
    for (const { name, focalPoint } of parties) {
      await staff.goto(`${desk}/invitations/new`);
      await choose(list(staff, 'Entité'), name);
      const one = staff.getByRole('form', { name: 'Préparer l’invitation' });
      await box(one, 'Places').fill('2');
      await box(one, 'Prénom du point focal').fill(focalPoint.givenName);
      await box(one, 'Nom de famille du point focal').fill(focalPoint.surname);
      await box(one, 'Adresse électronique du point focal').fill(focalPoint.email);
      await list(one, 'Langue du message').selectOption('fr');
      await button(one, 'Préparer l’invitation').click();
      await expect(row(staff, new RegExp(focalPoint.email))).toContainText('Projet');
    }
    await button(staff, 'Tout sélectionner (3)').click();
    await button(staff, 'Préparer l’invitation (3)').click();
    await expect(staff.getByText('3 messages à 3 délégations')).toBeVisible();
    await button(staff, 'Envoyer 3 messages').click();
    await expect(staff.getByRole('heading', { name: /^3 messages remis le/ })).toBeVisible();
  });

  await test.step('a focal point accepts and names two people', async () => {
    await openPersonalLink(facilitator, parties[0].focalPoint, 'invitation');
    await expect(facilitator).toHaveURL(`${meeting}/delegation?of=midsa`);
    await button(facilitator, 'Accepter l’invitation').click();
    await expect(facilitator.getByText('Invitation acceptée')).toBeVisible();
    for (const [index, { givenName, surname, email }] of Object.values(delegates).entries()) {
      await button(facilitator, `Désigner une personne pour la place ${index + 1}`).click();
      const dialog = facilitator.getByRole('dialog', { name: /^Désigner une personne/ });
      await box(dialog, 'Prénom').fill(givenName);
      await box(dialog, 'Nom de famille').fill(surname);
      await box(dialog, 'Adresse électronique').fill(email);
      await button(dialog, 'Désigner cette personne').click();
      await expect(row(facilitator, new RegExp(email))).toContainText('Désigné(e)');
    }
  });

  await test.step('both register by their own links; one is confirmed, one declined with a reason', async () => {
    await register(rapporteur, delegates.rapporteur);
    await register(await open(), delegates.declined);
    await staff.goto(`${desk}/registrations`);
    await staff.getByRole('checkbox', { name: 'Sélectionner Thabo Molefe' }).check();
    await button(staff, 'Refuser').click();
    await button(staff, 'Refuser 1 personne').click();
    await expect(box(staff, 'Motif')).toHaveAccessibleDescription(/indiquez le motif/);
    await box(staff, 'Motif').fill('La réunion est réservée aux secrétariats.');
    await button(staff, 'Refuser 1 personne').click();
    await expect(row(staff, /MOLEFE/)).toContainText('Refusée');
    await staff.getByRole('checkbox', { name: 'Sélectionner Lindiwe Zulu' }).check();
    await button(staff, 'Confirmer').click();
    await button(staff, 'Confirmer 1 personne').click();
    await expect(row(staff, /ZULU/)).toContainText('Confirmée');
    expect((await lastMail(delegates.declined.email, 'registration-declined')).body).toMatch(
      /Motif\s: La réunion est réservée aux secrétariats\./,
    );
    expect((await lastMail(delegates.rapporteur.email, 'registration-confirmed')).subject).toMatch(
      /^Participation confirmée\s: Onzième Réunion$/,
    );
  });

  await test.step('the three answer the survey; its results are sealed', async () => {
    await staff.goto(`${desk}/survey`);
    await staff.getByRole('link', { name: 'Rédiger le questionnaire' }).click();
    await staff.getByRole('combobox', { name: 'Commencer avec' }).selectOption('meeting:grcp7');
    await button(staff, 'Commencer').click();
    await button(staff, 'Publier la version 1').click();
    await expect(staff.getByText('La version 1 est publiée et en vigueur dès maintenant')).toBeVisible();
    await facilitator.reload();
    await answerSurvey(facilitator, ['Migration de main-d’œuvre', 'Migration et développement']);
    for (const index of [1, 2] as const) {
      await openPersonalLink(focalPoints[index], parties[index].focalPoint, 'invitation');
      await answerSurvey(focalPoints[index], ['Migration de main-d’œuvre', 'Migration et développement']);
    }
    await staff.goto(`${desk}/survey`);
    await expect(staff.getByText('3 des 3 organisations interrogées ont soumis leur réponse.').first()).toBeVisible();
    await button(staff, 'Établir le relevé n° 1').click();
    await staff.getByRole('link', { name: 'Constituer les groupes à partir du relevé n° 1' }).click();
  });

  await test.step('groups are formed in one step, a facilitator and a rapporteur appointed', async () => {
    await button(staff, /^Constituer \d+ groupe/).click();
    const africa = staff.getByRole('table', { name: 'Groupes de discussion' }).getByRole('row', { name: /^Afrique/ });
    await expect(africa).toContainText('Personne pour l’instant');
    const assign = staff.getByRole('form', { name: 'Attribuer une fonction' });
    for (const [role, who] of [
      ['Facilitateur/facilitatrice', /^NKOSI, Palesa/],
      ['Rapporteur/rapporteuse', /^ZULU, Lindiwe/],
    ] as const) {
      await choose(list(assign, 'Groupe'), /^Afrique$/);
      await choose(list(assign, 'Fonction'), new RegExp(`^${role}$`));
      await choose(list(assign, 'Personne'), who);
      await button(assign, 'Attribuer la fonction').click();
      await expect(africa).toContainText(role.toLowerCase());
    }
  });

  await test.step('the rapporteur records a point and drafts a recommendation; the facilitator notes that the group agrees', async () => {
    await rapporteur.goto(`${meeting}/groups`);
    await rapporteur.getByRole('link', { name: 'Afrique', exact: true }).click();
    await rapporteur
      .getByRole('navigation', { name: 'Questions du groupe' })
      .getByRole('link', { name: /Migration de main-d’œuvre/ })
      .click();
    await box(rapporteur, 'Nouvelle intervention').fill(texts.point);
    await button(rapporteur, 'Consigner l’intervention').click();
    await expect(rapporteur.getByRole('listitem').filter({ hasText: texts.point })).toContainText('la région');
    await box(rapporteur, 'Recommandation').fill(texts.regional);
    await box(rapporteur, 'Qui agit').fill('Secrétariats des mécanismes');
    await box(rapporteur, 'Échéance').fill('2030');
    await button(rapporteur, 'Enregistrer le projet').click();
    await rapporteur.getByRole('link', { name: 'Projet', exact: true }).click();
    await expect(rapporteur).toHaveURL(new RegExp(`${meeting}/recommendations/`));
    await button(rapporteur, 'Soumettre à l’examen du groupe').click();
    await expect(rapporteur.getByText('En examen par le groupe').first()).toBeVisible();

    await facilitator.goto(rapporteur.url());
    await button(facilitator, 'Constater l’accord du groupe').click();
    await expect(facilitator.getByRole('heading', { level: 1, name: 'AFR/1' })).toBeVisible();
    await button(facilitator, 'Remettre au secrétariat').click();
    await expect(facilitator.getByText('Remise').first()).toBeVisible();
  });

  await test.step('the secretariat drafts a general recommendation and says what became of its source', async () => {
    await staff.goto(`${desk}/recommendations`);
    await staff.getByRole('checkbox', { name: 'Cocher AFR/1' }).check();
    await button(staff, 'Rédiger à partir de la sélection').click();
    const draft = staff.getByRole('form', { name: 'Nouvelle recommandation générale' });
    await list(draft, 'Suite donnée à AFR/1').selectOption('PARTIAL');
    await box(draft, /AFR\/1\s: ce qui a été retenu/).fill('L’échéance est ajoutée, la région ouverte à toutes.');
    await box(draft, 'Recommandation').fill(texts.general);
    await box(draft, 'Qui agit').fill('Secrétariats des mécanismes');
    await box(draft, 'Échéance').fill('2030');
    await button(draft, 'Rédiger la recommandation générale').click();
    await expect(staff.getByRole('paragraph').filter({ hasText: texts.general })).toBeVisible();
    await button(staff, 'Consulter les groupes').click();
    await expect(staff.getByText('Réponse attendue').first()).toBeVisible();

    await facilitator.goto('/fr/work');
    await facilitator.getByRole('link', { name: 'Consigner la réponse du groupe' }).click();
    await facilitator.getByRole('link', { name: 'Projet', exact: true }).click();
    await facilitator.getByRole('radio', { name: 'Le groupe donne son accord' }).check();
    await button(facilitator, 'Consigner la réponse du groupe').click();
    await expect(facilitator.getByText('Donne son accord', { exact: true })).toBeVisible();

    await staff.reload();
    await button(staff, 'Déclarer prête pour la plénière').click();
    await expect(staff.getByRole('heading', { level: 2, name: 'G/1' })).toBeVisible();
  });

  const translate = async (language: string, text: string) => {
    await staff.goto(`${meeting}/recommendations`);
    await staff.getByRole('link', { name: 'G/1', exact: true }).click();
    await staff.getByText(`Traduire en ${language}`).click();
    const form = staff.getByRole('form', { name: `Traduire en ${language}` });
    await form.getByRole('textbox').fill(text);
    await button(form, 'Enregistrer la traduction').click();
    await expect(form).toBeHidden();
    // The text as it stands; beside it the last change shows the same words.
    await expect(staff.getByRole('paragraph').filter({ hasText: text })).toBeVisible();
  };
  await test.step('the text is translated into English', () => translate('anglais', texts.english));

  const presiding = await login('chair');
  await test.step('it goes on the list and the screen, and the Chair adopts it, while a hall follows', async () => {
    const hall = focalPoints[1];
    await hall.goto(`${meeting}/plenary/screen`);
    await expect(hall.getByText('Rien d’autre sur la liste').first()).toBeVisible();
    const loadedAt = await hall.evaluate(() => performance.timeOrigin);

    await staff.goto(`${desk}/plenary`);
    await box(staff, 'Rang : G/1').fill('1');
    await button(staff, 'Enregistrer l’ordre').click();
    await button(staff, 'Afficher G/1 à l’écran').click();
    await expect(hall.getByRole('heading', { level: 1, name: /^G\/1/ })).toBeVisible();
    await expect(hall.getByText(texts.general)).toBeVisible();

    await presiding.goto(`${meeting}/plenary`);
    await presiding.getByRole('radio', { name: 'Adoptée', exact: true }).check();
    await button(presiding, 'Constater la décision').click();
    await expect(row(presiding, /G\/1/)).toContainText('décision constatée par Charlotte Chairbridge');
    await expect(hall.getByText('Adoptée', { exact: true }).first()).toBeVisible();
    expect(await hall.evaluate(() => performance.timeOrigin)).toBe(loadedAt);
  });

  await test.step('the Highlights are composed, and a delegation comments on a sentence on a phone', async () => {
    await staff.goto(`${desk}/highlights`);
    await button(staff, 'Composer les points saillants').click();
    await expect(staff.getByText('La publication n’est possible que si aucun texte ne manque')).toBeVisible();
    await staff.goto(`${desk}/highlights/clearing`);
    await staff.getByLabel('Délai : jour').fill(day(70));
    await staff.getByRole('checkbox', { name: /^Approbation tacite/ }).check();
    await button(staff, 'Préparer et voir les lettres').click();
    await button(staff, /^Envoyer \d messages? et ouvrir le cycle$/).click();
    await expect(staff.getByRole('heading', { level: 1, name: 'Cycle 1', exact: true })).toBeVisible();

    const round = (await lastMail(parties[0].focalPoint.email, 'clearing-round')).body.match(
      /\/fr\/\S+clearing\S*/,
    )?.[0];
    await facilitator.setViewportSize({ width: 390, height: 844 });
    await facilitator.goto(round ?? '');
    const sentence = 'Commenter : Reconnaître mutuellement les';
    await facilitator.getByRole('link', { name: new RegExp(`^${sentence}`) }).click();
    await facilitator.getByRole('radio', { name: /^Objection/ }).check();
    await box(facilitator, 'Observation').fill('Le délai est trop court.');
    await box(facilitator, /^Libellé proposé/).fill('… d’ici à 2032.');
    await button(facilitator, 'Envoyer l’observation').click();
    await expect(facilitator.getByText('Le délai est trop court.')).toBeVisible();
    await expect(facilitator.getByText('Silence rompu par une objection')).toBeVisible();
    expect(await facilitator.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    expect(await barriersOn(facilitator)).toEqual([]);

    await staff.reload();
    await staff.getByRole('link', { name: /^Suite et réponse/ }).click();
    await staff.getByRole('radio', { name: 'Non retenue' }).check();
    await box(staff, 'Réponse').fill('La plénière a décidé de 2030.');
    await button(staff, 'Enregistrer la réponse').click();
    await expect(staff.getByText(/0 sans suite donnée/)).toBeVisible();
    await staff.getByRole('link', { name: 'Le texte soumis aux délégations' }).click();
    await expect(staff.getByText(texts.general)).toBeVisible();
    await expect(staff.getByLabel('De', { exact: true })).toContainText('texte du cycle 1');
    await staff.goBack();
    const table = staff.waitForEvent('download');
    await staff.getByRole('link', { name: 'Tableau des observations (XLSX)' }).click();
    expect((await table).suggestedFilename()).toBe(`${code}-Highlights-comments-1-fr.xlsx`);
    await staff.getByText('Clore le cycle maintenant').first().click();
    await button(staff, 'Clore le cycle maintenant').click();
    await expect(staff.getByText('Clos', { exact: true })).toBeVisible();
    await facilitator.reload();
    await expect(facilitator.getByText('La plénière a décidé de 2030.')).toBeVisible();
    await expect(facilitator.getByRole('link', { name: /^Commenter/ })).toHaveCount(0);
  });

  const signing = `${desk}/highlights/sign?language=fr`;
  const sign = async (page: Page, verb: string, then: string) => {
    await button(page, `${verb} : français`).click();
    await expect(page.getByRole('heading', { name: then })).toBeVisible();
  };
  const signWording = () => sign(staff, 'Signer le libellé', 'Il manque 1 signature');
  const signAsChair = () => sign(presiding, 'Signer au nom de la présidence', 'Toutes les signatures sont réunies');

  await test.step('the Highlights are completed, signed and published', async () => {
    await staff.goto(`${desk}/highlights`);
    await expect(staff.getByRole('link', { name: /il manque le texte en espagnol/ })).toHaveCount(1);
    await translate('espagnol', texts.spanish);
    await staff.goto(`${desk}/highlights`);
    await expect(staff.getByRole('heading', { name: 'Toutes les langues sont présentes.' })).toBeVisible();
    // The outline has made the source language authentic: its wording is signed here, and its text by the Chair.
    await expect(staff.getByRole('heading', { name: 'La publication attend 2 signatures.' })).toBeVisible();
    await staff.goto(signing);
    await signWording();
    await presiding.goto('/fr/work');
    await presiding
      .getByRole('listitem')
      .filter({ hasText: 'Onzième Réunion' })
      .getByRole('link', { name: 'Lire et signer' })
      .click();
    await presiding.getByRole('link', { name: 'Lire et signer : français' }).click();
    await expect(presiding.getByText(texts.general)).toBeVisible();
    await signAsChair();
    await staff.goto(`${desk}/highlights`);
    const symbol = box(staff, 'Saisissez la cote du document pour le publier');
    await symbol.fill('GRCPT');
    await button(staff, 'Publier').click();
    await expect(symbol).toHaveAccessibleDescription(/exactement comme elle figure/);
    await symbol.fill(`${code}/Highlights`);
    await button(staff, 'Publier').click();
    await expect(staff).toHaveURL(`${meeting}/highlights`);
  });

  await test.step('everybody reads the commitment and verifies its seal', async () => {
    const reader = await open();
    await reader.goto(`${meeting}/highlights`);
    await expect(reader.getByRole('article').getByText(texts.general)).toBeVisible();
    await reader
      .getByRole('link', { name: /^Español/ })
      .first()
      .click();
    const sealed = await reader.request.get(`/api/meetings/${slug}/highlights?format=json`);
    const sha256 = createHash('sha256')
      .update(await sealed.body())
      .digest('hex');
    await expect(reader.getByText(`sha256 ${sha256}`)).toBeVisible();
    // Whoever holds a file already is told so, and is given nothing.
    for (const query of ['format=json', 'format=pdf&language=fr', 'format=zip']) {
      const file = `/api/meetings/${slug}/highlights?${query}`;
      const { etag } = (await reader.request.get(file)).headers();
      const again = await reader.request.get(file, { headers: { 'If-None-Match': etag ?? '' } });
      expect([again.status(), (await again.body()).length], query).toEqual([304, 0]);
    }

    await reader.goto(`${meeting}/highlights`);
    const download = reader.waitForEvent('download');
    await reader.getByRole('link', { name: 'PDF FR' }).click();
    const pdf = await (await download).createReadStream();
    const [first] = (await pdf.take(1).toArray()) as Buffer[];
    expect(first?.subarray(0, 5).toString()).toBe('%PDF-');
    const asked = await reader.request.get(`/api/meetings/${slug}/highlights?format=pdf&language=fr`);
    expect(asked.headers().etag).toContain(sha256);
    // Each file is kept as it was made, and its own sha256 stands on the page from then on.
    const own = createHash('sha256')
      .update(await asked.body())
      .digest('hex');
    await expect(async () => {
      await reader.reload();
      await reader.getByText('sha256 de chaque fichier').click({ timeout: 1_000 });
      await expect(reader.getByText(`GRCPT-Highlights-1-fr.pdf : ${own}`)).toBeVisible({ timeout: 1_000 });
    }).toPass();

    // What is taken home proves itself, and its paragraphs are those of the page.
    const bundle = await reader.request.get(`/api/meetings/${slug}/highlights?format=zip`);
    const files = unzipSync(new Uint8Array(await bundle.body()));
    const checked = checkBundle(Object.entries(files).map(([name, bytes]) => ({ name, bytes })));
    expect([checked.findings, checked.last?.sha256]).toEqual([[], sha256]);
    const xml = readXml(Buffer.from(files['GRCPT-Highlights-1-fr.xml'] ?? []).toString());
    const anchors = ['part', 'paragraph'].flatMap((name) => allOf(xml, name)).map(({ attributes }) => attributes.eId);
    expect(anchors.length).toBeGreaterThan(5);
    for (const anchor of anchors) await expect(reader.locator(`[id="${anchor}"]`)).toHaveCount(1);
    await reader.getByRole('link', { name: 'Lien permanent vers le paragraphe 1', exact: true }).click();
    await expect(reader).toHaveURL(`${meeting}/highlights?number=1#para_1`);
  });

  await test.step('a corrigendum says what it puts right, and the first publication stays under its address', async () => {
    await staff.goto(`${desk}/highlights`);
    await button(staff, 'Rouvrir le document').click();
    await staff.getByRole('link', { name: /^Modifier le libellé.*: Paragraphe 1$/ }).click();
    for (const language of [/^Français/, /^English/, /^Español/]) {
      const field = staff.getByRole('textbox', { name: language });
      await field.fill(`${await field.inputValue()} *`);
    }
    await button(staff, 'Enregistrer le libellé').click();
    await expect(staff.getByText('Enregistré', { exact: true })).toBeVisible();
    // What was signed is not what stands now.
    await staff.goto(signing);
    await expect(staff.getByText('Le texte a été modifié')).toHaveCount(2);
    await signWording();
    await presiding.goto(signing);
    await signAsChair();
    await staff.goto(`${desk}/highlights`);
    await staff.getByRole('radio', { name: /^Rectificatif/ }).check();
    for (const language of ['anglais', 'français', 'espagnol'])
      await box(staff, `Motif, tel qu’il est imprimé (${language})`).fill('Il manquait un astérisque.');
    await box(staff, 'Saisissez la cote du document pour le publier').fill(`${code}/Highlights`);
    await button(staff, 'Publier').click();
    await expect(staff).toHaveURL(`${meeting}/highlights`);
    await expect(staff.getByText(`Rectificatif 1 au document ${code}/Highlights.`)).toBeVisible();
    await expect(staff.getByText('Modifié : paragraphe 1.')).toBeVisible();
    await staff.getByRole('link', { name: `${code}/Highlights,` }).click();
    await expect(staff).toHaveURL(`${meeting}/highlights?number=1`);
    await expect(staff.getByText('Une publication ultérieure remplace celle-ci.')).toBeVisible();
  });

  await test.step('back from the commitment to the answers, and forward again', async () => {
    const page = rapporteur;
    await page.goto(`${meeting}/highlights`);
    const commitment = page.getByRole('article').locator('details').filter({ hasText: 'C/1' });
    await commitment.getByText('Afficher la provenance').click();
    await expect(commitment).toContainText('Adopté par consensus');
    await commitment.getByRole('link', { name: /^Recommandation générale G\/1/ }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'G/1' })).toBeVisible();
    const way = page.getByRole('region', { name: 'Son origine et son parcours' });
    await expect(way).toContainText('décision constatée par Charlotte Chairbridge');
    await way.getByRole('link', { name: 'AFR/1' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'AFR/1' })).toBeVisible();
    await way.getByRole('link', { name: 'Afrique' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Afrique' })).toBeVisible();
    await page
      .getByRole('navigation', { name: 'Questions du groupe' })
      .getByRole('link', { name: /Migration de main-d’œuvre/ })
      .click();
    await page.getByRole('main').getByRole('link', { name: '3 sur 3, rang 1', exact: true }).click();
    await expect(page).toHaveURL(/\/results\?snapshot=1#cell-/);
    await expect(page.locator('td:target')).toContainText('3 sur 3');

    await page.goBack();
    await page.getByRole('link', { name: 'AFR/1', exact: true }).click();
    await way.getByRole('link', { name: 'G/1' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'G/1' })).toBeVisible();
    await way.getByRole('link', { name: 'Engagement' }).click();
    await expect(page).toHaveURL(`${meeting}/highlights#C/1`);
    await expect(commitment).toBeInViewport();
  });
});
