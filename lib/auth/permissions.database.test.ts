import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { db } from '@/lib/core/db';
import { execute, type Definition } from '@/lib/core/execute';
import type { MeetingRoleKind, SiteRole } from '@/lib/core/prisma/enums';
import { Upload } from '@/lib/core/upload';
import { validate } from '@/lib/core/validation';
import { loadSample } from '@/prisma/seed/sample/load-sample';
import type { Actor } from './actor';
import { permissions, roles, type Permission, type Role } from './permissions';

type AnyDefinition = Definition<'site' | 'meeting', z.ZodType, unknown>;
type World = Record<string, string>;

const root = path.resolve(import.meta.dirname, '../..');

/** Every mutation there is: whatever a domain's definitions.ts exports. */
const definitions: AnyDefinition[] = [];
/** Those that are exported by a name of their own, under "domain/name". */
const byName = new Map<string, AnyDefinition>();
const home = 'grcp-next';
const foreign = 'grcp7';
const worlds: Record<'home' | 'foreign', World> = { home: {}, foreign: {} };
const actors = new Map<Role, Actor | null>();
/** READER is nobody's own: everybody is one in a meeting whose Highlights are published, and the home meeting's are not. */
const heldRoles = roles.filter((role) => role !== 'READER');

beforeAll(async () => {
  for (const domain of readdirSync(path.join(root, 'lib'))) {
    if (!readdirSync(path.join(root, 'lib', domain)).includes('definitions.ts')) continue;
    const exported = (await import(/* @vite-ignore */ path.join(root, 'lib', domain, 'definitions.ts'))) as Record<
      string,
      unknown
    >;
    definitions.push(...Object.values(exported).flat().filter(isDefinition));
    for (const [name, value] of Object.entries(exported))
      if (isDefinition(value)) byName.set(`${domain}/${name}`, value);
  }
  await db().$transaction(async (tx) => loadSample(tx, new Date()), { timeout: 60_000 });
  worlds.home = await worldOf(home);
  // Parties and persons belong to no meeting: they are the same in every world.
  worlds.foreign = { ...(await worldOf(foreign)), ...sharedBy(worlds.home) };
  for (const role of heldRoles) actors.set(role, await actorWith(role));
}, 120_000);

/** Every domain's actions.ts with the names it exports, which are those that a browser can call. */
function actionFiles(): { domain: string; source: string; exported: { name: string; rest: string }[] }[] {
  const domains = readdirSync(path.join(root, 'lib')).filter((domain) =>
    readdirSync(path.join(root, 'lib', domain)).includes('actions.ts'),
  );
  return domains.map((domain) => {
    const source = readFileSync(path.join(root, 'lib', domain, 'actions.ts'), 'utf8');
    const exported = [...source.matchAll(/^export (?:async )?(?:const|function|let|class) (\w+)(.*)$/gm)].map(
      ([, name = '', rest = '']) => ({ name, rest }),
    );
    return { domain, source, exported };
  });
}

function isDefinition(value: unknown): value is AnyDefinition {
  return typeof value === 'object' && value !== null && 'verb' in value && 'permission' in value;
}

/** Records of a meeting by the name under which a form sends them. A new name must be added here: the test says so. */
async function worldOf(slug: string): Promise<World> {
  const { id: meetingId } = await db().meeting.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  const of = { where: { meetingId }, select: { id: true } } as const;
  const regional = await db().recommendation.findFirstOrThrow({
    where: { meetingId, level: 'REGIONAL' },
    select: { id: true, headRevisionId: true, headRevision: { select: { units: { select: { id: true } } } } },
  });
  const counterpart = await db().recommendation.findFirstOrThrow({
    where: { meetingId, level: 'REGIONAL', id: { not: regional.id } },
    select: { id: true },
  });
  const general = await db().recommendation.findFirstOrThrow({
    where: { meetingId, level: 'GENERAL' },
    select: { id: true },
  });
  const invitation = await db().invitation.findFirstOrThrow({
    where: { meetingId, delegation: { isNot: null } },
    select: { id: true, partyId: true, delegation: { select: { id: true } } },
  });
  const response = await db().response.findFirstOrThrow({
    where: { survey: { meetingId } },
    select: { id: true, partyId: true, versionId: true, surveyId: true },
  });
  const registration = await db().registration.findFirstOrThrow({
    where: { meetingId },
    select: { id: true, personId: true, seatId: true },
  });
  const duplicate = await db().registration.findFirstOrThrow({
    where: { meetingId, personId: { not: registration.personId } },
    select: { personId: true },
  });
  const questionnaire = await db().questionnaire.create({
    data: { surveyId: response.surveyId, draft: { title: words, intro: words, questions: [] } },
    select: { id: true },
  });
  const { id: questionId } = await db().question.findFirstOrThrow({
    where: { surveyId: response.surveyId, code: 'experience' },
    select: { id: true },
  });
  const thread = await db().answerComment.create({
    data: { delegationId: invitation.delegation?.id ?? '', questionId, text: 'A comment' },
    select: { id: true },
  });
  const book = await db().codeBook.create({
    data: {
      questionId,
      salt: 'salt',
      codes: { create: [1, 2].map((number) => ({ number, names: words, description: {} })) },
    },
    select: { id: true, codes: { select: { id: true }, orderBy: { number: 'asc' } } },
  });
  const group = await db().breakoutGroup.findFirstOrThrow(of);
  const issue = await db().issue.findFirstOrThrow({ where: { group: { meetingId } }, select: { id: true } });
  const point = await db().discussionPoint.findFirst({
    where: { issue: { group: { meetingId } } },
    select: { clientId: true },
  });
  const [from, to] = await db().breakoutGroup.findMany({ ...of, orderBy: { position: 'asc' }, take: 2 });
  const turn = await db().speakerTurn.create({
    data: { groupId: group.id, partyId: invitation.partyId, position: 1 },
    select: { id: true },
  });
  const plenary = await db().recommendation.findFirst({
    where: { meetingId, level: 'GENERAL', plenaryItem: { isNot: null } },
    select: { id: true, headRevisionId: true, headRevision: { select: { units: { select: { uid: true } } } } },
  });
  const amendment = plenary
    ? await db().amendment.create({
        data: {
          recommendationId: plenary.id,
          number: 1,
          baseRevisionId: plenary.headRevisionId ?? '',
          unitUid: plenary.headRevision?.units[0]?.uid ?? '',
          delegationId: invitation.delegation?.id ?? '',
          language: 'en',
          texts: { create: { language: 'en', text: 'Do something else.' } },
        },
        select: { id: true },
      })
    : null;
  const decision = plenary
    ? await db().decision.create({
        data: { revisionId: plenary.headRevisionId ?? '', outcome: 'NOT_ADOPTED', byName: 'Chair' },
        select: { id: true },
      })
    : null;
  const reservation = decision
    ? await db().reservation.create({
        data: {
          decisionId: decision.id,
          delegationId: invitation.delegation?.id ?? '',
          language: 'en',
          text: 'A reservation',
        },
        select: { id: true },
      })
    : null;
  const silence = plenary
    ? await db().silenceProcedure.create({
        data: {
          recommendationId: plenary.id,
          revisionId: plenary.headRevisionId ?? '',
          hash: '0'.repeat(64),
          closesAt: new Date(Date.now() + 86_400_000),
          byName: 'Chair',
          audience: { create: { delegationId: invitation.delegation?.id ?? '' } },
        },
        select: { id: true },
      })
    : null;
  const plenaryTurn = await db().plenaryTurn.create({
    data: { meetingId, delegationId: invitation.delegation?.id ?? '', position: 1 },
    select: { id: true },
  });
  const save = await db().draftSave.create({
    data: {
      clientId: randomUUID(),
      recommendationId: regional.id,
      baseRevisionId: regional.headRevisionId ?? '',
      content: {},
    },
    select: { clientId: true },
  });
  const note = await db().groupNote.create({
    data: { recommendationId: regional.id, revisionId: regional.headRevisionId ?? '', practice: 'A practice' },
    select: { id: true },
  });
  const concurrence = await db().concurrence.create({
    data: {
      recommendationId: general.id,
      revisionId: regional.headRevisionId ?? '',
      groupId: group.id,
      answer: 'CONCURS',
      language: 'en',
    },
    select: { id: true },
  });
  const step = await db().sourceStep.create({
    data: {
      generalId: general.id,
      number: 1,
      changes: {
        create: { regionalId: regional.id, revisionId: regional.headRevisionId ?? '', disposition: 'FULL' },
      },
    },
    select: { id: true },
  });
  const snapshot = await db().resultSnapshot.findFirstOrThrow({
    where: { survey: { meetingId } },
    select: { id: true },
  });
  const role = await db().meetingRole.findFirstOrThrow({
    where: { meetingId, groupId: { not: null } },
    select: { id: true },
  });
  const appointment = await db().meetingRole.findFirstOrThrow({
    where: { meetingId, kind: 'CHAIR' },
    select: { id: true },
  });
  // What the sample has none of in one of the meetings is made: an addressee, a message that waits.
  const addressee = await db().invitationAddressee.create({
    data: { invitationId: invitation.id, kind: 'SECRETARIAT', name: 'Secretariat', email: 'office@example.org' },
    select: { id: true },
  });
  const mailing = await db().mailing.create({
    data: { meetingId, purpose: 'invitation', audience: { invitations: [invitation.id] } },
    select: { id: true },
  });
  const document =
    (await db().outcomeDocument.findUnique({ where: { meetingId }, select: { id: true } })) ??
    (await db().outcomeDocument.create({ data: { meetingId, symbol: `${slug}/Highlights`, title: words } }));
  const letters = await db().mailing.create({
    data: { meetingId, purpose: 'clearing-round', audience: {} },
    select: { id: true },
  });
  const delegationId = invitation.delegation?.id ?? '';
  const round = await db().clearingRound.create({
    data: {
      documentId: document.id,
      number: 1000,
      contentHash: '0'.repeat(64),
      languages: ['en'],
      closesAt: new Date(Date.now() + 86_400_000),
      purpose: words,
      sight: 'OWN',
      silence: false,
      before: 'COMPOSING',
      mailingId: letters.id,
      audience: { create: { delegationId } },
    },
    select: { id: true },
  });
  const sentence = { roundId: round.id, language: 'en', position: 1 };
  await db().clearingSentence.create({
    data: { ...sentence, blockId: randomUUID(), uid: randomUUID(), kind: 'PARAGRAPH', text: 'A sentence.' },
    select: { uid: true },
  });
  const comment = await db().clearingComment.create({
    data: { ...sentence, delegationId, severity: 'EDITORIAL', writtenIn: 'en', text: 'A comment' },
    select: { id: true },
  });
  const signature = await db().signOff.create({
    data: {
      document: { connect: { id: document.id } },
      version: {
        create: {
          document: { connect: { id: document.id } },
          number: 1000,
          canonical: '{}',
          sha256: '0'.repeat(64),
          languageHashes: {},
          cause: 'SIGN_OFF',
          byName: 'Chair',
        },
      },
      capacity: 'CHAIR',
      language: 'en',
      number: 1000,
      sha256: '0'.repeat(64),
      byName: 'Chair',
    },
    select: { id: true },
  });
  const block = await db().outcomeBlock.findFirst({
    where: { document: { meetingId }, wordings: { some: {} } },
    select: { id: true, wordings: { where: { language: 'en' }, select: { id: true }, take: 1 } },
  });
  const commitment =
    (await db().commitment.findFirst(of)) ??
    (await db().commitment.create({
      data: { meetingId, symbol: 'C/99', revisionId: plenary?.headRevisionId ?? '', decisionId: decision?.id ?? '' },
      select: { id: true },
    }));
  const report = await db().progressReport.create({
    data: {
      commitmentId: commitment.id,
      partyId: invitation.partyId,
      number: 99,
      status: 'UNDER_WAY',
      text: 'A report',
      language: 'en',
    },
    select: { id: true },
  });
  const agendaSession = await db().agendaSession.findFirstOrThrow(of);
  const agendaRole = await db().agendaRole.create({
    data: { sessionId: agendaSession.id, kind: 'GUEST', position: 99, name: 'Somebody' },
    select: { id: true },
  });
  const placement = await db().agendaPlacement.create({
    data: { sessionId: agendaSession.id, byAccountId: randomUUID(), fromVersion: 0, toVersion: 1 },
    select: { id: true },
  });
  const item = await db().plenaryItem.findFirst(of);
  const mail = await db().outboxMail.findFirst(of);
  const paper = await db().issuedPaper.create({
    data: { meetingId, kind: 'CERTIFICATE', locale: 'en', code: randomUUID(), sha256: '' },
    select: { id: true },
  });
  const change = await db().registrationChange.create({
    data: { registrationId: registration.id, proposed: {}, before: {} },
    select: { id: true },
  });
  const view = await db().savedView.create({
    data: { meetingId, accountId: randomUUID(), name: 'A view', query: '' },
    select: { id: true },
  });
  const transfer = await db().transfer.create({
    data: { meetingId, purpose: 'hotel', recipient: 'A hotel', format: 'CSV', rows: 0, role: 'TRAVEL' },
    select: { id: true },
  });
  const batch = await db().importBatch.create({
    data: { meetingId, fileName: 'people.csv', sha256: '0', status: 'PREVIEWED' },
    select: { id: true },
  });
  const storedAs = (purpose: string) =>
    db().storedFile.create({
      data: {
        meetingId,
        purpose,
        key: randomUUID(),
        name: 'form.xlsx',
        type: 'text/csv',
        size: 1,
        sha256: '0'.repeat(64),
      },
      select: { id: true },
    });
  const workbook = await storedAs('survey-form');
  const translations = await storedAs('outcome-translation');
  const answerSheet = await db().answerSheet.create({
    data: {
      surveyId: response.surveyId,
      delegationId: invitation.delegation?.id ?? '',
      fileName: 'answers.xlsx',
      version: 1,
      answers: [],
    },
    select: { id: true },
  });
  const form = await db().registrationForm.findFirstOrThrow({
    where: { meetingId },
    orderBy: { position: 'asc' },
    select: { id: true, versions: { select: { id: true }, take: 1 } },
  });
  const statement = await db().sourceStatement.create({
    data: { partyId: invitation.partyId, matter: 'FOUNDING', source: 'A page', says: 'Another year.' },
    select: { id: true },
  });
  const correction = await db().directoryCorrection.create({
    data: {
      partyId: invitation.partyId,
      delegationId,
      what: 'CHAIR',
      values: { country: 'CH', since: '2031' },
      seen: {},
      removes: false,
      source: 'https://process.example.org/chair',
      correction: false,
    },
    select: { id: true },
  });
  const directoryImport = await db().directoryImport.create({
    data: {
      fileName: 'directory.csv',
      sha256: '0'.repeat(64),
      content: { rows: [], same: 0, columns: [], sheets: [], moreErrors: 0 },
    },
    select: { id: true },
  });
  const meetingDocument = await db().document.create({
    data: {
      meetingId,
      kind: 'KEY',
      symbol: 'TEST/DOC/99',
      title: words,
      access: 'SECRETARIAT',
      links: {
        create: {
          tokenHash: randomUUID(),
          name: 'A speaker',
          email: 'speaker@example.org',
          locale: 'en',
          expiresAt: new Date('2099-01-01'),
        },
      },
    },
    select: { id: true, links: { select: { id: true } } },
  });
  return {
    meeting: meetingId,
    document: meetingDocument.id,
    link: meetingDocument.links[0]?.id ?? '',
    transfer: transfer.id,
    recommendation: regional.id,
    regional: regional.id,
    counterpart: counterpart.id,
    general: general.id,
    step: step.id,
    base: regional.headRevisionId ?? '',
    chosen: regional.headRevisionId ?? '',
    revision: regional.headRevisionId ?? '',
    unit: regional.headRevision?.units[0]?.id ?? '',
    invitation: invitation.id,
    invitations: invitation.id,
    addressee: addressee.id,
    mailing: mailing.id,
    delegation: invitation.delegation?.id ?? '',
    party: invitation.partyId,
    partyId: invitation.partyId,
    parties: invitation.partyId,
    response: response.id,
    version: response.versionId,
    survey: response.surveyId,
    questionnaire: questionnaire.id,
    answerSheet: answerSheet.id,
    thread: thread.id,
    book: book.id,
    bookCode: book.codes[0]?.id ?? '',
    codes: book.codes[0]?.id ?? '',
    into: book.codes[1]?.id ?? '',
    registration: registration.id,
    agendaSession: agendaSession.id,
    released: agendaRole.id,
    placement: placement.id,
    registrations: registration.id,
    seat: registration.seatId,
    order: registration.seatId,
    seen: registration.seatId,
    person: registration.personId,
    duplicate: duplicate.personId,
    change: change.id,
    batch: batch.id,
    workbook: workbook.id,
    file: translations.id,
    sentences: randomUUID(),
    view: view.id,
    group: group.id,
    issue: issue.id,
    points: point?.clientId ?? randomUUID(),
    replaces: point?.clientId ?? randomUUID(),
    after: point?.clientId ?? randomUUID(),
    speaker: invitation.partyId,
    turn: turn.id,
    plenaryTurn: plenaryTurn.id,
    decision: decision?.id ?? randomUUID(),
    reservation: reservation?.id ?? randomUUID(),
    silence: silence?.id ?? randomUUID(),
    amendment: amendment?.id ?? randomUUID(),
    from: from?.id ?? randomUUID(),
    to: to?.id ?? randomUUID(),
    save: save.clientId,
    snapshot: snapshot.id,
    role: role.id,
    appointment: appointment.id,
    round: round.id,
    comment: comment.id,
    signature: signature.id,
    signatories: appointment.id,
    block: block?.id ?? randomUUID(),
    commitment: commitment.id,
    report: report.id,
    owners: invitation.partyId,
    beside: block?.wordings[0]?.id ?? randomUUID(),
    wording: block?.wordings[0]?.id ?? randomUUID(),
    item: item?.id ?? randomUUID(),
    mail: mail?.id ?? randomUUID(),
    paper: paper.id,
    form: form.id,
    formVersion: form.versions[0]?.id ?? '',
    note: note.id,
    concurrence: concurrence.id,
    delegations: invitation.delegation?.id ?? '',
    clientId: randomUUID(),
    request: randomUUID(),
    account: randomUUID(),
    erasure: randomUUID(),
    row: randomUUID(),
    correction: correction.id,
    statement: statement.id,
    directoryImport: directoryImport.id,
  };
}

/** Somebody who holds exactly this role in the home meeting, for a delegation and group that no record of the world belongs to. */
async function actorWith(role: Role): Promise<Actor | null> {
  if (role === 'PUBLIC') return null;
  const person = await db().person.create({ data: { givenName: 'Role', surname: role, foldedName: `role ${role}` } });
  const siteRole = role === 'ADMIN' || role === 'STAFF' ? (role satisfies SiteRole) : null;
  const account = await db().account.create({
    data: {
      email: `${role.toLowerCase()}@roles.example.org`,
      siteRole,
      persons: { create: { personId: person.id, primary: true } },
    },
  });
  const session = await db().authSession.create({
    data: { accountId: account.id, expiresAt: new Date(Date.now() + 3_600_000) },
  });
  if (!siteRole && role !== 'SIGNED_IN') await giveRole(person.id, role as MeetingRoleKind);
  return {
    accountId: account.id,
    sessionId: session.id,
    email: account.email,
    locale: 'en',
    name: role,
    siteRole,
    personIds: [person.id],
  };
}

async function giveRole(personId: string, kind: MeetingRoleKind): Promise<void> {
  const meetingId = worlds.home.meeting ?? '';
  const isOfDelegation = kind === 'FOCAL_POINT' || kind === 'DELEGATE';
  const isOfGroup = kind === 'FACILITATOR' || kind === 'RAPPORTEUR';
  const delegation = isOfDelegation
    ? await db().delegation.findFirstOrThrow({
        where: {
          meetingId,
          id: { not: worlds.home.delegation },
          registrations: { none: { id: worlds.home.registration } },
        },
      })
    : null;
  const group = isOfGroup
    ? await db().breakoutGroup.findFirstOrThrow({ where: { meetingId, id: { not: worlds.home.group } } })
    : null;
  await db().meetingRole.create({
    data: { meetingId, personId, kind, delegationId: delegation?.id ?? null, groupId: group?.id ?? null },
  });
}

/** Texts that a schema wants in a shape of its own, by the name of the field. */
const texts: Record<string, string> = {
  email: 'somebody@example.org',
  focalPointEmail: 'somebody@example.org',
  lockVersion: '0',
  contentHash: 'a'.repeat(64),
  authentic: 'en',
  language: 'en',
  writtenIn: 'en',
  languages: 'en',
  code: '123456',
  token: 'x'.repeat(43),
  browser: 'y'.repeat(43),
  zone: 'Europe/Zurich',
  startsOn: '2031-05-01',
  endsOn: '2031-05-02',
  countryCode: 'CH',
  seats: '2',
  messages: '1',
  fundedSeats: '0',
  capacity: '50',
  turnMinutes: '3',
  topK: '5',
  dsaDays: '2.5',
  terminals: '1',
  offerHours: '48',
  counted: '0',
  persons: '1',
  smallCell: '5',
  edition: '77',
  position: '1',
  slug: 'another-meeting',
  number: 'X1234567',
  nationality: 'CH',
  issuedOn: '2026-05-01',
  expiresOn: '2034-05-01',
  birthDate: '1980-05-01',
  arrivesOn: '2031-05-01',
  departsOn: '2031-05-03',
  phone: '+41 22 717 91 11',
};

/** Forms whose post is handed to one or several actions that are made from definitions themselves. */
const chosenByButton = new Set(['answerSurveyAction', 'answerPageAction']);

/** Mutations that no page offers: the seed and an operator run them. */
const withoutForm = new Set(['survey.publish']);

/** Mutations that a route runs before it answers with a file. */
const byRoute = new Set([
  'survey.note-opening',
  'delegation.export',
  'transfer.begin',
  'transfer.complete',
  'transfer.record-paper',
]);

type JsonSchema = {
  type?: string;
  format?: string;
  enum?: unknown[];
  const?: unknown;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  anyOf?: JsonSchema[];
  allOf?: JsonSchema[];
  pattern?: string;
};

/** An input of the schema's shape whose ids are records of the given world. */
function inputFor(definition: AnyDefinition, world: World): Record<string, unknown> {
  const schema = z.toJSONSchema(definition.input, { io: 'input', unrepresentable: 'any' }) as JsonSchema;
  return {
    ...(valueFor(schema, '', world, definition.name) as Record<string, unknown>),
    ...(special[definition.name]?.(world) ?? {}),
  };
}

/** Inputs that a schema's shape alone does not give. */
const titles = { title: { en: 'Title' }, shortTitle: { en: 'Title' }, theme: { en: 'Theme' } };
const meetingFields = { ...titles, registrationOpens: {}, registrationCloses: {}, surveyCloses: {} };
const oneSource = ({ regional = '', revision = '' }: World) => ({ [regional]: { revision, disposition: 'FULL' } });
const words = { en: 'Words' };

const special: Record<string, (world: World) => Record<string, unknown>> = {
  'correction.propose': () => ({ what: 'CHAIR', row: '', values: { country: 'CH', since: '2031' } }),
  'agenda.add-session': () => ({ title: words, note: {}, items: {} }),
  'agenda.edit-session': () => ({ title: words, note: {}, items: {} }),
  'agenda.publish': () => ({ draft: '0'.repeat(64) }),
  'agenda.mark-session': () => ({ number: '1' }),
  'directory-import.upload': () => ({
    file: new Upload('directory.csv', Buffer.from('party,country,since\nrcm,MX,2041')),
  }),
  'directory-import.carry-out': () => ({ shown: '0'.repeat(64), sourceOn: '2031' }),
  'directory.change': () => ({ values: { country: 'CH', since: '2031' } }),
  'meeting.create': () => ({ ...meetingFields, code: 'GRCPZ' }),
  'meeting.edit': () => meetingFields,
  'general.draft': (world) => ({ sources: oneSource(world) }),
  'general.dispose': (world) => ({ sources: oneSource(world) }),
  'outcome.insert-block': ({ block }) => ({ after: block, text: 'Text' }),
  'commitment.set-plan': () => ({ seen: '0', indicator: {} }),
  'progress.report': () => ({ seen: '0' }),
  'outcome.sign-language': () => ({ hash: '0'.repeat(64) }),
  'outcome.sign-as-chair': () => ({ hash: '0'.repeat(64) }),
  'outcome.upload-translations': () => ({ file: new Upload('a.xlf', Buffer.from('<xliff/>')) }),
  'document.add': () => ({ title: words }),
  'document.edit': () => ({ title: words }),
  'document.add-file': () => ({ file: new Upload('a.pdf', new TextEncoder().encode('%PDF-1.7')) }),
  'document.withdraw': () => ({ reason: words }),
  'document.invite': () => ({ deadline: { date: '2031-05-01', time: '18:00' } }),
  'document.hand-in': () => ({ file: new Upload('a.pdf', new TextEncoder().encode('%PDF-1.7')) }),
  'point.record': () => ({ attributedTo: 'REGION' }),
  'plenary.choose-languages': () => ({ languages: ['en'] }),
  'clearing.prepare-round': () => ({ closes: { date: '2031-05-01', time: '18:00' }, purpose: {} }),
  'clearing.extend-round': () => ({ closes: { date: '2031-05-01', time: '18:00' } }),
  'clearing.dispose': () => ({ seen: '0' }),
  'silence.open': () => ({ audience: 'ALL', closes: { date: '2031-05-01', time: '18:00' } }),
  'amendment.take': () => ({ texts: words }),
  'floor.leave': ({ plenaryTurn }) => ({ turn: plenaryTurn }),
  'floor.step': ({ plenaryTurn }) => ({ turn: plenaryTurn }),
  'invitation.draft': () => ({ answerBy: {}, language: 'own' }),
  'invitation.edit': () => ({ answerBy: {} }),
  'invitation.postpone': () => ({ answerBy: {} }),
  'mailing.prepare': ({ invitation }) => ({ invitations: [invitation] }),
  'mail.word': () => ({ purpose: 'letter' }),
  'meeting.letterhead': () => ({ letterhead: { en: {}, fr: {}, es: {} } }),
  'registration.decide': ({ registration }) => ({ registrations: [registration], decision: 'CONFIRMED' }),
  'photo.store': () => ({ photo: new Upload('portrait.png', new Uint8Array([1])) }),
  'delegation.upload-letter': () => ({ letter: new Upload('letter.pdf', Buffer.from('%PDF-1.7')) }),
  'answer-sheet.upload': () => ({ sheet: new Upload('answers.xlsx', Buffer.from('Name')) }),
  'import.upload': () => ({ file: new Upload('people.csv', Buffer.from('Name')) }),
  'import.map': () => ({ columns: { 0: 'party', 1: 'givenName', 2: 'surname', 3: 'email' } }),
  'form.create': () => ({ code: 'another', title: words, source: 'empty' }),
  'form.edit': () => ({ title: words, opens: {}, closes: {} }),
  'form.add-item': () => ({ what: 'page', label: {} }),
  'form.edit-item': () => ({ item: 'part' }),
  'form.arrange-item': () => ({ item: 'part', step: 'down' }),
  'form.restore-field': () => ({ field: 'hotel' }),
  'form.save-answer': () => ({ field: 'mobile', value: '+41 22 555 10 10' }),
  'form.save-file': () => ({
    field: 'statement-text',
    file: new Upload('a.pdf', new TextEncoder().encode('%PDF-1.7')),
  }),
  'form.save-page': () => ({ page: 'part', intent: 'save' }),
  'transfer.complete': () => ({ sha256: '0'.repeat(64), bytes: 1 }),
  'questionnaire.upload-form': () => ({ file: new Upload('form.xlsx', Buffer.from('Name')) }),
  'questionnaire.start': () => ({ source: 'empty' }),
  'questionnaire.edit-head': () => ({ title: words, intro: words }),
  'questionnaire.add-question': () => ({ type: 'LONG_TEXT', label: words }),
  'questionnaire.edit-question': () => ({ question: 'experience', label: words, help: {}, message: {} }),
  'questionnaire.try': () => ({ of: 'published', intent: 'save' }),
  'questionnaire.translate': () => ({ key: 'title', language: 'fr', base: '0'.repeat(16), from: '0'.repeat(16) }),
  'questionnaire.add-part': () => ({ what: 'page', title: words }),
  'questionnaire.edit-part': () => ({ part: 'page-1', title: words, intro: {} }),
  'questionnaire.arrange-part': () => ({ part: 'page-1', step: 'down' }),
  'questionnaire.move-question': () => ({ question: 'experience', section: 'section-1' }),
  'questionnaire.arrange': () => ({ question: 'experience', step: 'down' }),
  'survey.set-terms': () => ({ graceHours: '24', asks: ['MECHANISMS', 'PARTNERS'] }),
  'survey.extend': () => ({ until: { date: '2031-04-01', time: '18:00' } }),
  'survey.prepare-reminder': ({ party }) => ({ parties: [party] }),
  'survey.save-answer': () => ({ question: 'experience', revision: '0' }),
  'survey.keep-file': () => ({
    question: 'experience',
    file: new Upload('a.pdf', new TextEncoder().encode('%PDF-1.7')),
  }),
  'code-book.begin': () => ({ question: 'experience' }),
  'code-book.add-code': () => ({ names: words }),
  'code-book.edit-code': () => ({ names: words }),
  'coding.code': ({ codes }) => ({ answer: '0'.repeat(32), seal: '0'.repeat(64), codes: [codes] }),
  'coding.decide': ({ codes }) => ({ answer: '0'.repeat(32), seal: '0'.repeat(64), codes: [codes], decided: '0' }),
  'survey.restore-answer': () => ({ question: 'experience', revision: '0', from: '1' }),
  'survey.comment': () => ({ question: 'experience' }),
  'survey.publish': () => ({
    code: 'another',
    title: words,
    intro: words,
    definition: { questions: [{ code: 'experience', type: 'LONG_TEXT', label: words }] },
  }),
};

function valueFor(schema: JsonSchema, name: string, world: World, action: string): unknown {
  const shape = schema.anyOf?.[0] ?? schema.allOf?.[0] ?? schema;
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum[0];
  if (shape.format === 'uuid') {
    const id = world[name];
    if (!id) throw new Error(`${action}: say in worldOf() which record "${name}" is`);
    return id;
  }
  if (shape.type === 'array') return [valueFor(shape.items ?? {}, name, world, action)];
  if (shape.type === 'object' || shape.properties) {
    const required = new Set(shape.required ?? []);
    const entries = Object.entries(shape.properties ?? {}).filter(
      ([key, member]) => required.has(key) || member.format === 'uuid',
    );
    return Object.fromEntries(entries.map(([key, member]) => [key, valueFor(member, key, world, action)]));
  }
  return texts[name] ?? 'Text for this field';
}

const ids = (definition: AnyDefinition) =>
  JSON.stringify(inputFor(definition, worlds.home)) !== JSON.stringify(inputFor(definition, worlds.foreign));
const refusedAs = (result: Awaited<ReturnType<typeof execute>>) => (result.ok ? 'done' : result.code);

describe('permissions', () => {
  it('are declared for every mutation, and every mutation has a name of its own', () => {
    expect(definitions.length).toBeGreaterThan(40);
    expect(new Set(definitions.map(({ name }) => name)).size).toBe(definitions.length);
    for (const definition of definitions) expect(Object.keys(permissions)).toContain(definition.permission);
  });

  it('name the owner of a record wherever a role counts for its own record only', () => {
    for (const definition of definitions) {
      const row: object = permissions[definition.permission];
      if (['ofDelegation', 'ofGroup', 'ofPerson'].some((key) => key in row))
        expect([definition.name, typeof definition.on]).toEqual([definition.name, 'function']);
    }
  });

  it('every exported form action is made from a definition that is exercised here, and every definition has one', () => {
    const exercised = new Set(definitions);
    const put = new Set<AnyDefinition>();
    for (const { domain, source, exported } of actionFiles()) {
      expect(source.trimStart().slice(0, 13)).toMatch(/^['"]use server['"]/);
      for (const { name, rest } of exported)
        expect([domain, name, /= formAction\(/.test(rest) || chosenByButton.has(name)]).toEqual([domain, name, true]);
      for (const [, name = ''] of source.matchAll(/= formAction\(\s*(\w+)/g)) {
        const definition = byName.get(`${domain}/${name}`);
        expect([domain, name, definition !== undefined && exercised.has(definition)]).toEqual([domain, name, true]);
        if (definition) put.add(definition);
      }
    }
    expect(
      definitions
        .filter(
          (definition) => !put.has(definition) && !withoutForm.has(definition.name) && !byRoute.has(definition.name),
        )
        .map(({ name }) => name),
    ).toEqual([]);
  });

  it('has an input for every mutation that its schema accepts', () => {
    const wrong = definitions.flatMap((definition) => {
      const parsed = validate(definition.input, inputFor(definition, worlds.home));
      return parsed.ok ? [] : [{ name: definition.name, fields: parsed.fields }];
    });
    expect(wrong).toEqual([]);
  });

  it('deny every mutation to every role that the table does not grant it to', async () => {
    const open: string[] = [];
    for (const definition of definitions) {
      for (const role of heldRoles) {
        if (isGranted(definition.permission, role)) continue;
        const result = await execute(definition, {
          actor: actors.get(role) ?? null,
          meeting: home,
          input: inputFor(definition, worlds.home),
          key: randomUUID(),
        });
        if (!['forbidden', 'unauthenticated', 'not_found'].includes(refusedAs(result)))
          open.push(`${definition.name} as ${role}: ${refusedAs(result)}`);
      }
    }
    expect(open).toEqual([]);
  }, 120_000);

  it('a closed meeting takes nothing but what completes its record', async () => {
    const ofMeeting = definitions.filter(({ scope }) => scope === 'meeting');
    expect(ofMeeting.flatMap(({ name, evenWhenClosed }) => (evenWhenClosed ? [name] : [])).sort()).toEqual([
      // An address that reads one's own agenda is withdrawn whenever its person wants.
      'agenda.close-feed',
      // Access is taken back, and a list is read, after the meeting too.
      'assistant.dismiss',
      // The Highlights are cleared in the weeks after the meeting.
      'clearing.close-round',
      'clearing.comment',
      'clearing.dispose',
      'clearing.extend-round',
      'clearing.open-round',
      'clearing.prepare-round',
      'clearing.withdraw-comment',
      // Follow-up is what comes after.
      'commitment.set-plan',
      'consent.change',
      // The directory lives on between the meetings.
      'correction.propose',
      'correction.withdraw',
      'delegation.export',
      // Documents complete the record.
      'document.add',
      'document.add-file',
      'document.edit',
      'document.hand-in',
      'document.invite',
      'document.revoke-link',
      'document.withdraw',
      // What a door sends late: the verb looks at the record's own time.
      'door.record',
      'group.release',
      'list.issue',
      'mail.resend',
      // What came of it is told afterwards.
      'meeting.describe',
      'meeting.dismiss',
      'outcome.arrange-block',
      'outcome.compose',
      'outcome.edit-block',
      'outcome.insert-block',
      'outcome.keep-version',
      'outcome.name-signatories',
      'outcome.publish',
      'outcome.reopen',
      'outcome.review-sentences',
      'outcome.set-authentic',
      'outcome.sign-as-chair',
      'outcome.sign-language',
      'outcome.take-translations',
      'outcome.translate-sentences',
      'outcome.upload-translations',
      'outcome.withdraw-signature',
      'paper.issue',
      'paper.revoke',
      'paper.take',
      'photo.remove',
      'plenary.clear',
      'plenary.issue-record',
      'progress.prepare-reminder',
      'progress.report',
      'progress.review',
      'progress.send-reminder',
      'progress.withdraw',
      'recommendation.translate',
      'sensitive.remove',
      'sensitive.view',
      'survey.close',
      'survey.take-snapshot',
      // People are written to, and figures asked for, after the meeting too; each file is logged as before.
      'transfer.begin',
      'transfer.complete',
      'transfer.prepare',
      'transfer.record-paper',
    ]);
    const { phase } = await db().meeting.findUniqueOrThrow({ where: { slug: foreign }, select: { phase: true } });
    expect(phase).toBe('CLOSED');
    const taken: string[] = [];
    for (const definition of ofMeeting.filter(({ evenWhenClosed }) => !evenWhenClosed)) {
      const result = await execute(definition, {
        actor: actors.get('ADMIN') ?? null,
        meeting: foreign,
        input: inputFor(definition, worlds.foreign),
        key: randomUUID(),
      });
      if (!['closed', 'forbidden', 'not_found'].includes(refusedAs(result)))
        taken.push(`${definition.name}: ${refusedAs(result)}`);
    }
    expect(taken).toEqual([]);
  }, 60_000);

  it('find no record of another meeting, whoever asks', async () => {
    const found: string[] = [];
    for (const definition of definitions.filter((one) => one.scope === 'meeting' && ids(one))) {
      for (const role of heldRoles) {
        const foreignInput = inputFor(definition, worlds.foreign);
        const result = await execute(definition, {
          actor: actors.get(role) ?? null,
          meeting: home,
          input: foreignInput,
          key: randomUUID(),
        });
        const missing = await execute(definition, {
          actor: actors.get(role) ?? null,
          meeting: home,
          input: inputFor(definition, nowhere()),
          key: randomUUID(),
        });
        if (result.ok || refusedAs(result) !== refusedAs(missing))
          found.push(`${definition.name} as ${role}: ${refusedAs(result)}, missing: ${refusedAs(missing)}`);
      }
    }
    expect(found).toEqual([]);
  }, 240_000);
});

/** Roles that count anywhere in the meeting, or for a record that is not theirs in this world: then the answer is "not found". */
function isGranted(permission: Permission, role: Role): boolean {
  const granted: readonly Role[] = permissions[permission].roles;
  return granted.includes(role) || (role !== 'PUBLIC' && granted.includes('SIGNED_IN')) || granted.includes('PUBLIC');
}

/** Ids that exist nowhere. */
function nowhere(): World {
  return {
    ...Object.fromEntries(Object.keys(worlds.home).map((name) => [name, randomUUID()])),
    ...sharedBy(worlds.home),
  };
}

function sharedBy({ party = '', partyId = '', person = '', clientId = '' }: World): World {
  return { party, partyId, person, clientId };
}
