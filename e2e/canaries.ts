import { can } from '@/lib/auth/permissions';
import type { SensitiveKind } from '@/lib/core/prisma/enums';
import { fillSensitive } from '@/prisma/factories/sensitive-canaries';
import { database, one, openSession, sessionCookie, type Visitor } from './actors';
import { actionOf, post } from './post';

/** A value that stands in one place of the database only, and who may read it there. */
export type Canary = {
  name: string;
  value: string;
  mayRead: (reader: Visitor) => boolean;
  /** Sensitive data: read by an officer who has opened the person, and in no list and no page of anybody else. */
  kind?: SensitiveKind;
  /** It says something about the person whose data was planted, and goes when they are erased. */
  isPersonal?: true;
};

export type Planted = {
  canaries: Canary[];
  /** Whose sensitive data was planted. */
  registration: string;
  person: string;
  /** Addresses, under the language, at which the planted records would be seen. */
  addresses: string[];
};

const text = (what: string) => `canary-${what}-${crypto.randomUUID().slice(0, 8)}`;

/**
 * Writes values that can be recognised into the records of somebody else's delegation, and picks texts that are there
 * already where a record is sealed. None of the sample's people to sign in as belongs to these parties.
 */
export async function plantCanaries(slug: string): Promise<Planted> {
  const { id: meetingId } = await one<{ id: string }>('SELECT id FROM "Meeting" WHERE slug = $1', [slug]);
  const of = <Row extends object>(sql: string) => one<Row>(`${sql} LIMIT 1`, [meetingId]);
  const set = (sql: string, values: readonly unknown[]) => database().query(sql, [...values]);
  const notOfTheSample = `NOT EXISTS (SELECT 1 FROM "MeetingRole" r JOIN "AccountPerson" ap ON ap."personId" = r."personId" JOIN "Account" a ON a.id = ap."accountId"
    WHERE r."delegationId" = d.id AND a.email LIKE '%@sample.example.org')`;

  const registration = await of<{
    id: string;
    delegationId: string;
    personId: string;
    party: string;
    partyId: string;
    invitationId: string;
  }>(
    `SELECT r.id, r."delegationId", r."personId", p.code AS party, p.id AS "partyId", d."invitationId"
     FROM "Registration" r JOIN "Delegation" d ON d.id = r."delegationId" JOIN "Party" p ON p.id = d."partyId"
     JOIN "Response" s ON s."partyId" = p.id JOIN "Survey" v ON v.id = s."surveyId" AND v."meetingId" = $1
     WHERE r."meetingId" = $1 AND r.status = 'CONFIRMED' AND NOT r."listedPublicly" AND ${notOfTheSample}
       AND EXISTS (SELECT 1 FROM "Answer" w WHERE w."responseId" = s.id AND w.text IS NOT NULL) ORDER BY p.code, r.id`,
  );
  const { delegationId, personId } = registration;
  const declined = await of<{ id: string }>(
    `SELECT id FROM "Invitation" WHERE "meetingId" = $1 AND status = 'DECLINED' ORDER BY id`,
  );
  const answer = await of<{ id: string }>(
    `SELECT w.id FROM "Answer" w JOIN "Response" s ON s.id = w."responseId" JOIN "Survey" v ON v.id = s."surveyId"
     WHERE v."meetingId" = $1 AND s."partyId" = '${registration.partyId}' AND w.text IS NOT NULL ORDER BY w.id`,
  );
  const mail = await of<{ id: string }>(`SELECT id FROM "OutboxMail" WHERE "meetingId" = $1 ORDER BY id`);
  const draft = await of<{ id: string; text: string }>(
    `SELECT r.id, t.text FROM "Recommendation" r JOIN "Unit" u ON u."revisionId" = r."headRevisionId" JOIN "UnitText" t ON t."unitId" = u.id AND t.language = 'en'
     WHERE r."meetingId" = $1 AND r.level = 'GENERAL' AND r.status = 'DRAFT' ORDER BY r.id`,
  );
  const point = await of<{ text: string; group: string }>(
    `SELECT p.text, g.code AS group FROM "DiscussionPoint" p JOIN "Issue" i ON i.id = p."issueId" JOIN "BreakoutGroup" g ON g.id = i."groupId" WHERE g."meetingId" = $1 ORDER BY p.id`,
  );

  const values = {
    mail: `${text('mail')}@leak.example.org`,
    focal: `${text('focal')}@leak.example.org`,
    surname: text('surname'),
    decision: text('decision'),
    declined: text('declined'),
    survey: text('survey'),
    message: text('message'),
  };
  await set('UPDATE "Registration" SET email = $2 WHERE id = $1', [registration.id, values.mail]);
  await set('UPDATE "Person" SET surname = $2 WHERE id = $1', [personId, values.surname]);
  await set('UPDATE "Registration" SET surname = $2 WHERE id = $1', [registration.id, values.surname]);
  await set('UPDATE "Invitation" SET "focalPointEmail" = $2 WHERE id = $1', [registration.invitationId, values.focal]);
  await set('UPDATE "Invitation" SET "declineReason" = $2 WHERE id = $1', [declined.id, values.declined]);
  await set(
    `INSERT INTO "RegistrationDecision" (id, "registrationId", "fromStatus", "toStatus", reason, at) VALUES (gen_random_uuid(), $1, 'SUBMITTED', 'CONFIRMED', $2, now())`,
    [registration.id, values.decision],
  );
  await set('UPDATE "Answer" SET text = $2 WHERE id = $1', [answer.id, values.survey]);
  await set('UPDATE "OutboxMail" SET body = $2, secret = false WHERE id = $1', [mail.id, values.message]);

  const sensitive = await plantSensitive(slug, registration.id, personId);

  const mine = { delegationId, personId };
  const canaries: Canary[] = [
    {
      name: "a delegate's address",
      value: values.mail,
      mayRead: (reader) => can(reader, 'registration.read', mine),
      isPersonal: true,
    },
    {
      name: "a delegate's name, not listed publicly",
      value: values.surname,
      isPersonal: true,
      mayRead: (reader) => can(reader, 'participants.read'),
    },
    {
      name: "a focal point's address",
      value: values.focal,
      mayRead: (reader) => can(reader, 'invitation.read') || can(reader, 'delegation.read', mine),
    },
    {
      name: 'the reason of a decision',
      value: values.decision,
      mayRead: (reader) => can(reader, 'registration.decide'),
    },
    { name: 'the reason of regrets', value: values.declined, mayRead: (reader) => can(reader, 'invitation.read') },
    {
      name: 'a text of the survey',
      value: values.survey,
      mayRead: (reader) => can(reader, 'survey.track') || can(reader, 'survey.read', mine),
    },
    { name: 'a mail', value: values.message, mayRead: (reader) => can(reader, 'mail.read') },
    {
      name: 'a general recommendation in draft',
      value: plainPart(draft.text),
      mayRead: (reader) => can(reader, 'general.draft'),
    },
    ...sensitive,
    { name: 'what was said in a group', value: plainPart(point.text), mayRead: (reader) => can(reader, 'group.read') },
  ];
  const meeting = `/meetings/${slug}`;
  const desk = `/manage/${slug}`;
  const addresses = [
    `${meeting}/registration/${registration.id}`,
    `${meeting}/registration/${registration.id}/travel`,
    `${meeting}/registration/${registration.id}/consents`,
    `${desk}/travel?person=${registration.id}`,
    `${desk}/logistics?person=${registration.id}`,
    `${meeting}/delegation?of=${registration.party}`,
    `${meeting}/survey?party=${registration.party}`,
    `${meeting}/recommendations/${draft.id}`,
    `${meeting}/recommendations?level=general`,
    `${meeting}/groups/${point.group.toLowerCase()}`,
    `${desk}/invitations?status=DECLINED`,
    `${desk}/messages?mail=${mail.id}`,
    `${desk}/recommendations?general=${draft.id}`,
    `${desk}/registrations?party=${registration.party}`,
    `/admin/mail?mail=${mail.id}`,
    `/directory/${registration.party}`,
  ];
  return { canaries, addresses, registration: registration.id, person: personId };
}

const actions: Record<SensitiveKind, string> = {
  TRAVEL_DOCUMENT: 'enterTravelDocumentAction',
  VISA: 'enterVisaAction',
  ITINERARY: 'enterItineraryAction',
  DIET: 'enterDietAction',
  ACCESS: 'enterAccessAction',
  EMERGENCY_CONTACT: 'enterEmergencyContactAction',
};

/** Fills in every field of every kind of sensitive data as the person does: by the forms' own actions. */
async function plantSensitive(slug: string, registrationId: string, personId: string): Promise<Canary[]> {
  const { values, canaries } = fillSensitive();
  const cookie = `${sessionCookie}=${await openSession(await mailboxOf(personId))}`;
  const path = `/en/meetings/${slug}/registration/${registrationId}/travel`;
  for (const kind of Object.keys(actions) as SensitiveKind[]) {
    const fields = Object.entries(values[kind]).map(([name, value]): [string, string | string[]] =>
      Array.isArray(value) ? [`${name}[]`, value] : [name, String(value)],
    );
    const { rows } = await database().query<{ version: number }>(
      `SELECT "lockVersion" AS version FROM "SensitiveRecord" WHERE "registrationId" = $1 AND kind = $2`,
      [registrationId, kind],
    );
    const frame = { meeting: slug, registration: registrationId, lockVersion: String(rows[0]?.version ?? 0) };
    const { state } = await post(
      actionOf('privacy', actions[kind]),
      { ...frame, ...Object.fromEntries(fields) },
      { cookie },
      path,
    );
    if (state?.status !== 'ok') throw new Error(`${kind} was not taken: ${JSON.stringify(state)}`);
  }
  return canaries.map(({ kind, field, value }) => ({
    name: `sensitive data: ${kind} ${field}`,
    value,
    mayRead: () => false,
    kind,
    isPersonal: true,
  }));
}

/** Erases somebody as it is done: they ask, the permanent secretariat decides, and a second person approves, since a place is held. */
export async function erase(personId: string, decider: Visitor, approver: Visitor): Promise<void> {
  const own = { cookie: `${sessionCookie}=${await openSession(await mailboxOf(personId))}` };
  const step = async (action: string, fields: Record<string, string>, headers: Record<string, string>) => {
    const { state } = await post(actionOf('privacy', action), fields, headers);
    if (state?.status !== 'ok') throw new Error(`${action} was refused: ${JSON.stringify(state)}`);
  };
  await step('requestErasureAction', { person: personId }, own);
  const { id: erasure } = await one<{ id: string }>('SELECT id FROM "ErasureRequest" WHERE "personId" = $1', [
    personId,
  ]);
  await step('decideErasureAction', { erasure, decision: 'ERASE', reason: 'As asked' }, decider.headers);
  await step('approveErasureAction', { erasure, answer: 'APPROVE' }, approver.headers);
}

/** A mailbox that acts for this person alone; made where the sample has none. */
async function mailboxOf(personId: string): Promise<string> {
  const { id } = await one<{ id: string }>(
    `WITH made AS (INSERT INTO "Account" (id, email) VALUES (gen_random_uuid(), $2) RETURNING id)
     INSERT INTO "AccountPerson" ("accountId", "personId", "primary") SELECT id, $1, false FROM made RETURNING "accountId" AS id`,
    [personId, `${crypto.randomUUID()}@own.example.org`],
  );
  return id;
}

/** The longest run of a text that looks the same in HTML, in JSON and in the database. */
function plainPart(whole: string): string {
  const runs = whole.split(/[^A-Za-z ,.]+/).sort((a, b) => b.length - a.length);
  return runs[0]?.trim() ?? whole;
}
