import { database, one, visit } from './actors';
import { freeEdition } from './database';
import { actionOf, post } from './post';

const words = (en: string, fr: string, es: string) => ({ en, fr, es });
const choices = (...list: [code: string, label: ReturnType<typeof words>][]) =>
  list.map(([code, label]) => ({ code, label }));
const yesOrNo = choices(['yes', words('Yes', 'Oui', 'Sí')], ['no', words('No', 'Non', 'No')]);
const means = choices(
  ['data', words('Data', 'Données', 'Datos')],
  ['training', words('Training', 'Formation', 'Formación')],
  ['dialogue', words('Dialogue', 'Dialogue', 'Diálogo')],
);

/** Two pages and a third that comes with an answer; a question of every type, conditions, piping, a sum, a constraint and filtered choices. */
const draft = {
  title: words('Questionnaire of every kind', 'Questionnaire de toute sorte', 'Cuestionario de todo tipo'),
  intro: words('One answer per organisation.', 'Une réponse par organisation.', 'Una respuesta por organización.'),
  pages: [
    {
      code: 'cooperation',
      title: words('Cooperation', 'Coopération', 'Cooperación'),
      sections: [
        {
          code: 'choosing',
          questions: [
            {
              code: 'read-this',
              type: 'NOTE',
              label: words(
                'Answer for your organisation.',
                'Répondez pour votre organisation.',
                'Responda por su organización.',
              ),
            },
            {
              code: 'met',
              type: 'SINGLE',
              required: true,
              label: words(
                'Have you met this year?',
                'Vous êtes-vous réunis cette année ?',
                '¿Se han reunido este año?',
              ),
              choices: yesOrNo,
            },
            {
              code: 'means',
              type: 'MULTIPLE',
              condition: "${met} = 'yes'",
              label: words('By which means?', 'Par quels moyens ?', '¿Por qué medios?'),
              choices: means,
              other: true,
            },
            {
              code: 'order',
              type: 'RANKING',
              label: words('What comes first?', 'Qu’est-ce qui vient en premier ?', '¿Qué es lo primero?'),
              choices: means,
              topK: 2,
            },
            {
              code: 'useful',
              type: 'SCALE',
              label: words('How useful?', 'À quel point utile ?', '¿Qué utilidad tiene?'),
              minValue: 1,
              maxValue: 5,
            },
            {
              code: 'views',
              type: 'MATRIX',
              label: words('Where do you stand?', 'Où en êtes-vous ?', '¿En qué punto están?'),
              rows: choices(
                ['law', words('Law', 'Droit', 'Derecho')],
                ['practice', words('Practice', 'Pratique', 'Práctica')],
              ),
              columns: choices(
                ['early', words('Early', 'Au début', 'Al inicio')],
                ['late', words('Late', 'À la fin', 'Al final')],
              ),
            },
          ],
        },
      ],
    },
    {
      code: 'law',
      title: words('Law', 'Droit', 'Derecho'),
      condition: "selected(${views}, 'law:late')",
      sections: [
        {
          code: 'law-section',
          questions: [
            { code: 'law-text', type: 'TEXT', label: words('Which law?', 'Quelle loi ?', '¿Qué ley?'), maxLength: 100 },
          ],
        },
      ],
    },
    {
      code: 'figures',
      title: words('Figures and texts', 'Chiffres et textes', 'Cifras y textos'),
      sections: [
        {
          code: 'writing',
          questions: [
            {
              code: 'persons',
              type: 'NUMBER',
              label: words('How many persons?', 'Combien de personnes ?', '¿Cuántas personas?'),
              constraint: {
                expression: '. mod 2 = 0',
                message: words('Give an even number.', 'Indiquez un nombre pair.', 'Indique un número par.'),
              },
            },
            {
              code: 'twice',
              type: 'CALCULATED',
              label: words('Twice', 'Le double', 'El doble'),
              calculation: '${persons} * 2',
            },
            {
              code: 'since',
              type: 'DATE',
              label: words(
                'Since when, with ${twice}?',
                'Depuis quand, avec ${twice} ?',
                '¿Desde cuándo, con ${twice}?',
              ),
            },
            {
              code: 'next',
              type: 'SINGLE',
              label: words('What comes next?', 'Et ensuite ?', '¿Y después?'),
              choices: means,
              choiceFilter: "name != 'dialogue' or ${persons} = 4",
            },
            { code: 'long', type: 'LONG_TEXT', label: words('Your experience', 'Votre expérience', 'Su experiencia') },
            { code: 'paper', type: 'FILE', label: words('A paper', 'Un document', 'Un documento') },
            { code: 'country', type: 'COUNTRY', label: words('Country', 'Pays', 'País') },
            {
              code: 'organisation',
              type: 'ORGANISATION',
              label: words('Organisation', 'Organisation', 'Organización'),
            },
            { code: 'theme', type: 'THEME', label: words('Theme', 'Thème', 'Tema') },
            { code: 'objective', type: 'OBJECTIVE', label: words('Objective', 'Objectif', 'Objetivo') },
          ],
        },
      ],
    },
  ],
};

/**
 * A meeting of its own whose survey asks a question of every kind, made through the application's actions; the sample's focal
 * point, delegate and rapporteur answer it together. @returns the meeting's slug
 */
export async function makeSurveyOfEveryKind(): Promise<string> {
  const slug = `kinds-${crypto.randomUUID().slice(0, 8)}`;
  const { headers } = await visit('administrator', slug);
  const run = async (domain: string, name: string, fields: Record<string, string | string[]>) => {
    const frame = { meeting: slug, idempotencyKey: crypto.randomUUID() };
    const posted = await post(actionOf(domain, name), { ...frame, ...fields }, headers);
    if (posted.redirect === null && posted.state?.status !== 'ok')
      throw new Error(`${name}: ${posted.status} ${JSON.stringify(posted.state)}`);
  };
  await run('meetings', 'createMeetingAction', meetingFields(slug, await freeEdition(901, 980)));
  const { id: meetingId } = await one<{ id: string }>('SELECT id FROM "Meeting" WHERE slug = $1', [slug]);
  const { id: partyId } = await one<{ id: string }>(
    `SELECT id FROM "Party" WHERE status = 'ACTIVE' AND acronyms ->> 'en' <> '' ORDER BY code LIMIT 1`,
  );
  await run('inviting', 'createInvitationAction', {
    partyId,
    seats: '2',
    fundedSeats: '0',
    focalPointGivenName: 'Fictional',
    focalPointSurname: 'Person',
    focalPointEmail: `${slug}@example.org`,
    locale: 'en',
  });
  await database().query(
    `INSERT INTO "Delegation" (id, "meetingId", "partyId", "invitationId", quota)
     SELECT gen_random_uuid(), "meetingId", "partyId", id, 2 FROM "Invitation" WHERE "meetingId" = $1`,
    [meetingId],
  );
  for (const [email, kind] of [
    ['focal-point@sample.example.org', 'FOCAL_POINT'],
    ['delegate@sample.example.org', 'DELEGATE'],
    ['rapporteur@sample.example.org', 'DELEGATE'],
  ])
    await database().query(
      `INSERT INTO "MeetingRole" (id, "meetingId", "personId", kind, "delegationId")
       SELECT gen_random_uuid(), $1, ap."personId", $3, d.id FROM "Account" a JOIN "AccountPerson" ap ON ap."accountId" = a.id
       JOIN "Delegation" d ON d."meetingId" = $1 WHERE a.email = $2`,
      [meetingId, email, kind],
    );
  await run('surveys', 'startQuestionnaireAction', { source: 'empty' });
  const questionnaire = await one<{ id: string; lockVersion: number }>(
    `UPDATE "Questionnaire" q SET draft = $2 FROM "Survey" s WHERE s.id = q."surveyId" AND s."meetingId" = $1 RETURNING q.id, q."lockVersion"`,
    [meetingId, JSON.stringify(draft)],
  );
  await run('surveys', 'publishQuestionnaireAction', {
    questionnaire: questionnaire.id,
    lockVersion: String(questionnaire.lockVersion),
  });
  return slug;
}

function meetingFields(slug: string, edition: string): Record<string, string | string[]> {
  return {
    slug,
    code: `K${slug.slice(-8).toUpperCase()}`,
    seriesCode: 'grcp',
    edition,
    'title.en': 'A meeting that asks everything',
    'shortTitle.en': 'Everything asked',
    'theme.en': 'Questions',
    city: 'Geneva',
    countryCode: 'CH',
    venue: '',
    startsOn: '2031-05-01',
    endsOn: '2031-05-02',
    zone: 'Europe/Zurich',
    sourceLanguage: 'en',
    'languages[]': ['en', 'fr', 'es'],
    'registrationOpens.date': '',
    'registrationCloses.date': '',
    'surveyCloses.date': '',
    capacity: '50',
    topK: '5',
    smallCell: '5',
  };
}
