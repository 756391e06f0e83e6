import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting } from '@/lib/auth/scope';
import { db } from '@/lib/core/db';
import { execute } from '@/lib/core/execute';
import { locales } from '@/lib/i18n/routing';
import { makeTheme } from '@/prisma/factories/breakouts';
import { makeDelegation } from '@/prisma/factories/delegations';
import { notPrintedIn, textOfFile } from '@/prisma/factories/file-text';
import { makeActor, makeMeeting, makeSwitzerland } from '@/prisma/factories/meetings';
import { makeRecommendation } from '@/prisma/factories/recommendations';
import {
  askFloorDefinition,
  decideDefinition,
  orderDefinition,
  recordReservationDefinition,
  showDefinition,
  stepTurnDefinition,
  tableAmendmentDefinition,
  takeAmendmentDefinition,
} from './definitions';
import { sittingsOf, verifyBundle } from './model/record';
import { readPlenaryRecord } from './queries/record';
import { makeBundle } from './render/bundle';
import { minutesFile, minutesFormats } from './render/minutes-file';

let staff: Actor;

beforeAll(async () => {
  await makeSwitzerland();
  staff = await makeActor({ siteRole: 'STAFF' });
  await makeTheme('labour-migration');
});

/** A sitting that took an amendment, decided and heard a reservation. */
async function sat() {
  const meeting = await makeMeeting({ illustrative: true });
  const chair = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'CHAIR' }] });
  const one = await makeDelegation(staff, meeting.slug, {
    names: { en: 'A dialogue', fr: 'Un dialogue', es: 'Un diálogo' },
  });
  const general = await makeRecommendation({
    meetingId: meeting.id,
    status: 'READY',
    symbol: 'G/1',
    text: 'Adopt common standards.',
  });
  const done = async (definition: unknown, actor: Actor, input: unknown) => {
    const result = await execute(definition as typeof showDefinition, {
      actor,
      meeting: meeting.slug,
      input,
      key: randomUUID(),
    });
    if (!result.ok) throw new Error(JSON.stringify(result));
    return result.value as Record<string, string>;
  };
  await done(orderDefinition, staff, { positions: { [general.id]: '1' } });
  await done(showDefinition, chair, { recommendation: general.id });
  const { turn } = await done(askFloorDefinition, one.focalPoint, { delegation: one.delegationId });
  await done(stepTurnDefinition, chair, { turn, step: 'START' });
  await done(stepTurnDefinition, chair, { turn, step: 'STOP' });
  const { amendment } = await done(tableAmendmentDefinition, one.focalPoint, {
    recommendation: general.id,
    revision: general.revisionId,
    delegation: one.delegationId,
    language: 'en',
    text: 'Adopt shared standards.',
    explanation: 'As in the Compact.',
  });
  const taken = {
    amendment,
    revision: general.revisionId,
    texts: { en: 'Adopt shared standards.', fr: 'Adopter des normes partagées.' },
  };
  const { revision } = await done(takeAmendmentDefinition, chair, taken);
  const { decision } = await done(decideDefinition, chair, {
    recommendation: general.id,
    revision,
    outcome: 'ADOPTED',
  });
  const reserved = { decision, delegation: one.delegationId, language: 'en', text: 'Not before 2030.' };
  await done(recordReservationDefinition, one.focalPoint, reserved);
  return { meeting, chair, one };
}

describe('the record of a plenary', () => {
  it('is a bundle that verifies with its papers, and not with an edited byte', async () => {
    const { meeting, one } = await sat();
    const record = await readPlenaryRecord(await enterMeeting(one.focalPoint, meeting.slug));
    const [day = ''] = sittingsOf(record);
    const bundle = await makeBundle(record);
    const paper = { name: 'minutes.pdf', bytes: await minutesFile(record, day, 'fr', 'pdf') };
    expect(verifyBundle(bundle, [paper])).toMatchObject({
      findings: [],
      checked: { items: 1, revisions: 2, files: 1 },
    });
    const edited = bundle.replaceAll('Adopt shared standards.', 'Adopt strict standards.');
    expect(verifyBundle(edited, []).findings.map(({ fault }) => fault)).toEqual([
      'seal',
      'record_hash',
      'revision_hash',
      'decision_text',
    ]);
    const bytes = paper.bytes.slice();
    bytes[bytes.length - 8] = (bytes[bytes.length - 8] ?? 0) ^ 1;
    expect(verifyBundle(bundle, [{ ...paper, bytes }])).toMatchObject({
      findings: [],
      unlisted: [{ file: 'minutes.pdf', isNamed: false }],
    });
    // As DOCX too, and the sha256 printed on each is the one the bundle gives for the day.
    const docx = await minutesFile(record, day, 'fr', 'docx');
    const { unlisted, days } = verifyBundle(bundle, [{ name: 'minutes.docx', bytes: docx }]);
    expect(unlisted).toEqual([]);
    expect(textOfFile(docx)).toContain(days[0]?.sha256 ?? 'a day');
    // The same record gives the same bundle.
    expect(await makeBundle(await readPlenaryRecord(await enterMeeting(staff, meeting.slug)))).toBe(bundle);
  });

  it('is minutes in three languages, as PDF and as DOCX, that say what was recorded', async () => {
    const { meeting, chair } = await sat();
    const record = await readPlenaryRecord(await enterMeeting(chair, meeting.slug));
    const [day = ''] = sittingsOf(record);
    const names = { en: 'A dialogue', fr: 'Un dialogue', es: 'Un diálogo' };
    for (const language of locales) {
      const said = [
        'G/1',
        names[language],
        'Adopt shared standards.',
        'Not before 2030.',
        'As in the Compact.',
        chair.name ?? '',
      ];
      const own = language === 'fr' ? ['Adopter des normes partagées.'] : [];
      for (const format of minutesFormats)
        expect(notPrintedIn(await minutesFile(record, day, language, format), [...said, ...own])).toEqual([]);
    }
  });

  it('is for those in the meeting', async () => {
    const { meeting } = await sat();
    const stranger = await makeActor();
    await db().meeting.update({ where: { id: meeting.id }, data: { phase: 'CLOSED' } });
    await expect(readPlenaryRecord(await enterMeeting(stranger, meeting.slug))).rejects.toMatchObject({
      code: 'forbidden',
    });
  });
});
