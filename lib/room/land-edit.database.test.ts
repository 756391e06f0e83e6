import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { db } from '@/lib/core/db';
import { makeGroup } from '@/prisma/factories/breakouts';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { devicePlace } from './queries/device-place';
import { landEdit } from './land-edit';

/** A group with its rapporteur and facilitator, and a point as the rapporteur's device sends it. */
async function room() {
  const meeting = await makeMeeting();
  const [group, other] = [await makeGroup(meeting.id), await makeGroup(meeting.id, 'ASI', 2)];
  const make = (kind: 'RAPPORTEUR' | 'FACILITATOR') =>
    makeActor({ roles: [{ meetingId: meeting.id, kind, groupId: group.id }] });
  const [rapporteur, facilitator] = [await make('RAPPORTEUR'), await make('FACILITATOR')];
  const clientId = randomUUID();
  const now = new Date().toISOString();
  const input = {
    clientId,
    issue: group.issueId,
    text: 'Said',
    language: 'en',
    attributedTo: 'NONE',
    at: now,
    sentAt: now,
  };
  const edit = {
    kind: 'point',
    clientId,
    group: group.id,
    place: devicePlace(rapporteur.accountId, group.id),
    input,
  } as const;
  const land = (actor: Actor, sent: Parameters<typeof landEdit>[0] = edit) =>
    landEdit(sent, { actor, network: null, meeting: meeting.slug });
  const points = () => db().discussionPoint.findMany({ where: { clientId }, select: { byAccountId: true } });
  return { meeting, group, other, rapporteur, facilitator, edit, land, points };
}

it('of somebody else who wrote on the same device waits for them, and lands as theirs', async () => {
  const { rapporteur, facilitator, edit, land, points } = await room();
  expect(await land(facilitator)).toEqual({ status: 401 });
  const { place: _place, ...unsigned } = edit;
  expect(await land(rapporteur, unsigned)).toEqual({ status: 401 });
  expect(await points()).toEqual([]);
  expect(await land(rapporteur)).toMatchObject({ status: 200, landed: { as: 'point' } });
  expect(await land(rapporteur)).toMatchObject({ status: 200 });
  expect(await points()).toEqual([{ byAccountId: rapporteur.accountId }]);
  // The same words in their own name are theirs to say.
  const own = { ...edit, place: devicePlace(facilitator.accountId, edit.group) };
  expect(await land(facilitator, own)).not.toEqual({ status: 401 });
});

it('waits while its writer leads another group, and lands once they are back', async () => {
  const { meeting, group, other, rapporteur, edit, land, points } = await room();
  const [personId = ''] = rapporteur.personIds;
  const move = (groupId: string) =>
    db().meetingRole.updateMany({ where: { meetingId: meeting.id, personId }, data: { groupId } });
  await move(other.id);
  expect(await land(rapporteur)).toEqual({ status: 404 });
  await move(group.id);
  const gone = { ...edit, input: { ...edit.input, issue: randomUUID() } };
  expect(await land(rapporteur, gone)).toEqual({ status: 422, code: 'not_found' });
  expect(await land(rapporteur)).toMatchObject({ status: 200 });
  expect(await points()).toHaveLength(1);
});
