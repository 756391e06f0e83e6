import { randomUUID } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { execute } from '@/lib/core/execute';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { makeAskedParty, makeRegions, makeSurvey } from '@/prisma/factories/surveys';
import { saveDraftDefinition } from './definitions';
import type { SurveyDefinitionInput } from './model/definition';

const words = (text: string) => ({ en: text, fr: text, es: text });
const choices = ['yes', 'no'].map((code) => ({ code, label: words(code) }));
const single = (code: string) => ({ code, type: 'SINGLE' as const, label: words(code), choices });
/** Three pages: the second is asked of those who have met, and the last has nothing to see. */
const definition: SurveyDefinitionInput = {
  pages: [
    { code: 'first', sections: [{ code: 'a', questions: [single('met')] }] },
    { code: 'second', condition: "${met} = 'yes'", sections: [{ code: 'b', questions: [single('useful')] }] },
    { code: 'third', sections: [{ code: 'c', questions: [single('again')] }] },
    {
      code: 'sums',
      sections: [
        { code: 'd', questions: [{ code: 'sum', type: 'CALCULATED', label: words('Sum'), calculation: '1 + 1' }] },
      ],
    },
  ],
};

let secretariat: Actor;

beforeAll(async () => {
  await makeRegions();
  secretariat = await makeActor({ siteRole: 'STAFF' });
});

it('saving leads to the page that comes next, given what was just answered, and after the last one to the review', async () => {
  const meeting = await makeMeeting();
  const { version } = await makeSurvey(meeting, secretariat, definition);
  const party = await makeAskedParty(meeting.id);
  const role = { meetingId: meeting.id, delegationId: party.delegationId, kind: 'DELEGATE' as const };
  const actor = await makeActor({ roles: [role] });
  const revisions: Record<string, number> = {};
  const go = async (intent: string, page: string, answers: object = {}, to?: string) => {
    const input = { delegation: party.delegationId, version, intent, page, to, answers, revisions };
    const saved = await execute(saveDraftDefinition, { actor, meeting: meeting.slug, input, key: randomUUID() });
    return saved.ok ? saved.value.goTo : saved;
  };
  expect(await go('next', 'first', { met: { choice: 'no' } })).toBe('third');
  expect(await go('back', 'third')).toBe('first');
  revisions.met = 1;
  expect(await go('next', 'first', { met: { choice: 'yes' } })).toBe('second');
  delete revisions.met;
  expect(await go('back', 'third')).toBe('second');
  expect(await go('next', 'third')).toBeNull();
  expect(await go('back', 'first')).toBe('first');
  expect(await go('page', 'third', {}, 'first')).toBe('first');
  expect(await go('review', 'first')).toBeNull();
  expect(await go('save', 'third')).toBe('third');
});
