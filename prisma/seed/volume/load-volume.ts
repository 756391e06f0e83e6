import { writeAudits } from '@/lib/core/audit';
import type { Tx } from '@/lib/core/db';
import { foldName } from '@/lib/core/fold';
import type { Volume } from '../arguments';
import { volumeSlug } from '../loaded';
import { countRows, insertRows } from '../rows';
import { addResponse, makeAnswerer } from '../sample/answers';
import { pickOne } from '../sample/chance';
import { names } from '../sample/content/names';
import { nextQuestionnaire } from '@/lib/surveys/model/library';
import { addDelegation, addRole, confirmedSteps, type SamplePlacement } from '../sample/delegations';
import { readDirectory, type SampleParty } from '../sample/directory';
import { after, makeKit, type Kit } from '../sample/kit';
import { addAccount, type Invented } from '../sample/people';
import { addSurvey } from '../sample/survey';
import { inventParties } from './invent-parties';

/** Persons per delegation, where there are enough parties. */
const DELEGATION = 10;

/**
 * One further illustrative meeting of any size, for measuring: delegations, registrations and answers by the rules of the
 * sample, in one transaction of few statements. Where the directory has too few parties, illustrative organisations are added.
 * @param number counted from 1; with the seed it decides everything that is drawn
 */
export async function loadVolume(tx: Tx, today: Date, number: number, volume: Volume): Promise<void> {
  const directory = await readDirectory(tx);
  const needed = Math.max(volume.answers, Math.ceil(volume.delegates / DELEGATION), 1);
  const parties = [...directory.parties, ...(await inventParties(tx, needed - directory.parties.length))].slice(
    0,
    needed,
  );
  const kit = makeKit(directory, 1000 + number, Date.parse('2019-01-01T00:00:00Z') + number * 86_400_000);
  const meetingId = kit.id();
  await addMeeting(tx, kit, meetingId, number, volume, today);
  const writers = addPeople(kit, meetingId, number, volume, parties, today);
  addAnswers(kit, meetingId, number, parties.slice(0, volume.answers), writers, today);
  await insertRows(tx, kit.rows);
  await writeAudits(tx, { accountId: null, role: 'SYSTEM', action: 'sample.load', meetingId }, [
    { subject: { type: 'Meeting', id: meetingId }, details: { ...volume, rows: countRows(kit.rows) } },
  ]);
}

async function addMeeting(
  tx: Tx,
  { rows, id }: Kit,
  meetingId: string,
  number: number,
  volume: Volume,
  today: Date,
): Promise<void> {
  const series = await tx.meetingSeries.findUnique({ where: { code: 'illustrative' }, select: { code: true } });
  if (!series)
    rows.MeetingSeries.push({
      code: 'illustrative',
      names: { en: 'Illustrative meetings', fr: 'Réunions illustratives', es: 'Reuniones ilustrativas' },
    });
  const title = {
    en: `Illustrative meeting ${number}`,
    fr: `Réunion illustrative ${number}`,
    es: `Reunión ilustrativa ${number}`,
  };
  const day = (days: number) => new Date(`${after(today, days).toISOString().slice(0, 10)}T00:00:00Z`);
  rows.Meeting.push({
    id: meetingId,
    slug: volumeSlug(number),
    seriesCode: 'illustrative',
    edition: number,
    code: `ILL${number}`,
    title,
    shortTitle: title,
    theme: { en: 'Measuring', fr: 'Mesure', es: 'Medición' },
    city: 'Geneva',
    countryCode: 'CH',
    startsOn: day(90),
    endsOn: day(91),
    zone: 'Europe/Zurich',
    languages: ['en', 'fr', 'es'],
    phase: 'OPEN',
    registrationOpensAt: after(today, -60),
    registrationClosesAt: after(today, 60),
    surveyClosesAt: after(today, 45),
    capacity: volume.delegates + 100,
    illustrative: true,
    createdAt: after(today, -90),
  });
  const organiser = await tx.account.findUnique({
    where: { email: 'organiser@sample.example.org' },
    select: { persons: { select: { personId: true } } },
  });
  for (const { personId } of organiser?.persons ?? [])
    addRole(rows, id, { meetingId, personId, kind: 'ORGANISER', createdAt: after(today, -90) });
}

/** All delegations with their people; answers the one who writes for each party. */
function addPeople(
  kit: Kit,
  meetingId: string,
  number: number,
  volume: Volume,
  parties: readonly SampleParty[],
  today: Date,
): Map<string, Invented> {
  const { random, rows } = kit;
  const writers = new Map<string, Invented>();
  const organiser = kit.id();
  let made = 0;
  for (const [index, party] of parties.entries()) {
    // What is left is shared evenly among the parties that are left.
    const size = Math.ceil((volume.delegates - made) / (parties.length - index));
    const members = Array.from({ length: Math.max(size, 1) }, (_, place) =>
      inventNumbered(kit, party, number, made + place + 1, after(today, -40)),
    );
    const placements = members.slice(0, size).map((person, place): SamplePlacement => {
      const steps = confirmedSteps(after(today, -35 + random() * 10), 4, 6);
      const states = random() < 0.9 ? 3 : random() < 0.5 ? 2 : 1;
      return { person, rank: place + 1, steps: steps.slice(0, states) };
    });
    const focalPoint = members[0];
    if (!focalPoint) continue;
    writers.set(party.code, focalPoint);
    made += size;
    addDelegation(
      kit,
      meetingId,
      {
        party,
        invitation: 'ACCEPTED',
        seats: members.length,
        fundedSeats: 0,
        focalPoint,
        createdAt: after(today, -60),
        sentAt: after(today, -55),
        answeredAt: after(today, -45),
        placements,
      },
      { organiser },
      () => 'illustrative',
    );
  }
  const meeting = rows.Meeting.find(({ id }) => id === meetingId);
  if (meeting) meeting.confirmedCount = rows.Registration.filter(({ status }) => status === 'CONFIRMED').length;
  return writers;
}

/** Somebody plainly invented: thousands of them are told apart by a number. */
function inventNumbered(
  { random, id, rows }: Kit,
  party: SampleParty,
  meeting: number,
  number: number,
  createdAt: Date,
): Invented {
  const pool = names[party.regions.length === 1 ? (party.regions[0] ?? 'any') : 'any'] ?? {
    given: ['Any'],
    surname: ['Body'],
  };
  const givenName = pickOne(random, pool.given);
  const surname = `${pickOne(random, pool.surname)} ${number}`;
  const person: Invented = {
    personId: id(),
    accountId: id(),
    givenName,
    surname,
    email: `person.${meeting}.${number}@${party.code}.example.org`,
    locale: 'en',
    courtesyTitle: 'MS',
    functionalTitle: 'Delegate',
    institution: party.label,
    countryCode: null,
  };
  const { courtesyTitle, functionalTitle, institution } = person;
  rows.Person.push({
    id: person.personId,
    courtesyTitle,
    givenName,
    surname,
    functionalTitle,
    institution,
    foldedName: foldName(givenName, surname),
    illustrative: true,
    createdAt,
  });
  addAccount(rows, person, createdAt);
  return person;
}

function addAnswers(
  kit: Kit,
  meetingId: string,
  number: number,
  parties: readonly SampleParty[],
  writers: Map<string, Invented>,
  today: Date,
): void {
  if (parties.length === 0) return;
  const questions = nextQuestionnaire([]).filter(({ code }) => code !== 'follow-up');
  const survey = addSurvey(kit, meetingId, { questions, status: 'OPEN', publishedAt: after(today, -50) });
  const answerFor = makeAnswerer(kit);
  for (const party of parties) {
    const writer = writers.get(party.code);
    if (!writer) continue;
    const startedAt = after(today, -40 + kit.random() * 20);
    addResponse(kit, volumeSlug(number), survey, party, {
      answers: answerFor(party, survey),
      startedAt,
      submittedAt: after(startedAt, 1 + kit.random() * 8),
      by: { accountId: writer.accountId, name: `${writer.givenName} ${writer.surname}` },
    });
  }
}
