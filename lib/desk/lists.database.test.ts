// Every list that no test of its own domain counts yet: it takes as many statements for three rows as for one.
import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { lastSeal, listLatest, listSiteAudit } from '@/lib/audit/queries';
import { enterMeeting, enterSite } from '@/lib/auth/scope';
import { listAssignable, listSnapshots } from '@/lib/breakouts/queries';
import { listChain } from '@/lib/chain/queries';
import { db } from '@/lib/core/db';
import { listOwnDelegations } from '@/lib/delegations/queries';
import { countInvitations } from '@/lib/inviting/queries/list';
import { listParties } from '@/lib/inviting/queries/parties';
import { partyFiltersSchema } from '@/lib/inviting/schema';
import { findMeetingMail, findSiteMail, listMeetingMails, listSiteMails } from '@/lib/mail/queries';
import { listAppointments, meetingChoices } from '@/lib/meetings/queries';
import { countUncomposed, findComposition } from '@/lib/outcome/queries';
import { listGeneral, listTaxonomies } from '@/lib/recommendations/queries';
import { readBoard } from '@/lib/recommendations/queries/board';
import { listDecisions } from '@/lib/registration/queries';
import { countRegistrations, listDelegationChoices } from '@/lib/registration/queries/list';
import { listAnsweringParties } from '@/lib/surveys/queries/own-response';
import { makeGroup, makeSnapshot, makeTheme } from '@/prisma/factories/breakouts';
import { countStatements } from '@/prisma/factories/count-statements';
import { makeDelegation, makeParty, makeRegistration } from '@/prisma/factories/delegations';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { makeRecommendation } from '@/prisma/factories/recommendations';

const themes = ['labour-migration'];

it('lists take as many statements for three rows as for one', async () => {
  for (const theme of themes) await makeTheme(theme);
  const staff = await makeActor({ siteRole: 'ADMIN' });
  const meeting = await makeMeeting();
  const group = await makeGroup(meeting.id);
  const { delegationId, focalPoint } = await makeDelegation(staff, meeting.slug, { seats: 5 });
  const site = enterSite(staff);
  const mail = (meetingId: string | null) =>
    db().outboxMail.create({
      data: {
        meetingId,
        purpose: 'test',
        recipient: 'a@example.org',
        subject: 'A',
        body: 'A',
        locale: 'en',
        messageId: randomUUID(),
      },
    });

  /** One more row of everything. */
  async function grow(number: number) {
    const registration = await makeRegistration(staff, meeting.slug, delegationId);
    await makeParty();
    await makeActor({ roles: [{ meetingId: meeting.id, kind: 'CHAIR' }] });
    const issueId = group.issueId;
    const source = await makeRecommendation({
      meetingId: meeting.id,
      groupId: group.id,
      issueId,
      status: 'CONSOLIDATED',
      symbol: `AFR/${number}`,
    });
    await makeRecommendation({
      meetingId: meeting.id,
      status: 'READY',
      symbol: `G/${number}`,
      sources: [{ ...source, disposition: 'FULL' }],
    });
    if (number === 1) await makeSnapshot(meeting.id, themes, []);
    return { registration, mails: [await mail(meeting.id), await mail(null)] as const };
  }

  async function count({ registration, mails }: Awaited<ReturnType<typeof grow>>) {
    const scope = await enterMeeting(staff, meeting.slug);
    const own = await enterMeeting(focalPoint, meeting.slug);
    return countStatements({
      siteAudit: () => listSiteAudit(site, {}),
      lastSeal: () => lastSeal(site),
      siteMails: () => listSiteMails(site, {}),
      siteMail: () => findSiteMail(site, mails[1].id),
      meetingMails: () => listMeetingMails(scope, {}),
      meetingMail: () => findMeetingMail(scope, mails[0].id),
      latest: () => listLatest(scope, 5),
      appointments: () => listAppointments(scope),
      meetingChoices: () => meetingChoices(scope),
      invitations: () => countInvitations(scope),
      invitable: () => listParties(scope, partyFiltersSchema.parse({}), 'en'),
      ownDelegations: () => listOwnDelegations(own),
      registrations: () => countRegistrations(scope, {}),
      delegationChoices: () => listDelegationChoices(scope),
      decisions: () => listDecisions(scope, registration.registrationId),
      snapshots: () => listSnapshots(scope),
      assignable: () => listAssignable(scope),
      board: () => readBoard(scope),
      general: () => listGeneral(scope),
      taxonomies: () => listTaxonomies(scope),
      answering: () => listAnsweringParties(own),
      chain: () => listChain(scope),
      composition: () => findComposition(scope),
      uncomposed: () => countUncomposed(scope),
    });
  }

  const one = await count(await grow(1));
  await grow(2);
  expect(await count(await grow(3))).toEqual(one);
  expect(Object.entries(one).filter(([, statements]) => statements < 1 || statements > 6)).toEqual([]);
}, 60_000);
