import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting, enterSite } from '@/lib/auth/scope';
import { listTasks } from '@/lib/desk/queries/tasks';
import { asked } from '@/prisma/factories/forms';
import { makeActor, makeMeeting, makeSwitzerland } from '@/prisma/factories/meetings';
import {
  editHeadDefinition,
  publishQuestionnaireDefinition,
  startQuestionnaireDefinition,
  translateStringDefinition,
  undoStepDefinition,
} from './definitions';
import { stringsOf } from './model/strings';
import { sealOf, translationState } from './model/translation';
import { findQuestionnaireForTranslation } from './queries/translation';
import { findQuestionnaire } from './queries/questionnaire';

let meeting: { id: string; slug: string };
let organiser: Actor;
let translator: Actor;

beforeAll(async () => {
  await makeSwitzerland();
});

beforeEach(async () => {
  meeting = await makeMeeting();
  organiser = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'ORGANISER' }] });
  translator = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'TRANSLATOR' }] });
  await asked(startQuestionnaireDefinition, organiser, meeting.slug, { source: 'library' });
}, 60_000);

async function written() {
  const found = await findQuestionnaire(await enterMeeting(organiser, meeting.slug));
  if (!found) throw new Error('Nothing is being written.');
  return found;
}

async function stringOf(key: string) {
  const { id, draft } = await written();
  const string = stringsOf(draft).find((each) => each.key === key);
  if (!string) throw new Error(`There is no text ${key}.`);
  return { id, draft, string };
}

/** What the page of the translator holds about a text. */
async function seen(key: string, language: string) {
  const { id, string } = await stringOf(key);
  return {
    questionnaire: id,
    key,
    language,
    base: sealOf(string.words[language]),
    from: sealOf(string.words.en),
    view: `language=${language}`,
  };
}

const translate = (data: object, actor = translator) => asked(translateStringDefinition, actor, meeting.slug, data);
const stateOf = async (key: string, language: string) => {
  const { draft, string } = await stringOf(key);
  return translationState(draft, string, language);
};

async function changeTitle(en: string) {
  const { id, lockVersion, draft } = await written();
  const result = await asked(editHeadDefinition, organiser, meeting.slug, {
    questionnaire: id,
    lockVersion: String(lockVersion),
    title: { ...draft.title, en },
    intro: draft.intro,
  });
  expect(result).toMatchObject({ ok: true });
}

const publish = async (data: object = {}) => {
  const { id, lockVersion } = await written();
  return asked(publishQuestionnaireDefinition, organiser, meeting.slug, {
    questionnaire: id,
    lockVersion: String(lockVersion),
    ...data,
  });
};

describe('translating side by side', () => {
  it('is open to a translator of the meeting, who sees nothing else of the desk', async () => {
    expect(await translate({ ...(await seen('title', 'fr')), text: 'Questionnaire préalable' })).toMatchObject({
      ok: true,
      value: { key: 'title', language: 'fr', view: 'language=fr' },
    });
    const scope = await enterMeeting(translator, meeting.slug);
    expect((await findQuestionnaireForTranslation(scope))?.draft.title.fr).toBe('Questionnaire préalable');
    await expect(findQuestionnaire(scope)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is named in the translator’s work as long as something is to be translated', async () => {
    const work = async () =>
      (await listTasks(enterSite(translator), new Date())).tasks.map(({ key, counts }) => [key, counts.untranslated]);
    expect(await work()).toEqual([['texts', undefined]]);
    await changeTitle('Another title');
    expect(await work()).toEqual([
      ['questionnaire', 2],
      ['texts', undefined],
    ]);
  });

  it('loses nothing between two people on different texts, and shows one the other’s on the same', async () => {
    const [title, intro] = [await seen('title', 'fr'), await seen('intro', 'fr')];
    expect(await translate({ ...title, text: 'Un' })).toMatchObject({ ok: true });
    expect(await translate({ ...intro, text: 'Deux' }, organiser)).toMatchObject({ ok: true });
    expect(await translate({ ...title, text: 'Trois' }, organiser)).toEqual({
      ok: false,
      code: 'invalid',
      fields: { text: { code: 'changed_meanwhile' } },
    });
    const { draft } = await written();
    expect([draft.title.fr, draft.intro.fr]).toEqual(['Un', 'Deux']);
    // Having read the other's, the second one may go on.
    expect(await translate({ ...(await seen('title', 'fr')), text: 'Trois' }, organiser)).toMatchObject({ ok: true });
  });

  it('is out of date once its source changes, until somebody has read it against it', async () => {
    const before = await seen('title', 'fr');
    await changeTitle('Another title');
    expect(await translate({ ...before, text: 'Trop tard' })).toMatchObject({
      ok: false,
      fields: { text: { code: 'source_changed' } },
    });
    expect([await stateOf('title', 'fr'), await stateOf('title', 'es')]).toEqual(['outdated', 'outdated']);
    const { draft } = await written();
    expect(await translate({ ...(await seen('title', 'fr')), text: draft.title.fr })).toMatchObject({ ok: true });
    expect([await stateOf('title', 'fr'), await stateOf('title', 'es')]).toEqual(['done', 'outdated']);
  });

  it('is a step like any other: it can be taken back, with what was out of date', async () => {
    await changeTitle('Another title');
    await translate({ ...(await seen('title', 'fr')), text: 'Un autre titre' });
    const { id, lockVersion } = await written();
    await asked(undoStepDefinition, organiser, meeting.slug, { questionnaire: id, lockVersion: String(lockVersion) });
    expect(await stateOf('title', 'fr')).toBe('outdated');
  });

  it('takes no text that is too long, no language of another meeting, and none in place of the source', async () => {
    expect(await translate({ ...(await seen('title', 'fr')), text: 'x'.repeat(201) })).toMatchObject({
      fields: { text: { code: 'too_long', params: { max: 200 } } },
    });
    for (const language of ['en', 'ar'])
      expect(await translate({ ...(await seen('title', language)), text: 'Text' })).toMatchObject({
        fields: { language: { code: 'invalid_choice' } },
      });
    expect(await translate({ ...(await seen('title', 'fr')), key: 'label:constructor', text: 'Text' })).toEqual({
      ok: false,
      code: 'not_found',
    });
  });
});

describe('publishing', () => {
  it('names what is not translated first, and goes on only when that is known', async () => {
    await changeTitle('Another title');
    expect(await publish()).toEqual({
      ok: false,
      code: 'invalid',
      fields: { untranslated: { code: 'not_translated' } },
    });
    expect(await publish({ untranslated: 'on' })).toMatchObject({ ok: true, value: { number: 1 } });
  });

  it('asks nothing where every text is written and up to date', async () => {
    expect(await publish()).toMatchObject({ ok: true });
  });
});
