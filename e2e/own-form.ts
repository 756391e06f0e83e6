import { one, visitAs } from './actors';

const home = 'grcp-next';

/**
 * Somebody whose registration is handed in and can still be changed, with the form's fields as the page would send them.
 * @param nth another for each file of journeys, since files run beside each other
 */
export async function ownForm(nth = 0) {
  const registration = await one<{
    id: string;
    lockVersion: number;
    email: string;
    givenName: string;
    surname: string;
  }>(
    `SELECT r.id, r."lockVersion", a.email, r."givenName", r.surname
     FROM "Registration" r JOIN "Meeting" m ON m.id = r."meetingId"
     JOIN "AccountPerson" ap ON ap."personId" = r."personId" JOIN "Account" a ON a.id = ap."accountId"
     WHERE m.slug = $1 AND r.status = 'SUBMITTED' AND NOT ap.assistant AND a.email NOT LIKE '%@sample.example.org' ORDER BY r.id DESC OFFSET $2 LIMIT 1`,
    [home, nth],
  );
  const delegate = await visitAs(registration.email, home);
  const fields = {
    meeting: home,
    idempotencyKey: crypto.randomUUID(),
    registration: registration.id,
    lockVersion: String(registration.lockVersion),
    courtesyTitle: 'MS',
    givenName: registration.givenName,
    surname: registration.surname,
    functionalTitle: 'Migration Officer',
    institution: 'Ministry',
    mode: 'IN_PERSON',
    locale: 'en',
    'languages[]': ['en'],
  };
  return { delegate, registration, fields, path: `/en/meetings/${home}/registration/${registration.id}` };
}

/** Which version of a registration there is now. */
export const lockOf = async (id: string) =>
  (await one<{ lockVersion: number }>('SELECT "lockVersion" FROM "Registration" WHERE id = $1', [id])).lockVersion;
