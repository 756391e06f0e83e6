import type { Tx } from '@/lib/core/db';
import { writeAudits } from '@/lib/core/audit';
import { env } from '@/lib/core/env';
import { placeContent } from '@/lib/core/file-store';
import { translator } from '@/lib/i18n/translator';
import type { DocumentContent } from '@/lib/outcome/read-content';
import { sealPublication } from '@/lib/outcome/seal';
import { writeSignature } from '@/lib/outcome/sign';
import { ensureSeries } from '../reference';
import { countRows, insertRows, noRows } from '../rows';
import { buildNext } from './build-next';
import { buildSeventh, seventhPublishedAt, type SeventhFacts } from './build-seventh';
import { clearSeventh } from './clear-seventh';
import type { Text } from './content/text';
import { readDirectory } from './directory';
import { invitationMails } from './invitation-mails';
import { addInviting } from './inviting';
import { after, makeKit, type Kit } from './kit';
import { issueBackgroundPaper } from './issue-background-paper';
import { issueDocuments } from './issue-documents';
import { issueLists } from './issue-lists';
import { issueReports } from './issue-reports';
import type { Language } from './people';
import { addSamplePeople, fullName, type SamplePeople } from './people-of-sample';

/** Everything is drawn from this seed: two installations hold the same sample, but for the dates of the next edition. */
const SEED = 20171010;
/** A draw in which every recommendation of the sample finds its issue among the first of its region. */
const NEXT_SEED = SEED + 18;

export type LoadedSample = { rows: number; persons: number };

/**
 * Loads the two sample meetings and the people to sign in as, all illustrative, in the transaction given.
 * The rows are those that the verbs would have written; one audit entry per meeting stands for the entries of the verbs.
 * @param today the installation's time: the next edition lies sixty days after it
 */
export async function loadSample(tx: Tx, today: Date): Promise<LoadedSample> {
  const directory = await readDirectory(tx);
  const seventh = makeKit(directory, SEED, Date.parse('2017-05-15T00:00:00Z'));
  const people = addSamplePeople(seventh, new Date('2017-05-15T08:00:00Z'), env().PARLEY_EMBEDDED);
  await ensureSeries(tx);
  const known = new Set<string>();
  const built = buildSeventh(seventh, people, await readFacts(tx), consentText, known);
  await insertRows(tx, seventh.rows);
  await signSeventh(tx, built.documentId, await clearSeventh(tx, seventh, built, people), people);
  await sealPublication(tx, {
    documentId: built.documentId,
    at: seventhPublishedAt,
    byAccountId: people.organiser.accountId,
    byName: fullName(people.organiser),
  });
  await issueLists(tx, built.id, people.organiser.accountId, [
    { status: 'PROVISIONAL', at: new Date('2017-10-02T14:00:00Z') },
    { status: 'FINAL', at: new Date('2017-10-24T09:00:00Z') },
  ]);
  await issueBackgroundPaper(tx, built.id, people.organiser.accountId, new Date('2017-10-05T09:00:00Z'));
  await issueReports(tx, built.id, new Date('2017-10-10T16:00:00Z'));
  await audit(tx, built.id, seventh);

  const next = makeKit(directory, NEXT_SEED, Date.parse('2018-01-01T00:00:00Z'));
  const { id, letters } = buildNext(next, people, built, today, consentText, known);
  await insertRows(tx, next.rows);
  await issueLists(tx, id, people.organiser.accountId, [{ status: 'PROVISIONAL', at: after(today, -1) }]);
  await issueBackgroundPaper(tx, id, people.organiser.accountId, after(today, -1));
  await issueReports(tx, id, today);
  await issueDocuments(tx, id, people.organiser.accountId, after(today, -1));
  for (const letter of letters) await placeContent(letter);
  await addInviting(tx, next, { seventh: built.id, next: id }, today, people.organiser.accountId);
  const mails = await invitationMails(tx, next, id, today);
  await insertRows(tx, { ...noRows(), ...mails });
  next.rows.OutboxMail.push(...mails.OutboxMail);
  await audit(tx, id, next);
  return {
    rows: countRows(seventh.rows) + countRows(next.rows),
    persons: seventh.rows.Person.length + next.rows.Person.length,
  };
}

/** The translator signs every language and the Chair the authentic text, the days before it was sealed. */
async function signSeventh(
  tx: Tx,
  documentId: string,
  agreed: DocumentContent,
  { translator: linguist, chair }: SamplePeople,
): Promise<void> {
  const signed = [
    ...(['en', 'fr', 'es'] as const).map(
      (language) => ({ capacity: 'LANGUAGE', language, by: linguist, days: -3 }) as const,
    ),
    { capacity: 'CHAIR', language: 'en', by: chair, days: -1 } as const,
  ];
  for (const { capacity, language, by, days } of signed)
    await writeSignature(
      { tx, now: after(seventhPublishedAt, days), actor: { accountId: by.accountId, name: fullName(by) } },
      documentId,
      agreed,
      { capacity, language },
    );
}

/** The words under which a delegate agrees to be listed, as the form shows them. */
function consentText(locale: Language): string {
  return translator(locale, 'registration')('fields.listed.label');
}

async function readFacts(tx: Tx): Promise<SeventhFacts> {
  const { title, theme, startsOn, endsOn, city, countryCode, sources } = await tx.pastMeeting.findUniqueOrThrow({
    where: { edition: 7 },
    select: { title: true, theme: true, startsOn: true, endsOn: true, city: true, countryCode: true, sources: true },
  });
  return {
    title: title as Text,
    theme: theme as Text,
    startsOn,
    endsOn,
    city: city ?? '',
    countryCode: countryCode ?? '',
    sources,
  };
}

async function audit(tx: Tx, meetingId: string, { rows }: Kit): Promise<void> {
  await writeAudits(tx, { accountId: null, role: 'SYSTEM', action: 'sample.load', meetingId }, [
    {
      subject: { type: 'Meeting', id: meetingId },
      details: {
        rows: countRows(rows),
        tables: Object.fromEntries(Object.entries(rows).map(([table, list]) => [table, list.length])),
      },
    },
  ]);
}
