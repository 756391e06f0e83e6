import { randomUUID } from 'node:crypto';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Actor } from '@/lib/auth/actor';
import { enterMeeting, enterSite } from '@/lib/auth/scope';
import { canonicalJson, sha256 } from '@/lib/core/canonical';
import { db, type Tx } from '@/lib/core/db';
import { Upload } from '@/lib/core/upload';
import { found } from '@/lib/core/errors';
import { execute, type Ctx } from '@/lib/core/execute';
import { Prisma } from '@/lib/core/prisma/client';
import { runAsSystem } from '@/lib/core/run-as-system';
import { toLocal } from '@/lib/meetings/model/zone';
import { listPublicMeetings } from '@/lib/meetings/queries';
import { whileHeld } from '@/prisma/factories/held-row';
import { heldStep } from '@/prisma/factories/held-step';
import { makeActor, makeMeeting } from '@/prisma/factories/meetings';
import { unlocked } from '@/prisma/factories/unlocked';
import {
  arrangeBlockDefinition,
  composeDefinition,
  editBlockDefinition,
  insertBlockDefinition,
  keepVersionDefinition,
  nameSignatoriesDefinition,
  publishDefinition,
  reviewSentencesDefinition,
  takeTranslationsDefinition,
  translateSentencesDefinition,
  uploadTranslationsDefinition,
  reopenDefinition,
  setAuthenticDefinition,
  signAsChairDefinition,
  signLanguageDefinition,
  withdrawSignatureDefinition,
} from './definitions';
import { editBlock } from './edit-block';
import { keepFiles } from './job';
import { writeXliff } from './exchange/xliff';
import { lockDraft } from './lock-outcome';
import { checkBundle } from './model/bundle';
import { compareVersions } from './model/compare';
import { languageHash, languageHashes } from './model/hashes';
import { plainText } from './model/marks';
import type { SealedDocument } from './model/sealed';
import {
  type Composition,
  type PublishedDocument,
  findComposition,
  findPublication,
  listPublications,
  listPublicationsTo,
} from './queries';
import { listKeptFiles, readFile } from './queries/files';
import { listTranslationUnits, previewTranslations } from './queries/translations';
import { findSigning } from './queries/signing';
import { findVersions } from './queries/versions';
import { readDocumentContent } from './read-content';
import { makeBundle } from './render/bundle';
import { makeFile } from './render/files';
import { wordHighlights } from './render/word-highlights';
import { editBlockSchema, signSchema } from './schema';
import { signLanguage, writeSignature } from './sign';

let admin: Actor;
let translator: Actor;
let chair: Actor;
let meeting: Awaited<ReturnType<typeof makeMeeting>>;

type Any = typeof publishDefinition;
const run = (definition: unknown, input: Record<string, unknown>, actor = admin) =>
  execute(definition as Any, { actor, meeting: meeting.slug, input, key: randomUUID() });
const composition = async (): Promise<Composition> => {
  const found = await findComposition(await enterMeeting(admin, meeting.slug));
  if (!found) throw new Error('not composed');
  return found;
};
const textOf = ({ content }: Composition['blocks'][number], language = 'en') => plainText(content[language] ?? []);
/** What a form that shows the block now would send along. */
const seenOf = ({ wordings }: Composition['blocks'][number]) => ({
  text: Object.fromEntries(Object.entries(wordings).map(([language, { id }]) => [language, id])),
});
async function insert(text: string, over: Record<string, unknown> = {}) {
  const last = (await composition()).blocks.at(-1);
  const result = await run(insertBlockDefinition, { what: 'PARAGRAPH', after: last?.id, text, ...over });
  expect(result).toMatchObject({ ok: true });
  const block = (await composition()).blocks.find(
    ({ id }) => id === (result as unknown as { value: { block: string } }).value.block,
  );
  if (!block) throw new Error('not inserted');
  return block;
}
/** sha256 of what each language says now. */
async function hashesOf(slug = meeting.slug): Promise<Record<string, string>> {
  const { id } = await db().outcomeDocument.findFirstOrThrow({ where: { meeting: { slug } }, select: { id: true } });
  const { content } = await db().$transaction((tx) => readDocumentContent(tx, id), {
    isolationLevel: 'RepeatableRead',
  });
  return languageHashes(content);
}
/** Says in every language what is not said yet. */
async function fill(slug = meeting.slug) {
  const state = await findComposition(await enterMeeting(admin, slug));
  for (const block of (state?.blocks ?? []).filter(({ id }) => state?.gaps.some((gap) => gap.block === id))) {
    const text = Object.fromEntries(
      ['en', 'fr', 'es'].map((language) => [language, `Text ${language} ${randomUUID()} [^Note]`]),
    );
    const input = { block: block.id, seen: seenOf(block), text };
    const edited = await execute(editBlockDefinition, { actor: admin, meeting: slug, input, key: randomUUID() });
    expect(edited).toMatchObject({ ok: true });
  }
}
/** Signs these languages as the translator and as the Chair would. */
async function sign(languages: readonly string[], slug = meeting.slug) {
  const hashes = await hashesOf(slug);
  const { id: meetingId } = await db().meeting.findUniqueOrThrow({ where: { slug }, select: { id: true } });
  const presiding = await makeActor({ roles: [{ meetingId, kind: 'CHAIR' }] });
  for (const language of languages)
    for (const [definition, actor] of [
      [signLanguageDefinition, admin],
      [signAsChairDefinition, presiding],
    ] as const) {
      const input = { language, hash: hashes[language] };
      const signed = await execute(definition, { actor, meeting: slug, input, key: randomUUID() });
      expect(signed).toMatchObject({ ok: true });
    }
}
const find = async (id: string) => {
  const block = (await composition()).blocks.find((one) => one.id === id);
  if (!block) throw new Error('not there');
  return block;
};

beforeAll(async () => {
  meeting = await makeMeeting();
  admin = await makeActor({ siteRole: 'ADMIN' });
  translator = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'TRANSLATOR' }] });
  chair = await makeActor({ roles: [{ meetingId: meeting.id, kind: 'CHAIR' }] });
  expect(await run(composeDefinition, {})).toMatchObject({ ok: true });
});

it('whoever edits or publishes waits for whoever composes without holding the document', async () => {
  const { id, symbol, contentHash, blocks } = await composition();
  const [first] = blocks;
  if (!first) throw new Error('an outline without blocks');
  const edit = { block: first.id, seen: seenOf(first), text: { en: 'Another heading' } };
  // The edit comes first and changes what is said: the publication of what was read before is refused.
  for (const [definition, input, expected] of [
    [editBlockDefinition, edit, { ok: true }],
    [publishDefinition, { symbol, contentHash }, { ok: false, code: 'conflict' }],
  ] as const) {
    const answer = await whileHeld(
      Prisma.sql`SELECT id FROM "Meeting" WHERE id = ${meeting.id}::uuid FOR NO KEY UPDATE`,
      () => run(definition, input),
      Prisma.sql`SELECT id FROM "OutcomeDocument" WHERE id = ${id}::uuid FOR NO KEY UPDATE`,
    );
    expect(answer).toMatchObject(expected);
  }
});

it.each(['en', 'fr', 'es'])('the outline of a document drafted in %s is aligned in every language', async (source) => {
  const languages = [source, ...['en', 'fr', 'es'].filter((one) => one !== source)];
  const { slug } = await makeMeeting({ languages });
  expect(await execute(composeDefinition, { actor: admin, meeting: slug, input: {}, key: randomUUID() })).toMatchObject(
    {
      ok: true,
    },
  );
  const state = await findComposition(await enterMeeting(admin, slug));
  expect(state?.source).toBe(source);
  const narrative = state?.blocks.filter(({ sentences }) => sentences.length > 0) ?? [];
  expect(narrative.length).toBeGreaterThan(5);
  expect(state?.gaps.filter(({ block }) => narrative.some(({ id }) => id === block))).toEqual([]);
});

describe('two drafters', () => {
  it('of one paragraph lose nothing where they touch different words, and both are parents of what stands', async () => {
    const block = await insert('The mechanisms met in spring and reported on their work.');
    const seen = seenOf(block);
    const mine = { block: block.id, seen, text: { en: 'The mechanisms met in May and reported on their work.' } };
    const theirs = {
      block: block.id,
      seen,
      text: { en: 'The mechanisms met in spring and reported on their progress.' },
    };
    const both = await Promise.all([run(editBlockDefinition, mine), run(editBlockDefinition, theirs)]);
    expect(
      both.map((result) => result.ok && (result.value as unknown as { isJoined: boolean }).isJoined).sort(),
    ).toEqual([false, true]);
    expect(textOf(await find(block.id))).toBe('The mechanisms met in May and reported on their progress.');
    const kept = await db().blockWording.findMany({ where: { blockId: block.id }, orderBy: { number: 'asc' } });
    expect(kept.map(({ number, parentIds }) => [number, parentIds.length])).toEqual([
      [1, 0],
      [2, 1],
      [3, 2],
    ]);
  });

  it('of the same words are told, with what stands there, and the next sending knows it', async () => {
    const block = await insert('They met in spring.');
    const seen = seenOf(block);
    expect(await run(editBlockDefinition, { block: block.id, seen, text: { en: 'They met in May.' } })).toMatchObject({
      ok: true,
    });
    const late = await run(editBlockDefinition, { block: block.id, seen, text: { en: 'They met in June.' } });
    const standing = (await find(block.id)).wordings.en;
    expect(late).toMatchObject({
      ok: false,
      code: 'conflict',
      fields: { 'text.en': { code: 'changed_meanwhile', params: { value: 'They met in May.', seen: standing?.id } } },
    });
    const again = { block: block.id, seen: { text: { en: standing?.id } }, text: { en: 'They met in May or June.' } };
    expect(await run(editBlockDefinition, again)).toMatchObject({ ok: true });
    expect(textOf(await find(block.id))).toBe('They met in May or June.');
  });

  it('of different languages do not meet', async () => {
    const block = await insert('It met.');
    const seen = seenOf(block);
    await run(editBlockDefinition, { block: block.id, seen, text: { en: 'It met twice.' } });
    expect(
      await run(
        editBlockDefinition,
        { block: block.id, seen: { text: {} }, text: { fr: 'Il s’est réuni.' } },
        translator,
      ),
    ).toMatchObject({ ok: true });
    const after = await find(block.id);
    expect([textOf(after), textOf(after, 'fr')]).toEqual(['It met twice.', 'Il s’est réuni.']);
  });

  it('a save that changes nothing writes nothing, and a wording from another block is no beginning', async () => {
    const [block, other] = [await insert('One.'), await insert('Two.')];
    const count = () => db().blockWording.count({ where: { blockId: block.id } });
    expect(
      await run(editBlockDefinition, { block: block.id, seen: seenOf(block), text: { en: 'One.' } }),
    ).toMatchObject({
      ok: true,
      value: { written: 0 },
    });
    const foreign = { block: block.id, seen: seenOf(other), text: { en: 'Three.' } };
    expect(await run(editBlockDefinition, foreign)).toMatchObject({ ok: false, code: 'conflict' });
    expect(await count()).toBe(1);
  });

  /** Two translators save one paragraph, the second while the first has not committed; what each came to. */
  async function atOnce(seen: (tx: Tx) => Tx) {
    const block = await insert('They met in spring and reported.');
    await run(editBlockDefinition, {
      block: block.id,
      seen: seenOf(block),
      text: { fr: 'Ils se réunissent au printemps et rendent compte.' },
    });
    const begun = (await find(block.id)).wordings.fr?.id;
    const step = heldStep();
    const save = (fr: string, then: () => Promise<void>) =>
      runAsSystem('outcome.edit-block', meeting.slug, async (ctx) => {
        const input = editBlockSchema.parse({ block: block.id, seen: { text: { fr: begun } }, text: { fr } });
        await editBlock({ ...ctx, actor: translator, tx: seen(ctx.tx) }, input);
        await then();
      });
    const first = save('Ils se réunissent en mai et rendent compte.', step.hold);
    await step.reached;
    const second = save('Ils se réunissent au printemps et publient.', () => Promise.resolve());
    const settled = Promise.allSettled([first, second]);
    await vi.waitFor(async () => {
      const [{ waiting }] = await db().$queryRaw<[{ waiting: number }]>`
        SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      expect(waiting).toBe(1);
    });
    step.go();
    return { ended: (await settled).map(({ status }) => status), said: textOf(await find(block.id), 'fr') };
  }

  it('at the very same moment wait for each other, and both edits stand', async () => {
    expect(await atOnce((tx) => tx)).toEqual({
      ended: ['fulfilled', 'fulfilled'],
      said: 'Ils se réunissent en mai et publient.',
    });
  });

  it('without the lock the second would not know of the first, and the database would turn it away', async () => {
    expect(await atOnce(unlocked)).toEqual({
      ended: ['fulfilled', 'rejected'],
      said: 'Ils se réunissent en mai et rendent compte.',
    });
  });

  it('move two blocks at once, and no block is lost or doubled', async () => {
    const [one, two] = [await insert('First.'), await insert('Second.')];
    const before = (await composition()).blocks.map(({ id }) => id).sort();
    const moves = [one, two, one, two].map(({ id: block }) => run(arrangeBlockDefinition, { block, move: 'UP' }));
    expect((await Promise.all(moves)).every(({ ok }) => ok)).toBe(true);
    const rows = await db().outcomeBlock.findMany({
      where: { document: { meetingId: meeting.id }, position: { not: null } },
      orderBy: { position: 'asc' },
      select: { id: true, position: true },
    });
    expect(rows.map(({ position }) => position)).toEqual(rows.map((_, index) => index + 1));
    expect(rows.map(({ id }) => id).sort()).toEqual(before);
  });
});

describe('a block', () => {
  it('is moved with its part, taken out and put back with what was written in it', async () => {
    const heading = await insert('A part', { what: 'HEADING_1' });
    const text = await insert('Its text');
    const order = async () => (await composition()).blocks.map(({ id }) => id);
    expect(await run(arrangeBlockDefinition, { block: heading.id, move: 'TO' })).toMatchObject({ ok: true });
    expect((await order()).slice(0, 2)).toEqual([heading.id, text.id]);
    expect((await composition()).blocks.slice(0, 2).map(({ label, number }) => label ?? number)).toEqual(['I', 1]);

    await run(arrangeBlockDefinition, { block: text.id, move: 'OUT' });
    expect(await order()).not.toContain(text.id);
    expect((await composition()).takenOut.map(({ id, words }) => [id, words])).toContainEqual([text.id, 'Its text']);
    const edit = { block: text.id, seen: seenOf(text), text: { en: 'Changed' } };
    expect(await run(editBlockDefinition, edit)).toMatchObject({ ok: false, code: 'closed' });
    const behindIt = { what: 'PARAGRAPH', after: text.id, text: 'x' };
    expect(await run(insertBlockDefinition, behindIt)).toMatchObject({ ok: false, code: 'conflict' });
    await run(arrangeBlockDefinition, { block: text.id, move: 'IN' });
    expect((await order()).at(-1)).toBe(text.id);
    expect(textOf(await find(text.id))).toBe('Its text');
  });

  it('a translator writes every language but the one the document is drafted in', async () => {
    const block = await insert('Drafted.');
    const edit = (text: Record<string, string>) =>
      run(editBlockDefinition, { block: block.id, seen: seenOf(block), text }, translator);
    expect(await edit({ en: 'Translated.' })).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await edit({ es: 'Redactado.' })).toMatchObject({ ok: true });
    expect(await run(arrangeBlockDefinition, { block: block.id, move: 'UP' }, translator)).toMatchObject({
      code: 'forbidden',
    });
  });

  it('reads lists, tables, links and footnotes, and takes HTML for text', async () => {
    const table = await insert('Region | n\nAfrica | <b>5</b>', { what: 'TABLE' });
    expect(table.content.en).toEqual([
      [['Region'], ['n']],
      [['Africa'], ['<b>5</b>']],
    ]);
    expect(await run(insertBlockDefinition, { what: 'FIGURE_X', text: 'x' })).toMatchObject({ code: 'invalid' });
    expect(await run(insertBlockDefinition, { what: 'PARTIES', text: 'x' })).toMatchObject({
      fields: { text: { code: 'not_for_bound' } },
    });
  });

  it('of a wording is sealed in the database', async () => {
    const block = await insert('Kept.');
    const change = db().blockWording.updateMany({ where: { blockId: block.id }, data: { text: 'Changed' } });
    await expect(change).rejects.toThrow();
  });
});

describe('a translation', () => {
  it('is stale once its source text is another one, until it is changed or said to hold beside it', async () => {
    const block = await insert('It met in spring.');
    const edit = async (input: Record<string, unknown>, actor = admin) =>
      run(editBlockDefinition, { block: block.id, seen: seenOf(await find(block.id)), ...input }, actor);
    const stale = async () => (await find(block.id)).stale;
    await edit({ text: { fr: 'Il s’est réuni au printemps.', es: 'Se reunió en primavera.' } }, translator);
    expect(await stale()).toEqual([]);
    await edit({ text: { en: 'It met in May.' } });
    expect((await stale()).toSorted()).toEqual(['es', 'fr']);
    expect((await composition()).gaps).toContainEqual({
      block: block.id,
      language: 'fr',
      problem: 'stale',
      sentences: [],
    });

    await edit({ text: { fr: 'Il s’est réuni en mai.' } }, translator);
    expect(await stale()).toEqual(['es']);
    const before = await find(block.id);
    const text = { es: before.wordings.es?.text };
    await edit({ text, holds: ['es'] }, translator);
    expect(await stale()).toEqual([]);
    expect((await find(block.id)).wordings.es?.number).toBe(2);
    await edit({ text, holds: ['es'] }, translator);
    expect((await find(block.id)).wordings.es?.number).toBe(2);
  });

  it('that was made beside a source text that others have changed since is stale at once', async () => {
    const block = await insert('It met in spring.');
    const seen = seenOf(block);
    await run(editBlockDefinition, { block: block.id, seen, text: { en: 'It met in May.' } });
    await run(editBlockDefinition, { block: block.id, seen, text: { fr: 'Il s’est réuni au printemps.' } }, translator);
    expect((await find(block.id)).stale).toEqual(['fr']);
  });
});

describe('sentences', () => {
  /** A block of three sentences that a translator has said in French; how it stands, and what one would send from there. */
  async function translated() {
    const block = await insert('They met in spring. They agreed on a plan. Thanks are due.');
    const stands = async () => {
      const { sentences, wordings, stale } = await find(block.id);
      return {
        uids: sentences.map(({ uid }) => uid),
        states: sentences.map(({ said }) => said.fr?.state),
        french: wordings.fr,
        english: wordings.en,
        stale,
      };
    };
    type Stand = Awaited<ReturnType<typeof stands>>;
    const say = async (texts: Record<number, string>, over: Record<string, unknown> = {}, from?: Stand) => {
      const { uids, french, english } = from ?? (await stands());
      const numbers = Object.keys(texts).map(Number);
      return run(
        translateSentencesDefinition,
        {
          block: block.id,
          language: 'fr',
          seen: { beside: english?.id, sentences: Object.fromEntries(uids.map((uid) => [uid, french?.id ?? ''])) },
          sentences: Object.fromEntries(numbers.map((number) => [uids[number], texts[number]])),
          ...over,
        },
        translator,
      );
    };
    const reword = async (en: string) =>
      run(editBlockDefinition, { block: block.id, seen: seenOf(await find(block.id)), text: { en } });
    expect(await say({ 0: 'Réunis au printemps.', 1: 'D’accord sur un plan.', 2: 'Merci.' })).toMatchObject({
      ok: true,
    });
    return { block, stands, say, reword };
  }

  it('of the source that change make their own translations stale and no others, and keep their ids', async () => {
    const { stands, say, reword } = await translated();
    const before = await stands();
    expect(before.states).toEqual(['translated', 'translated', 'translated']);
    expect(before.french?.text).toBe('Réunis au printemps. D’accord sur un plan. Merci.');
    await reword('They met in spring. They agreed on a good plan. Something new was said. Thanks are due.');
    const after = await stands();
    expect(after.states).toEqual(['translated', 'stale', 'missing', 'translated']);
    expect([after.uids[0], after.uids[1], after.uids[3]]).toEqual(before.uids);
    await say({ 2: 'Du neuf.' }, { holds: [after.uids[1]] });
    expect(await stands()).toMatchObject({
      states: ['translated', 'translated', 'translated', 'translated'],
      stale: [],
      french: { text: 'Réunis au printemps. D’accord sur un plan. Du neuf. Merci.' },
    });
  });

  it('that were translated beside a source others have changed since are kept and stale at once', async () => {
    const { stands, say, reword } = await translated();
    const from = await stands();
    await reword('They met in May. They agreed on a plan. Thanks are due.');
    await say({ 0: 'Ils se sont réunis au printemps.' }, {}, from);
    expect(await stands()).toMatchObject({
      states: ['stale', 'translated', 'translated'],
      french: { text: 'Ils se sont réunis au printemps. D’accord sur un plan. Merci.' },
    });
  });

  it('that two translators say at once are both kept, and the same one is told what stands there', async () => {
    const { stands, say } = await translated();
    const from = await stands();
    await say({ 0: 'Un.' }, {}, from);
    expect(await say({ 1: 'Deux.' }, {}, from)).toMatchObject({ ok: true });
    const late = await say({ 0: 'Autre.' }, {}, from);
    const standing = (await stands()).french;
    expect(standing?.text).toBe('Un. Deux. Merci.');
    expect(late).toMatchObject({
      ok: false,
      code: 'conflict',
      fields: {
        [`sentences.${from.uids[0]}`]: { code: 'said_otherwise', params: { value: 'Un.', seen: standing?.id } },
      },
    });
  });

  it('hold only as their reader has seen them, and keep the spaces they were typed with', async () => {
    const { block, stands, say, reword } = await translated();
    await reword('They met in spring. They agreed on a good plan. Thanks are due.');
    const from = await stands();
    await say({ 1: 'Un plan\u202f:\nbon\u00a0!' });
    const standing = (await stands()).french;
    expect(standing?.text).toBe('Réunis au printemps. Un plan\u202f: bon\u00a0! Merci.');
    expect(await say({}, { holds: [from.uids[1]] }, from)).toMatchObject({
      ok: false,
      code: 'conflict',
      fields: { [`sentences.${from.uids[1]}`]: { code: 'said_otherwise', params: { seen: standing?.id } } },
    });
    const whole = { block: block.id, seen: { text: { fr: from.french?.id } }, text: { fr: from.french?.text } };
    expect(await run(editBlockDefinition, { ...whole, holds: ['fr'] }, translator)).toMatchObject({
      ok: false,
      code: 'conflict',
      fields: { 'text.fr': { code: 'changed_meanwhile', params: { value: standing?.text, seen: standing?.id } } },
    });
    expect(await run(editBlockDefinition, whole, translator)).toMatchObject({ ok: true });
  });

  it('are said together with the one before once somebody says so, until that says something else', async () => {
    const { stands, say } = await translated();
    const { uids } = await stands();
    await say({ 1: '' });
    expect((await stands()).states).toEqual(['translated', 'missing', 'translated']);
    await say({ 0: 'Réunis au printemps, d’accord sur un plan.' }, { holds: [uids[1]] });
    expect((await stands()).states).toEqual(['translated', 'translated', 'translated']);
    await say({ 0: 'Réunis au printemps.' });
    expect((await stands()).states).toEqual(['translated', 'proposed', 'translated']);
    await say({ 0: '' });
    expect((await stands()).states).toEqual(['missing', 'missing', 'translated']);
  });

  it('that are moved, or taken out of the source, leave a translation that is stale as a whole until it is said anew', async () => {
    const { stands, say, reword } = await translated();
    await reword('Thanks are due. They met in spring. They agreed on a plan.');
    const moved = await stands();
    expect(moved).toMatchObject({ states: ['translated', 'translated', 'translated'], stale: ['fr'] });
    await say({ 0: 'Merci beaucoup.' });
    expect(await stands()).toMatchObject({
      stale: [],
      french: { text: 'Merci beaucoup. Réunis au printemps. D’accord sur un plan.' },
    });
    await reword('They met in spring. They agreed on a plan.');
    expect((await stands()).stale).toEqual(['fr']);
    expect(await say({}, { sentences: { [moved.uids[0] ?? '']: 'Toujours là.' } })).toMatchObject({
      ok: false,
      fields: { [`sentences.${moved.uids[0]}`]: { code: 'no_longer_there' } },
    });
  });

  it('are revised and cleared as they stand, and no longer once either text is another', async () => {
    const { block, stands, say, reword } = await translated();
    const review = async (step: string, actor = admin, wording?: string) =>
      run(
        reviewSentencesDefinition,
        { block: block.id, language: 'fr', step, wording: wording ?? (await stands()).french?.id },
        actor,
      );
    const first = (await stands()).french?.id;
    expect(await review('CLEARED', translator)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await review('REVISED', translator)).toMatchObject({ ok: true, value: { sentences: 3 } });
    expect(await review('CLEARED')).toMatchObject({ ok: true, value: { sentences: 3 } });
    expect((await stands()).states).toEqual(['cleared', 'cleared', 'cleared']);
    await say({ 1: 'Ils ont un plan.' });
    expect((await stands()).states).toEqual(['cleared', 'translated', 'cleared']);
    await reword('They met in spring. They agreed on a plan. Many thanks are due.');
    expect((await stands()).states).toEqual(['cleared', 'translated', 'stale']);
    expect(await review('REVISED', admin, first)).toMatchObject({ ok: false, code: 'conflict' });
    expect(await review('REVISED')).toMatchObject({ value: { sentences: 2 } });
    expect((await stands()).states).toEqual(['revised', 'revised', 'stale']);
  });

  it('come back from a translator as differences; what is taken over is bound to the source that was given', async () => {
    const { block, stands, reword } = await translated();
    const scope = await enterMeeting(translator, meeting.slug);
    const given = await listTranslationUnits(scope, 'fr', 'en');
    const own = given.units.filter((one) => one.block === block.id);
    const targets = ['Ils se sont réunis au printemps.', 'Ils ont un plan.', 'Merci.'];
    const units = own.map((one, index) => ({
      ...one,
      target: targets[index] ?? '',
      state: (['cleared', 'proposed', 'translated'] as const)[index] ?? ('translated' as const),
    }));
    const upload = async (xml: string) =>
      run(uploadTranslationsDefinition, { file: new Upload('fr.xlf', new TextEncoder().encode(xml)) }, translator);
    const stored = (await upload(writeXliff({ ...given, units }))) as unknown as { value: { file: string } };
    const file = stored.value.file;
    const before = await stands();
    const kinds = async () => (await previewTranslations(scope, file))?.differences.map(({ kind }) => kind);
    expect(await kinds()).toEqual(['changed', 'changed', 'same']);
    expect(await stands()).toEqual(before);

    // The source of one changes while the preview is open: nothing is taken over, and it is named.
    await reword('They met in May. They agreed on a plan. Thanks are due.');
    const take = async (...numbers: number[]) =>
      run(takeTranslationsDefinition, { file, sentences: numbers.map((number) => own[number]?.uid) }, translator);
    expect(await take(0, 1)).toMatchObject({
      ok: false,
      code: 'conflict',
      fields: { sentences: { code: 'source_changed', params: { sentences: 'They met in May.' } } },
    });
    expect(await stands()).toMatchObject({ french: before.french });
    expect(await kinds()).toEqual(['stale', 'changed', 'same']);
    expect(await take(1)).toMatchObject({ ok: true, value: { taken: 1 } });
    expect(await stands()).toMatchObject({
      states: ['stale', 'proposed', 'translated'],
      french: { text: 'Réunis au printemps. Ils ont un plan. Merci.' },
    });

    await reword('They met in spring. They agreed on a plan. Thanks are due.');
    expect(await take(0)).toMatchObject({ ok: true, value: { taken: 1 } });
    expect((await stands()).states).toEqual(['revised', 'proposed', 'translated']);
    // What a machine proposed and nobody has read keeps the document from being published.
    expect((await composition()).gaps).toContainEqual({
      block: block.id,
      language: 'fr',
      problem: 'proposed',
      sentences: [2],
    });

    for (const [xml, code] of [
      ['text', 'not_translations'],
      [writeXliff({ ...given, target: 'ar', units }), 'other_language'],
    ] as const)
      expect(await upload(xml)).toMatchObject({ ok: false, fields: { file: { code } } });
    const elsewhere = await makeMeeting();
    expect(await previewTranslations(await enterMeeting(admin, elsewhere.slug), file)).toBeNull();
  });

  it('are never said in the language of the source or one that the meeting has not', async () => {
    const { say } = await translated();
    for (const language of ['en', 'ar'])
      expect(await say({ 0: 'x' }, { language })).toMatchObject({
        ok: false,
        fields: { language: { code: 'invalid_choice' } },
      });
  });
});

describe('a version', () => {
  const last = async () =>
    db().draftVersion.findFirstOrThrow({ where: { document: { meetingId: meeting.id } }, orderBy: { number: 'desc' } });
  const hashes = async () => {
    const { id } = await composition();
    const { content, hash } = await db().$transaction((tx) => readDocumentContent(tx, id), {
      isolationLevel: 'RepeatableRead',
    });
    return { sha256: hash, languages: languageHashes(content) };
  };

  it('is kept as it stands, once for the same text, and is sealed', async () => {
    await insert('Before the version.');
    const { contentHash } = await composition();
    expect(await run(keepVersionDefinition, { why: 'For the Chair' })).toMatchObject({ value: { isNew: true } });
    const kept = await last();
    expect(sha256(kept.canonical)).toBe(contentHash);
    expect(kept).toMatchObject({ sha256: contentHash, why: 'For the Chair', cause: 'BY_HAND' });
    expect({ sha256: kept.sha256, languages: kept.languageHashes }).toEqual(await hashes());
    expect(await run(keepVersionDefinition, {})).toMatchObject({ value: { isNew: false, number: kept.number } });
    expect((await composition()).versions[0]).toMatchObject({ number: kept.number, why: 'For the Chair' });
    const of = { where: { id: kept.id } };
    await expect(db().draftVersion.update({ ...of, data: { why: 'Other' } })).rejects.toThrow();
    await expect(db().draftVersion.delete(of)).rejects.toThrow();
  });

  it('holds for a language until what it says in that language is another text, and for no other', async () => {
    const block = await insert('A sentence to translate.');
    const before = await hashes();
    await run(editBlockDefinition, { block: block.id, seen: seenOf(block), text: { fr: 'Une phrase.' } }, translator);
    const after = await hashes();
    expect(after.sha256).not.toBe(before.sha256);
    expect(after.languages['fr']).not.toBe(before.languages['fr']);
    expect({ ...after.languages, fr: '' }).toEqual({ ...before.languages, fr: '' });
    await run(keepVersionDefinition, {});
    const { number } = await last();
    await insert('One more.');
    expect(await run(keepVersionDefinition, {})).toMatchObject({ value: { number: number + 1, isNew: true } });
  });

  it('is compared with what stands now, for those who compose or translate, and reads as missing where there is none', async () => {
    const block = await insert('The members meet once a year.');
    await run(keepVersionDefinition, {});
    const { number } = await last();
    await run(editBlockDefinition, {
      block: block.id,
      seen: seenOf(block),
      text: { en: 'The members meet twice a year.' },
    });
    const scope = await enterMeeting(translator, meeting.slug);
    const pair = await findVersions(scope, {});
    expect([pair?.from.key, pair?.to.key]).toEqual([`d${number}`, 'now']);
    const nothing = { title: {}, blocks: [] };
    const compared = compareVersions(pair?.from.text ?? nothing, pair?.to.text ?? nothing, 'en');
    expect(compared.blocks.filter(({ change }) => change !== 'same')).toMatchObject([
      { id: block.id, change: 'changed', pieces: [{}, { removed: 'once', added: 'twice' }, {}] },
    ]);
    await expect(findVersions(scope, { from: 'd999' })).rejects.toMatchObject({ code: 'not_found' });
    const reader = await enterMeeting(null, meeting.slug);
    await expect(findVersions(reader, {})).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is kept by whoever composes and not by a translator', async () => {
    expect(await run(keepVersionDefinition, {}, translator)).toMatchObject({ ok: false, code: 'forbidden' });
  });
});

describe('a signature', () => {
  let signing: Awaited<ReturnType<typeof makeMeeting>>;
  let linguist: Actor;
  let presiding: Actor;
  const of = (definition: unknown, input: Record<string, unknown>, actor = admin) =>
    execute(definition as Any, { actor, meeting: signing.slug, input, key: randomUUID() });
  const state = async () => found(await findComposition(await enterMeeting(admin, signing.slug)));
  const read = async () => found(await findSigning(await enterMeeting(presiding, signing.slug)));
  const hash = async (language: string) => (await hashesOf(signing.slug))[language];
  const give = async (language: string, actor = linguist, definition: unknown = signLanguageDefinition) =>
    of(definition, { language, hash: await hash(language) }, actor);
  /** The secretariat says who signs the wording of a language, as its page does. */
  const name = async (language: string, actors: Actor[]) => {
    const roles = await db().meetingRole.findMany({ where: { meetingId: signing.id, kind: 'TRANSLATOR' } });
    const signatories = roles.filter(({ personId }) => actors.some(({ personIds }) => personIds.includes(personId)));
    const seen = roles.filter(({ signs }) => signs.includes(language));
    const ids = (of: typeof roles) => of.map(({ id }) => id);
    expect(
      await of(nameSignatoriesDefinition, { language, signatories: ids(signatories), seen: ids(seen) }),
    ).toMatchObject({ ok: true, value: { count: actors.length } });
  };
  const standing = async () =>
    (await read()).signatures
      .filter(({ isStanding }) => isStanding)
      .map(({ capacity, language }) => `${language} ${capacity}`)
      .sort();
  const paragraph = async () =>
    found((await state()).blocks.find(({ kind, wordings }) => kind === 'PARAGRAPH' && wordings.en));
  const say = async (text: Record<string, string>) => {
    const block = await paragraph();
    expect(await of(editBlockDefinition, { block: block.id, seen: seenOf(block), text })).toMatchObject({ ok: true });
  };

  beforeAll(async () => {
    signing = await makeMeeting();
    linguist = await makeActor({ roles: [{ meetingId: signing.id, kind: 'TRANSLATOR' }] });
    presiding = await makeActor({ roles: [{ meetingId: signing.id, kind: 'CHAIR' }] });
    expect(await of(composeDefinition, {})).toMatchObject({ ok: true });
    for (const language of ['en', 'fr', 'es']) await name(language, [linguist]);
  });

  it('is given once every language is there, by those who may, each in their capacity', async () => {
    const last = (await state()).blocks.at(-1)?.id;
    await of(insertBlockDefinition, { what: 'PARAGRAPH', after: last, text: 'Said in English alone.' });
    expect(await give('en')).toMatchObject({ fields: { language: { code: 'not_aligned' } } });
    await fill(signing.slug);
    expect((await read()).state).toBe('LANGUAGES_ALIGNED');
    expect(await give('ar')).toMatchObject({ ok: false, code: 'invalid' });
    expect(await give('en', presiding)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await give('en', admin, signAsChairDefinition)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await give('en', chair, signAsChairDefinition)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await give('en')).toMatchObject({ ok: true, value: { language: 'en' } });
    expect(await give('en')).toMatchObject({ ok: false, code: 'conflict' });
    expect((await read()).unsigned).toEqual([{ capacity: 'CHAIR', language: 'en' }]);
    expect(await give('en', presiding, signAsChairDefinition)).toMatchObject({ ok: true });
    const signed = await read();
    expect([signed.unsigned, signed.state]).toEqual([[], 'SIGNED']);
    expect((await state()).state).toBe('SIGNED');
    // The text that was signed is kept, and both signed the same version.
    expect(new Set(signed.signatures.map(({ version }) => version.number)).size).toBe(1);
    const rows = await db().signOff.findMany({ where: { document: { meetingId: signing.id } } });
    const update = db().signOff.updateMany({ where: { id: rows[0]?.id ?? '' }, data: { sha256: 'other' } });
    await expect(update).rejects.toThrow();
    await expect(db().signOff.deleteMany({ where: { id: rows[0]?.id ?? '' } })).rejects.toThrow();
  });

  it('is withdrawn by any change of its language and of no other, and does not come back with the text', async () => {
    expect(await give('fr')).toMatchObject({ ok: true });
    const before = plainText((await paragraph()).content['fr'] ?? []);
    await say({ fr: 'Autre chose.' });
    expect(await standing()).toEqual(['en CHAIR', 'en LANGUAGE']);
    await say({ fr: before });
    expect(await standing()).toEqual(['en CHAIR', 'en LANGUAGE']);
    expect((await read()).signatures.find(({ language }) => language === 'fr')?.end).toMatchObject({
      reason: 'TEXT_CHANGED',
    });
    expect(await give('fr')).toMatchObject({ ok: true });
    // A block that moves is another text in every language.
    const { id } = await paragraph();
    expect(await of(arrangeBlockDefinition, { block: id, move: 'DOWN' })).toMatchObject({ ok: true });
    expect(await standing()).toEqual([]);
  });

  it('does not stand on what was changed past every verb', async () => {
    expect(await give('en')).toMatchObject({ ok: true });
    const wording = await db().blockWording.findFirstOrThrow({
      where: { block: { document: { meetingId: signing.id }, kind: 'PARAGRAPH' }, language: 'en' },
      orderBy: { number: 'desc' },
    });
    const { id: _id, number, at: _at, ...row } = wording;
    await db().blockWording.create({ data: { ...row, number: number + 1, text: 'Past every verb.' } });
    expect(await standing()).toEqual([]);
    expect((await read()).signatures[0]?.end).toBeNull();
    const { symbol, contentHash } = await state();
    expect(await of(publishDefinition, { symbol, contentHash })).toMatchObject({ ok: false, code: 'invalid' });
  });

  it('is taken back by whoever gave it, with the reason, and given anew', async () => {
    await fill(signing.slug);
    const given = await give('en');
    const signature = given.ok ? (given.value as unknown as { signature: string }).signature : '';
    const why = 'Paragraph 4 has to be looked at again.';
    expect(await of(withdrawSignatureDefinition, { signature, whyWithdrawn: why })).toMatchObject({
      ok: false,
      code: 'not_found',
    });
    expect(await of(withdrawSignatureDefinition, { signature }, linguist)).toMatchObject({
      ok: false,
      code: 'invalid',
    });
    expect(await of(withdrawSignatureDefinition, { signature, whyWithdrawn: why }, linguist)).toMatchObject({
      ok: true,
    });
    expect(await of(withdrawSignatureDefinition, { signature, whyWithdrawn: why }, linguist)).toMatchObject({
      code: 'conflict',
    });
    expect((await read()).signatures.find(({ id }) => id === signature)).toMatchObject({
      isStanding: false,
      end: { reason: 'WITHDRAWN', why },
    });
    expect(await give('en')).toMatchObject({ ok: true });
    expect(await standing()).toEqual(['en LANGUAGE']);
  });

  it('of a Chair who was replaced is ended by the present one, with the reason, and given anew', async () => {
    await fill(signing.slug);
    const former = await makeActor({ roles: [{ meetingId: signing.id, kind: 'CHAIR' }] });
    const given = await give('en', former, signAsChairDefinition);
    const signature = given.ok ? (given.value as unknown as { signature: string }).signature : '';
    const input = { signature, whyWithdrawn: 'The Chair has changed.' };
    const end = (actor: Actor) => of(withdrawSignatureDefinition, input, actor);
    // Whoever chairs beside the signer does not.
    expect(await end(presiding)).toMatchObject({ ok: false, code: 'not_found' });
    const person = { accounts: { some: { accountId: former.accountId } } };
    await db().meetingRole.deleteMany({ where: { meetingId: signing.id, kind: 'CHAIR', person } });
    expect(await end(admin)).toMatchObject({ ok: false, code: 'not_found' });
    expect(await end(linguist)).toMatchObject({ ok: false, code: 'not_found' });
    expect((await read()).signatures.find(({ id }) => id === signature)).toMatchObject({ mayEnd: true });
    expect(await end(presiding)).toMatchObject({ ok: true });
    expect(await give('en', presiding, signAsChairDefinition)).toMatchObject({ ok: true });
  });

  /** The text changes and is not committed yet while somebody signs what they have read. */
  async function whileChanging(verb: typeof signLanguage) {
    const block = await paragraph();
    const said = await hash('es');
    const step = heldStep();
    const change = runAsSystem('outcome.edit-block', signing.slug, async (ctx) => {
      const text = { es: `Otra cosa ${randomUUID()}.` };
      await editBlock({ ...ctx, actor: admin }, editBlockSchema.parse({ block: block.id, seen: seenOf(block), text }));
      await step.hold();
    });
    await step.reached;
    const signs = runAsSystem('outcome.sign-language', signing.slug, async (ctx) => {
      await verb({ ...ctx, actor: linguist }, signSchema.parse({ language: 'es', hash: said }));
    });
    const settled = Promise.allSettled([change, signs]);
    await vi.waitFor(async () => {
      const [{ waiting }] = await db().$queryRaw<[{ waiting: number }]>`
        SELECT count(*)::int AS waiting FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
      expect(waiting).toBe(1);
    });
    step.go();
    const ended = (await settled).map(({ status }) => status);
    return { ended, isOnUnread: (await standing()).includes('es LANGUAGE') && (await hash('es')) !== said };
  }

  it('never stands on a text that changed while it was given', async () => {
    expect(await whileChanging(signLanguage)).toEqual({ ended: ['fulfilled', 'rejected'], isOnUnread: false });
  });

  it('without comparing what was read would stand on a text that its signer has not seen', async () => {
    // As a signature would be given that names no text: whatever stands there is signed.
    const unread = async (ctx: Ctx, { language }: { language: string }) => {
      const { id } = await lockDraft(ctx);
      const read = await readDocumentContent(ctx.tx, id);
      const signed = await writeSignature(ctx, id, read, { capacity: 'LANGUAGE', language });
      await ctx.audit({ subject: { type: 'SignOff', id: signed.id } });
      return { signature: signed.id, language, version: signed.version };
    };
    expect(await whileChanging(unread)).toEqual({ ended: ['fulfilled', 'fulfilled'], isOnUnread: true });
  });

  it('stands on what was read, as does the version kept with it, also where a name changes before it is written', async () => {
    const { id: documentId } = await db().outcomeDocument.findUniqueOrThrow({
      where: { meetingId: signing.id },
      select: { id: true },
    });
    const undone = db().$transaction(async (tx) => {
      const was = await readDocumentContent(tx, documentId);
      await tx.meeting.update({ where: { id: signing.id }, data: { city: 'Elsewhere' }, select: { id: true } });
      expect((await readDocumentContent(tx, documentId)).hash).not.toBe(was.hash);
      const given = { capacity: 'LANGUAGE', language: 'es' } as const;
      const { id } = await writeSignature({ tx, now: new Date(), actor: null }, documentId, was, given);
      const sha = languageHash(was.content, 'es');
      expect(
        await tx.signOff.findUniqueOrThrow({
          where: { id },
          select: { sha256: true, version: { select: { sha256: true, languageHashes: true } } },
        }),
      ).toMatchObject({ sha256: sha, version: { sha256: was.hash, languageHashes: { es: sha } } });
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
  });

  it('holds for what is printed over the text: which languages are authentic, and the name, place and days', async () => {
    await fill(signing.slug);
    const sign = async () => {
      if (!(await standing()).includes('en LANGUAGE')) expect(await give('en')).toMatchObject({ ok: true });
    };
    await sign();
    expect(await of(setAuthenticDefinition, { authentic: ['en', 'fr'] })).toMatchObject({ ok: true });
    expect(await standing()).toEqual([]);
    await sign();
    expect(await of(setAuthenticDefinition, { authentic: ['en'] })).toMatchObject({ ok: true });
    expect(await standing()).toEqual([]);
    expect((await read()).signatures[0]?.end).toMatchObject({ reason: 'TEXT_CHANGED' });
    const meetings = { where: { id: signing.id } };
    const { title, city, startsOn, endsOn } = await db().meeting.findUniqueOrThrow(meetings);
    const changes = [
      { city: 'Elsewhere' },
      { startsOn: new Date(startsOn.getTime() - 86_400_000) },
      { endsOn: new Date(endsOn.getTime() + 86_400_000) },
      { title: { ...(title as object), en: 'Another name' } },
    ];
    for (const data of changes) {
      await sign();
      expect(await standing()).toContain('en LANGUAGE');
      await db().meeting.update({ ...meetings, data });
      expect(await standing(), JSON.stringify(data)).toEqual([]);
      await db().meeting.update({ ...meetings, data: { title: title ?? {}, city, startsOn, endsOn } });
    }
  });

  it('is not published under a language that is authentic and none of the meeting’s any more', async () => {
    await fill(signing.slug);
    const { languages } = await db().meeting.findUniqueOrThrow({
      where: { id: signing.id },
      select: { languages: true },
    });
    const speaks = (of: string[]) => db().meeting.update({ where: { id: signing.id }, data: { languages: of } });
    await speaks(languages.filter((language) => language !== 'en'));
    const { symbol, contentHash } = await state();
    expect(await of(publishDefinition, { symbol, contentHash })).toMatchObject({
      ok: false,
      fields: { authentic: { code: 'invalid_choice' } },
    });
    await speaks(languages);
  });

  it('of the wording is given by who is named for the language and nobody beside them, and by the secretariat where nobody is', async () => {
    const forbidden = { ok: false, code: 'forbidden' };
    const other = await makeActor({ roles: [{ meetingId: signing.id, kind: 'TRANSLATOR' }] });
    await fill(signing.slug);
    // Nothing is signed before, whatever was.
    await say({ en: `Said ${randomUUID()}.`, fr: `Dit ${randomUUID()}.`, es: `Dicho ${randomUUID()}.` });
    expect(await standing()).toEqual([]);
    await name('fr', [other]);
    await name('fr', [other]);
    await name('es', []);
    // Whoever is named is written to, once; who was named before is not. Who is named no longer is told so, once.
    const former = await db().outboxMail.findMany({
      where: { purpose: 'outcome.former-signatory', recipient: linguist.email ?? '' },
      select: { subject: true },
    });
    expect(former.map(({ subject }) => /in (French|Spanish)/.exec(subject)?.[1])).toEqual(
      expect.arrayContaining(['French', 'Spanish']),
    );
    expect(former).toHaveLength(2);
    const { email } = await db().account.findUniqueOrThrow({ where: { id: other.accountId }, select: { email: true } });
    const told = await db().outboxMail.findMany({ where: { recipient: email }, select: { subject: true, body: true } });
    expect(told).toMatchObject([{ subject: expect.stringContaining('the wording in French') as string }]);
    expect(told[0]?.body).toContain(`/en/manage/${signing.slug}/highlights/sign?language=fr`);
    const mine = async (actor: Actor) => found(await findSigning(await enterMeeting(actor, signing.slug))).mine;
    expect([await mine(linguist), await mine(other), await mine(admin), await mine(presiding)]).toEqual([
      ['en'],
      ['fr'],
      ['es'],
      [],
    ]);
    expect([await give('fr'), await give('fr', admin), await give('es'), await give('es', other)]).toEqual(
      Array(4).fill(forbidden),
    );
    expect(await give('fr', other)).toMatchObject({ ok: true });
    expect(await give('es', admin)).toMatchObject({ ok: true });
    // Who is named otherwise later takes nothing from what was signed.
    const toLinguist = { where: { purpose: 'outcome.signatory', recipient: linguist.email ?? '' } };
    const before = await db().outboxMail.count(toLinguist);
    await name('fr', [linguist, other]);
    // Of whom nothing is asked, nobody is written to.
    expect(await db().outboxMail.count(toLinguist)).toBe(before);
    expect(await standing()).toEqual(expect.arrayContaining(['es LANGUAGE', 'fr LANGUAGE']));
    // A role that ends takes its languages with it.
    const person = { accounts: { some: { accountId: other.accountId } } };
    await db().meetingRole.deleteMany({ where: { meetingId: signing.id, kind: 'TRANSLATOR', person } });
    expect(await mine(other).catch(({ code }: { code: string }) => code)).toBe('forbidden');
    await name('fr', [linguist]);
    await name('es', [linguist]);
    // What was signed is no longer what stands: the next test signs anew.
    await say({ fr: `Dit ${randomUUID()}.` });
  });

  it('is asked for by one mail to a mailbox, also of a second name that shares it', async () => {
    const kind = 'TRANSLATOR' as const;
    const [first, second] = [
      await makeActor({ roles: [{ meetingId: signing.id, kind }] }),
      await makeActor({ roles: [{ meetingId: signing.id, kind }] }),
    ];
    const shared = { accountId: first.accountId, personId: second.personIds[0] ?? '' };
    await db().accountPerson.deleteMany({ where: { personId: shared.personId } });
    await db().accountPerson.create({ data: { ...shared, primary: false } });
    const told = () => db().outboxMail.findMany({ where: { recipient: first.email ?? '' }, select: { body: true } });
    await say({ fr: `Dit ${randomUUID()}.`, es: `Dicho ${randomUUID()}.` });
    await name('fr', [second]);
    expect(await told()).toMatchObject([{ body: expect.stringContaining(second.name ?? '') as string }]);
    await name('es', [first, second]);
    expect(await told()).toHaveLength(2);
    // In a mailbox that is asked still under another name, nothing is said to be over.
    await name('es', [first]);
    expect(await told()).toHaveLength(2);
    await name('es', [linguist]);
    expect(await told()).toMatchObject([
      {},
      {},
      { body: expect.stringContaining('no longer counts on you') as string },
    ]);
    await db().meetingRole.deleteMany({ where: { personId: { in: [...first.personIds, ...second.personIds] } } });
    for (const language of ['fr', 'es']) await name(language, [linguist]);
  });

  it('is nobody’s to give by naming who is no translator of the meeting, or over what somebody else has named', async () => {
    const [elsewhere, observer] = [
      await makeActor({ roles: [{ meetingId: (await makeMeeting()).id, kind: 'TRANSLATOR' }] }),
      await makeActor({ roles: [{ meetingId: signing.id, kind: 'OBSERVER' }] }),
    ];
    const appointmentOf = async (actor: Actor) =>
      (await db().meetingRole.findFirstOrThrow({ where: { personId: { in: actor.personIds } } })).id;
    const seen = [await appointmentOf(linguist)];
    for (const stranger of [elsewhere, observer])
      expect(
        await of(nameSignatoriesDefinition, { language: 'en', signatories: [await appointmentOf(stranger)], seen }),
      ).toMatchObject({ ok: false, code: 'not_found' });
    expect(await of(nameSignatoriesDefinition, { language: 'ar', signatories: [] })).toMatchObject({ code: 'invalid' });
    expect(await of(nameSignatoriesDefinition, { language: 'en', signatories: [] })).toMatchObject({
      code: 'conflict',
    });
    expect(await of(nameSignatoriesDefinition, { language: 'en', signatories: [], seen }, linguist)).toMatchObject({
      code: 'forbidden',
    });
    const role = { where: { id: await appointmentOf(observer) } };
    await expect(db().meetingRole.update({ ...role, data: { signs: ['en'] } })).rejects.toThrow();
  });

  it('is not given while delegations are asked about the text', async () => {
    await fill(signing.slug);
    const of = { where: { meetingId: signing.id } };
    await db().outcomeDocument.update({ ...of, data: { state: 'CLEARANCE' } });
    expect(await give('fr')).toMatchObject({ ok: false, code: 'closed' });
    await db().outcomeDocument.update({ ...of, data: { state: 'COMPOSING' } });
    expect(await give('fr')).toMatchObject({ ok: true });
  });

  it('is read by those who sign and by nobody else', async () => {
    const reader = await enterMeeting(null, signing.slug);
    await expect(findSigning(reader)).rejects.toMatchObject({ code: 'forbidden' });
    const delegate = await makeActor({ roles: [{ meetingId: signing.id, kind: 'OBSERVER' }] });
    await expect(findSigning(await enterMeeting(delegate, signing.slug))).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('what is published', () => {
  it('names every place that lacks a language, and is sealed as it reads once none does', async () => {
    const state = await composition();
    const symbol = state.symbol;
    const publish = async () => run(publishDefinition, { symbol, contentHash: (await composition()).contentHash });
    const refused = await publish();
    expect(Object.keys((refused as { fields?: object }).fields ?? {})).toEqual(
      state.gaps.map(({ block, language, problem }) => `blocks.${block}.${language}.${problem}`),
    );
    expect(state.gaps.length).toBeGreaterThan(5);
    for (const block of state.blocks.filter(({ id }) => state.gaps.some((gap) => gap.block === id))) {
      const text = Object.fromEntries(['en', 'fr', 'es'].map((l) => [l, `Text ${l} [^Note]`]));
      expect(await run(editBlockDefinition, { block: block.id, seen: seenOf(block), text })).toMatchObject({
        ok: true,
      });
    }
    // A source sentence that changes now makes its translations stale, and the refusal names them and nothing else.
    const heading = await find(state.blocks[0]?.id ?? '');
    const reword = async (text: Record<string, string>) =>
      run(editBlockDefinition, { block: heading.id, seen: seenOf(await find(heading.id)), text });
    await reword({ en: 'Another opening' });
    expect(await publish()).toMatchObject({
      ok: false,
      code: 'invalid',
      fields: {
        [`blocks.${heading.id}.fr.stale`]: { code: 'text_stale' },
        [`blocks.${heading.id}.es.stale`]: { code: 'text_stale' },
      },
    });
    expect((await composition()).gaps).toHaveLength(2);
    await reword({ fr: 'Une autre ouverture', es: 'Otra apertura' });
    expect(await publish()).toEqual({
      ok: false,
      code: 'invalid',
      fields: {
        'signatures.en.LANGUAGE': { code: 'unsigned_language', params: { language: 'en' } },
        'signatures.en.CHAIR': { code: 'unsigned_by_chair', params: { language: 'en' } },
      },
    });
    await sign(['fr', 'en']);
    expect(await publish()).toMatchObject({ ok: true });
    const reader = await enterMeeting(null, meeting.slug);
    const published = await findPublication(reader);
    expect(published?.document.format).toBe('parley.highlights/2');
    expect(published?.document.blocks.map(({ id }) => id)).toEqual(state.blocks.map(({ id }) => id));
    expect(published?.document.blocks[0]).toMatchObject({ kind: 'HEADING', label: 'I', number: null });
    // What is sealed stays signed, whatever the meeting is called by now.
    const { city } = await db().meeting.findUniqueOrThrow({ where: { id: meeting.id }, select: { city: true } });
    await db().meeting.update({ where: { id: meeting.id }, data: { city: 'Elsewhere' } });
    const sealed = found(await findSigning(await enterMeeting(chair, meeting.slug)));
    await db().meeting.update({ where: { id: meeting.id }, data: { city } });
    expect([sealed.unsigned, sealed.signatures.map(({ isStanding }) => isStanding)]).toEqual([
      [],
      [true, true, true, true],
    ]);
    // Who signed what is sealed with it, and the hash is that of the text as published.
    expect(published?.document.signatures?.map(({ language, capacity }) => `${language} ${capacity}`)).toEqual([
      'en LANGUAGE',
      'en CHAIR',
      'fr LANGUAGE',
      'fr CHAIR',
    ]);
    for (const { language, sha256: hash } of published?.document.signatures ?? [])
      expect(hash).toBe(languageHash(JSON.parse(published?.canonical ?? '') as SealedDocument, language));
    for (const [definition, input] of [
      [editBlockDefinition, { block: state.blocks[0]?.id, text: { en: 'x' } }],
      [arrangeBlockDefinition, { block: state.blocks[0]?.id, move: 'DOWN' }],
      [insertBlockDefinition, { what: 'PARAGRAPH', text: 'x' }],
    ] as const)
      expect(await run(definition, input)).toMatchObject({ ok: false, code: 'closed' });
  });

  it('is kept in files that are made once, each with its hash, however many make them at once', async () => {
    const published = found(await findPublication(await enterMeeting(null, meeting.slug)));
    const [job] = await db().$queryRaw<[{ n: number }]>`
      SELECT count(*)::int AS n FROM graphile_worker.jobs WHERE task_identifier = 'keep-publication-files'`;
    expect(job.n).toBe(1);
    expect(await listKeptFiles(published)).toEqual([]);
    const before = await readFile(published, 'fr', 'docx', []);
    // What other tests of this file have published is kept with it.
    const lacking = await db().publication.count({ where: { files: { none: {} } } });
    const counts = await Promise.all([keepFiles(), keepFiles()]);
    expect(counts.reduce((sum, count) => sum + count)).toBe(lacking * 12);
    expect(await keepFiles()).toBe(0);
    const kept = await listKeptFiles(published);
    expect(kept.map(({ language, format }) => `${language}.${format}`)).toEqual(
      ['en', 'es', 'fr'].flatMap((language) => ['docx', 'pdf', 'txt', 'xml'].map((format) => `${language}.${format}`)),
    );
    for (const { language, format, sha256: hash } of kept) {
      const bytes = await readFile(published, language, format, kept);
      expect(sha256(bytes)).toBe(hash);
      expect(Buffer.from(await makeFile(published, language, format)).equals(bytes)).toBe(true);
    }
    expect(Buffer.from(await readFile(published, 'fr', 'docx', kept)).equals(before)).toBe(true);
    const [audited] = await db().auditEntry.findMany({
      where: { meetingId: meeting.id, action: 'outcome.keep-files' },
      select: { role: true },
    });
    expect(audited?.role).toBe('SYSTEM');
  });

  it('is handed out as it was kept, whatever would be made of it now, and never as something else', async () => {
    const published = found(await findPublication(await enterMeeting(null, meeting.slug)));
    const kept = await listKeptFiles(published);
    const pdf = (language: string) => found(kept.find((one) => one.language === language && one.format === 'pdf'));
    // The French file, had it been kept as the English one: what is made now is not asked.
    const bytes = await readFile(published, 'en', 'pdf', [{ ...pdf('fr'), language: 'en' }]);
    expect(sha256(bytes)).toBe(pdf('fr').sha256);
    // Content that was lost is made anew, and is told apart from what was kept.
    const lost = { ...pdf('en'), fileId: randomUUID() };
    expect(sha256(await readFile(published, 'en', 'pdf', [lost]))).toBe(lost.sha256);
    const other = { ...lost, sha256: pdf('fr').sha256 };
    await expect(readFile(published, 'en', 'pdf', [other])).rejects.toThrow('not the one that was kept');
    // The bundle holds what was kept.
    const publications = await listPublicationsTo(await enterMeeting(null, meeting.slug), published.document.number);
    const files = unzipSync(await makeBundle(published, publications, (...of) => readFile(...of, kept)));
    const hashes = Object.values(files).map((one) => sha256(one));
    expect(kept.filter(({ sha256: hash }) => !hashes.includes(hash))).toEqual([]);
  });
});

describe('what follows a publication', () => {
  const reader = (now?: Date) => enterMeeting(null, meeting.slug, now);
  const reason = { en: 'A date was wrong.', fr: 'Une date était erronée.', es: 'Una fecha era incorrecta.' };
  const publish = async (over: Record<string, unknown> = {}) => {
    const { symbol, contentHash } = await composition();
    return run(publishDefinition, { symbol, contentHash, ...over });
  };

  it('is opened again once, changes something, and says what and why; the first stays as it is', async () => {
    const first = await findPublication(await reader());
    expect(await run(reopenDefinition, {}, translator)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await run(reopenDefinition, {})).toMatchObject({ ok: true });
    expect(await run(reopenDefinition, {})).toMatchObject({ ok: false, code: 'closed' });
    expect(await findPublication(await reader())).toEqual(first);

    expect(await publish({ reason: { en: 'Only English' } })).toMatchObject({
      ok: false,
      fields: { edition: { code: 'required' }, 'reason.fr': { code: 'required' }, 'reason.es': { code: 'required' } },
    });
    expect(await publish({ edition: 'CORRIGENDUM', reason })).toMatchObject({
      fields: { edition: { code: 'nothing_changed' } },
    });
    const block = (await composition()).blocks.find(({ kind, wordings }) => kind === 'PARAGRAPH' && wordings.en);
    if (!block) throw new Error('no paragraph');
    const text = { en: 'In June.', fr: 'En juin.', es: 'En junio.' };
    expect(await run(editBlockDefinition, { block: block.id, seen: seenOf(block), text })).toMatchObject({ ok: true });
    // What is written meanwhile is nobody's to read.
    expect(await findPublication(await reader())).toEqual(first);
    expect(Object.keys(((await publish({ edition: 'CORRIGENDUM', reason })) as { fields: object }).fields)).toEqual([
      'signatures.en.LANGUAGE',
      'signatures.en.CHAIR',
    ]);
    await sign(['en']);
    expect(await publish({ edition: 'CORRIGENDUM', reason })).toMatchObject({ ok: true });

    const second = await findPublication(await reader());
    expect(second?.document).toMatchObject({
      number: 2,
      previousSha256: first?.sha256,
      edition: { revision: 0, corrigendum: 1, reason, changed: [`para_${block.number}`], added: [], removed: [] },
    });
    const earlier = await findPublication(await reader(), 1);
    expect(earlier).toEqual({ ...first, isLatest: false });
    const change = db().publication.updateMany({ where: { number: 1 }, data: { canonical: '{}' } });
    await expect(change).rejects.toThrow();
    await expect(db().publication.deleteMany({ where: { number: 1 } })).rejects.toThrow();
  });

  it('names the languages that are authentic, which are chosen for the document', async () => {
    await run(reopenDefinition, {});
    const choose = (authentic: string[], actor = admin) => run(setAuthenticDefinition, { authentic }, actor);
    expect(await choose(['ar'])).toMatchObject({ fields: { authentic: { code: 'invalid_choice' } } });
    expect(await choose([])).toMatchObject({ ok: false, code: 'invalid' });
    expect(await choose(['fr'], translator)).toMatchObject({ ok: false, code: 'forbidden' });
    expect(await choose(['es', 'fr'])).toMatchObject({ ok: true, value: { authentic: ['fr', 'es'] } });
    await sign(['fr', 'es']);
    expect(await publish({ edition: 'REVISION', reason })).toMatchObject({ ok: true });
    const { document } = (await findPublication(await reader())) as PublishedDocument;
    expect(document.authentic).toEqual(['fr', 'es']);
    expect(wordHighlights(document, '', 'fr').meta).toMatch(/Rev\.1.*français et espagnol/);
    expect((await listPublications(await reader())).map(({ number, symbol }) => `${number} ${symbol}`)).toEqual([
      `3 ${document.symbol}/Rev.1`,
      `2 ${document.symbol}/Corr.1`,
      `1 ${document.symbol}`,
    ]);
  });

  it('the chain from the last to the first verifies as a bundle', async () => {
    const last = (await findPublication(await reader())) as PublishedDocument;
    const parts = unzipSync(await makeBundle(last, await listPublicationsTo(await reader(), 3)));
    const files = Object.entries(parts).map(([name, bytes]) => ({ name, bytes }));
    const { findings, manifest } = checkBundle(files);
    expect([findings, manifest?.publications.length]).toEqual([[], 3]);
  });

  it('puts right what is printed over the text alone, and says which part of it', async () => {
    const { city, startsOn } = await db().meeting.findUniqueOrThrow({ where: { id: meeting.id } });
    const correct = async (data: { city: string } | { startsOn: Date }) => {
      await run(reopenDefinition, {});
      expect(await publish({ edition: 'CORRIGENDUM', reason })).toMatchObject({
        fields: { edition: { code: 'nothing_changed' } },
      });
      await db().meeting.update({ where: { id: meeting.id }, data });
      await sign(['fr', 'es']);
      expect(await publish({ edition: 'CORRIGENDUM', reason })).toMatchObject({ ok: true });
      return ((await findPublication(await reader())) as PublishedDocument).document;
    };
    const placed = await correct({ city: `${city} II` });
    expect(placed.edition).toMatchObject({ corrigendum: 1, head: ['PLACE'], changed: [], added: [], removed: [] });
    expect(wordHighlights(placed, '', 'fr').edition.at(-1)?.text).toBe('Modifié dans l’en-tête\u00a0: lieu.');
    const dated = await correct({ startsOn: new Date(startsOn.getTime() - 86_400_000) });
    expect(dated.edition).toMatchObject({ corrigendum: 2, head: ['DAYS'], changed: [] });
    expect(wordHighlights(dated, '', 'en').edition.at(-1)?.text).toBe('Changed in the head: dates.');
  });
});

describe('an embargo', () => {
  let quiet: Awaited<ReturnType<typeof makeMeeting>>;
  const ends = new Date('2036-05-02T07:30:00.000Z');
  const before = new Date(ends.getTime() - 1);
  const of = (definition: unknown, input: Record<string, unknown>) =>
    execute(definition as Any, { actor: admin, meeting: quiet.slug, input, key: randomUUID() });
  const state = async () => {
    const found = await findComposition(await enterMeeting(admin, quiet.slug));
    if (!found) throw new Error('not composed');
    return found;
  };

  beforeAll(async () => {
    quiet = await makeMeeting();
    await of(composeDefinition, {});
    for (const block of (await state()).blocks) {
      const missing = ['en', 'fr', 'es'].filter((language) => !textOf(block, language));
      if (missing.length === 0) continue;
      const text = Object.fromEntries(missing.map((language) => [language, `Secret ${language}`]));
      expect(await of(editBlockDefinition, { block: block.id, seen: seenOf(block), text })).toMatchObject({ ok: true });
    }
    await sign(['en'], quiet.slug);
  });

  const publish = async (embargo: Record<string, string>) => {
    const { symbol, contentHash } = await state();
    return of(publishDefinition, { symbol, contentHash, embargo });
  };

  it('seals what was read or nothing, also where what changed is not in the document', async () => {
    const { symbol, contentHash } = await state();
    const { city } = await db().meeting.findUniqueOrThrow({ where: { id: quiet.id }, select: { city: true } });
    const moveTo = (other: string) => db().meeting.update({ where: { id: quiet.id }, data: { city: other } });
    await moveTo(`${city} II`);
    expect(await of(publishDefinition, { symbol, contentHash })).toMatchObject({ ok: false, code: 'conflict' });
    expect((await state()).contentHash).not.toBe(contentHash);
    await moveTo(city);
    expect((await state()).contentHash).toBe(contentHash);
  });

  it('ends at an hour that is still to come and that the clocks show', async () => {
    expect(await publish({ date: '2020-01-01', time: '10:00' })).toMatchObject({
      fields: { 'embargo.date': { code: 'not_later' } },
    });
    expect(await publish({ date: '2036-05-02' })).toMatchObject({ fields: { 'embargo.time': { code: 'required' } } });
  });

  it('holds everything back until its last millisecond, and nothing after', async () => {
    const local = toLocal(ends, quiet.zone);
    expect(await publish(local)).toMatchObject({ ok: true, value: { number: 1, isPublic: false } });
    const seen = async (now: Date) => {
      const scope = await enterMeeting(null, quiet.slug, now);
      const lines = await listPublicMeetings(enterSite(null), now);
      return {
        page: (await findPublication(scope, undefined, now))?.document.number ?? null,
        byNumber: await findPublication(scope, 1, now).then(
          () => 'there',
          () => 'not found',
        ),
        list: (await listPublications(scope, now)).length,
        meeting: scope.meeting.isPublished,
        inLists: lines.find(({ slug }) => slug === quiet.slug)?.isPublished,
      };
    };
    expect(await seen(before)).toEqual({ page: null, byNumber: 'not found', list: 0, meeting: false, inLists: false });
    expect(await seen(ends)).toEqual({ page: 1, byNumber: 'there', list: 1, meeting: true, inLists: true });
    // Not even that something was sealed is told to everybody.
    expect(await db().liveEvent.count({ where: { meetingId: quiet.id, type: 'publication.sealed' } })).toBe(0);

    const inside = await findPublication(await enterMeeting(admin, quiet.slug, before), 1, before);
    expect(inside).toMatchObject({ isLatest: true, embargo: ends });
    expect(inside?.document).toMatchObject({ publishedAt: ends.toISOString(), sealedAt: expect.any(String) as string });
    await expect(findPublication(await enterMeeting(translator, quiet.slug, before), 1, before)).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('a publication is found by its number however many follow it', async () => {
    const first = await db().publication.findFirstOrThrow({ where: { document: { meetingId: quiet.id } } });
    const { id: _id, ...row } = first;
    const later = Array.from({ length: 60 }, (_, index) => {
      const canonical = canonicalJson({ ...(JSON.parse(first.canonical) as object), number: index + 2 });
      return { ...row, number: index + 2, canonical, sha256: sha256(canonical) };
    });
    await db().publication.createMany({ data: later });
    const scope = await enterMeeting(null, quiet.slug, ends);
    expect(await findPublication(scope, 1, ends)).toMatchObject({ sha256: first.sha256, isLatest: false });
    expect(await findPublication(scope, 61, ends)).toMatchObject({ isLatest: true });
    await expect(findPublication(scope, 62, ends)).rejects.toMatchObject({ code: 'not_found' });
  });
});
