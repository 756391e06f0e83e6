import pg from 'pg';

/**
 * Looks into the database of the application under test. For looking at results only: what a journey needs, it makes in
 * the browser.
 * @returns the rows of one statement, in the shape the caller names
 */
export async function look<Row>(sql: string, values: readonly unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
  await client.connect();
  try {
    const { rows } = await client.query(sql, [...values]);
    return rows as Row[];
  } finally {
    await client.end();
  }
}

/**
 * A number for another edition of the series, between two numbers and not taken: chosen at random, since journeys run beside each
 * other. Well below 999, the last there may be: a new meeting is offered the number after the highest.
 */
export async function freeEdition(from: number, to: number): Promise<string> {
  const sql = `SELECT n::text AS edition FROM generate_series($1::int, $2::int) n
               WHERE NOT EXISTS (SELECT 1 FROM "Meeting" WHERE "seriesCode" = 'grcp' AND edition = n) ORDER BY random() LIMIT 1`;
  const [row] = await look<{ edition: string }>(sql, [from, to]);
  if (!row) throw new Error(`no edition between ${from} and ${to} is free`);
  return row.edition;
}

type Mail = { subject: string; body: string; locale: string };

/**
 * The last mail to an address, as it stands in the outbox.
 * @throws where there is none of this purpose
 */
export async function lastMail(to: string, purpose: string): Promise<Mail> {
  const sql = `SELECT subject, body, locale FROM "OutboxMail" WHERE recipient = $1 AND purpose = $2 ORDER BY "createdAt" DESC LIMIT 1`;
  const [mail] = await look<Mail>(sql, [to, purpose]);
  if (!mail) throw new Error(`no mail "${purpose}" to ${to}`);
  return mail;
}

/** The six digits of the last sign-in mail to an address. */
export async function lastCode(address: string): Promise<string> {
  return found(/\b\d{6}\b/.exec((await lastMail(address, 'sign-in')).body));
}

/** The link of the last mail of a purpose to an address. */
export async function lastLink(address: string, purpose: string): Promise<string> {
  return found(/https?:\/\/\S+/.exec((await lastMail(address, purpose)).body));
}

function found(match: RegExpExecArray | null): string {
  if (!match) throw new Error('the mail holds no such thing');
  return match[0];
}
