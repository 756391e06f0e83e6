import { hostile, hostileName } from '@/prisma/factories/hostile-texts';
import { database, one, visit, visitAs } from './actors';
import { ask } from './ask';
import { freeEdition } from './database';
import { actionOf, post } from './post';

export type HostileMeeting = {
  slug: string;
  registration: string;
  recommendation: string;
  general: string;
  mail: string;
  party: string;
};

/**
 * Makes a meeting of its own, in preparation and so hidden from the other journeys, through the application's actions, with a
 * hostile text in every field that takes one: titles, names, functions, an issue, a point, a recommendation, the Highlights.
 */
export async function makeHostileMeeting(): Promise<HostileMeeting> {
  const slug = `hostile-${crypto.randomUUID().slice(0, 8)}`;
  const { headers } = await visit('administrator', slug);
  const run = async (domain: string, name: string, fields: Record<string, string | string[]>, as = headers) => {
    const posted = await post(
      actionOf(domain, name),
      { meeting: slug, idempotencyKey: crypto.randomUUID(), ...fields },
      as,
    );
    if (posted.redirect === null && posted.state?.status !== 'ok')
      throw new Error(`${name}: ${posted.status} ${JSON.stringify(posted.state)}`);
  };
  await run('meetings', 'createMeetingAction', meetingFields(slug, await freeEdition(100, 899)));
  const { id: meetingId } = await one<{ id: string }>('SELECT id FROM "Meeting" WHERE slug = $1', [slug]);
  const latest = <Row extends object>(table: string, columns = 'id') =>
    one<Row & { id: string }>(`SELECT ${columns} FROM "${table}" WHERE "meetingId" = $1 LIMIT 1`, [meetingId]);

  const { id: partyId, code: party } = await one<{ id: string; code: string }>(
    `SELECT id, code FROM "Party" WHERE status = 'ACTIVE' ORDER BY code DESC LIMIT 1`,
  );
  const focalPoint = {
    focalPointGivenName: hostileName,
    focalPointSurname: hostileName,
    focalPointEmail: `${slug}@example.org`,
    locale: 'en',
  };
  await run('inviting', 'createInvitationAction', { partyId, seats: '2', fundedSeats: '0', ...focalPoint });
  const { id: invitation } = await latest('Invitation');
  const letterhead = { from: hostile, address: hostile, signatory: hostileName, function: hostile, place: hostileName };
  const head = Object.entries(letterhead).map(([field, value]) => [`letterhead.en.${field}`, value]);
  const others = Object.keys(letterhead).flatMap((field) => [
    [`letterhead.fr.${field}`, ''],
    [`letterhead.es.${field}`, ''],
  ]);
  await run('inviting', 'editLetterheadAction', Object.fromEntries([...head, ...others]) as Record<string, string>);
  const addressee = { kind: 'PERMANENT_MISSION', name: hostile, email: `${slug}-mission@example.org`, locale: 'en' };
  await run('inviting', 'addAddresseeAction', { invitation, ...addressee });
  await run('inviting', 'prepareMailingAction', {
    occasion: 'invitation',
    'invitations[]': [invitation],
    letters: 'on',
  });
  const { id: mailing } = await latest('Mailing');
  await run('inviting', 'sendMailingAction', { mailing, messages: '2' });
  await run('delegations', 'answerInvitationAction', { invitation, answer: 'ACCEPTED' });
  const { id: delegation } = await latest('Delegation');
  const person = {
    courtesyTitle: 'MS',
    givenName: hostileName,
    surname: hostileName,
    functionalTitle: hostile,
    institution: hostile,
    locale: 'en',
  };
  await run('registration', 'nominateAction', {
    delegation,
    capacity: 'HEAD',
    email: `${slug}-head@example.org`,
    ...person,
  });
  const { id: registration } = await latest('Registration');
  await run('registration', 'submitAction', {
    registration,
    lockVersion: '0',
    mode: 'ONLINE',
    'languages[]': ['en'],
    ...person,
  });
  await run('registration', 'decideAction', {
    'registrations[]': [registration],
    decision: 'CONFIRMED',
    reason: hostile,
  });

  const group = await copy('BreakoutGroup', slug, meetingId, {});
  const { room } = await one<{ room: string | null }>('SELECT room FROM "BreakoutGroup" WHERE id = $1', [group]);
  await run('breakouts', 'setRoomAction', { group, room: hostile, 'seen.room': room ?? '' });
  await run('breakouts', 'addIssueAction', { group, title: hostile, language: 'en' });
  const { id: issue } = await one<{ id: string }>('SELECT id FROM "Issue" WHERE "groupId" = $1', [group]);
  await run('breakouts', 'recordPointAction', {
    clientId: crypto.randomUUID(),
    issue,
    text: `${hostile}\n${hostile}`,
    language: 'en',
    attributedTo: 'NONE',
  });
  const theme = (await one<{ code: string }>('SELECT code FROM "Theme" ORDER BY code LIMIT 1')).code;
  await run('recommendations', 'draftAction', {
    group,
    issue,
    text: hostile,
    language: 'en',
    theme,
    addressees: `${hostile}\n${hostileName}`,
    dueBy: hostileName,
  });
  const { id: recommendation } = await latest('Recommendation');
  const general = await plantGeneral(slug, meetingId);
  await run('plenary', 'showAction', { recommendation: general });

  /** The head of the delegation chairs the meeting, and signs under their own name. */
  const sign = async () => {
    await database().query(
      `INSERT INTO "MeetingRole" (id, "meetingId", "personId", kind)
       SELECT gen_random_uuid(), r."meetingId", r."personId", 'CHAIR' FROM "Registration" r WHERE r.id = $1`,
      [registration],
    );
    const presiding = await visitAs(`${slug}-head@example.org`, slug);
    const read = await (await ask(`/en/manage/${slug}/highlights/sign?language=en`, presiding.headers)).text();
    const [, hash = ''] = /name="hash" value="([0-9a-f]{64})"/.exec(read) ?? [];
    await run('outcome', 'signLanguageAction', { language: 'en', hash });
    await run('outcome', 'signAsChairAction', { language: 'en', hash }, presiding.headers);
  };
  const read = async () => (await ask(`/en/manage/${slug}/highlights`, headers)).text();
  await publishHighlights(meetingId, run, read, sign);
  const { id: mail } = await latest('OutboxMail');
  return { slug, registration, recommendation, general, mail, party };
}

function meetingFields(slug: string, edition: string): Record<string, string | string[]> {
  return {
    slug,
    code: `H${slug.slice(-8).toUpperCase()}`,
    seriesCode: 'grcp',
    edition,
    'title.en': hostile,
    'shortTitle.en': hostile,
    'theme.en': hostile,
    city: hostile,
    countryCode: 'CH',
    venue: hostile,
    startsOn: '2031-05-01',
    endsOn: '2031-05-02',
    zone: 'Europe/Zurich',
    sourceLanguage: 'en',
    'languages[]': ['en'],
    'registrationOpens.date': '',
    'registrationCloses.date': '',
    'surveyCloses.date': '',
    capacity: '50',
    topK: '5',
    smallCell: '5',
  };
}

/** A row like one of the next edition, for this meeting: what takes a whole survey to come about is not made again here. */
async function copy(table: string, slug: string, meetingId: string, changes: Record<string, unknown>): Promise<string> {
  const id = crypto.randomUUID();
  const merged = JSON.stringify({ id, meetingId, ...changes });
  await database().query(
    `INSERT INTO "${table}" SELECT (jsonb_populate_record(t, $1::jsonb)).* FROM "${table}" t JOIN "Meeting" m ON m.id = t."meetingId" WHERE m.slug = 'grcp-next' LIMIT 1`,
    [merged],
  );
  return id;
}

/** A general recommendation on the plenary's list with a hostile sentence. */
async function plantGeneral(slug: string, meetingId: string): Promise<string> {
  const revision = crypto.randomUUID();
  const unit = crypto.randomUUID();
  const id = await copy('Recommendation', slug, meetingId, {
    level: 'GENERAL',
    status: 'READY',
    symbol: 'G/1',
    headRevisionId: null,
    groupId: null,
    issueId: null,
  });
  await database().query(
    `INSERT INTO "Revision" (id, "recommendationId", number, "parentIds", themes, objectives, addressees, hash, at) VALUES ($1, $2, 1, '{}', '{}', '{}', $3, repeat('0', 64), now())`,
    [revision, id, [hostile]],
  );
  await database().query(`INSERT INTO "Unit" (id, "revisionId", uid, position) VALUES ($1, $2, gen_random_uuid(), 1)`, [
    unit,
    revision,
  ]);
  await database().query(`INSERT INTO "UnitText" ("unitId", language, text) VALUES ($1, 'en', $2)`, [unit, hostile]);
  await database().query('UPDATE "Recommendation" SET "headRevisionId" = $2 WHERE id = $1', [id, revision]);
  await database().query(
    `INSERT INTO "PlenaryItem" (id, "meetingId", "recommendationId", position) VALUES (gen_random_uuid(), $1, $2, 1)`,
    [meetingId, id],
  );
  return id;
}

async function publishHighlights(
  meetingId: string,
  run: (domain: string, name: string, fields: Record<string, string>) => Promise<void>,
  page: () => Promise<string>,
  sign: () => Promise<void>,
): Promise<void> {
  await run('outcome', 'composeAction', {});
  const { rows: blocks } = await database().query<{ id: string; wording: string }>(
    `SELECT b.id, w.id AS wording FROM "OutcomeBlock" b JOIN "OutcomeDocument" d ON d.id = b."documentId"
     JOIN "BlockWording" w ON w."blockId" = b.id AND w.language = 'en' WHERE d."meetingId" = $1 ORDER BY b.position`,
    [meetingId],
  );
  for (const { id: block, wording } of blocks)
    await run('outcome', 'editBlockAction', { block, 'seen.text.en': wording, 'text.en': hostile });
  const { symbol } = await one<{ symbol: string }>('SELECT symbol FROM "OutcomeDocument" WHERE "meetingId" = $1', [
    meetingId,
  ]);
  // What is published is what was read: the form names it.
  await sign();
  const [, contentHash = ''] = /name="contentHash" value="([0-9a-f]{64})"/.exec(await page()) ?? [];
  await run('outcome', 'publishAction', { contentHash, symbol });
}
