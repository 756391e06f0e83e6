import { describe, expect, it } from 'vitest';
import { saveDraftSchema } from '@/lib/room/schema';
import type { Edit } from './edit-queue';
import {
  beginEditor,
  draftOf,
  follow,
  goOn,
  hasUnsent,
  heardOf,
  isBehind,
  restore,
  send,
  type,
  type Editor,
  type Heard,
  type Page,
} from './editor-state';
import { emptyRoom } from './room-outbox';
import type { Outcome } from './send-edit';

const id = 'e1a1e7de-6d7a-4f5e-9f2e-0d8f3a0b0c01';
const theirs = 'Adopt binding standards.';

function page(number: number, text: string, more: Partial<Page['values']> = {}): Page {
  const values = { text, theme: 'labour-migration', objectives: [6, 2], addressees: ['States'], dueBy: null, ...more };
  return { id: `revision-${number}`, number, values };
}

const silent: Heard = { waiting: undefined, landed: new Map(), refused: new Set() };
const waits = (clientId: string, text: string): Heard => ({ ...silent, waiting: edit(clientId, text) });

function edit(clientId: string, text: string): Edit {
  const fields = { text, theme: 'labour-migration', objectives: ['2', '6'], addressees: 'States', base: 'revision-1' };
  return { clientId, kind: 'save', subject: 'draft', fields, at: '2027-04-13T14:14:00Z', refusal: null };
}

type Landed = Extract<Outcome, { kind: 'recorded' }>;
const landed = (clientId: string, as: Landed['as'], revision: string | null): Heard => ({
  ...silent,
  landed: new Map([[clientId, { kind: 'recorded', as, revision, at: '2027-04-13T14:15:00Z' }]]),
});

const write = (editor: Editor, text: string) => type(editor, { ...editor.typed, text });
/** A save on its way, of what stands in the form. */
const post = (editor: Editor, clientId = 'save-1') => send(editor, clientId, editor.typed);
/** As often as the page is drawn until nothing changes any more. */
function draw(editor: Editor, shown: Page, heard: Heard): Editor {
  const next = follow(editor, shown, heard);
  return next === editor ? editor : draw(next, shown, heard);
}

const first = page(1, 'Adopt standards.');

describe('a form in which a draft is edited', () => {
  it('keeps what was typed after a save that came back merged, and goes on from that save', () => {
    let editor = post(write(beginEditor(first), 'Adopt standards for agencies.'));
    editor = write(editor, 'Adopt standards for all agencies.');
    const heard = landed('save-1', 'merged', 'revision-3');
    editor = draw(editor, first, heard);
    const second = page(3, 'Adopt binding standards for agencies.');
    editor = draw(editor, second, heard);
    expect(editor).toMatchObject({ round: 0, typed: { text: 'Adopt standards for all agencies.' } });
    expect(editor.sent?.clientId).toBe('save-1');
    expect(isBehind(editor, second, heard)).toBe(true);
  });

  it('begins anew from a merged text while it holds nothing but what was sent, however late the answer came', () => {
    let editor = post(write(beginEditor(first), 'Adopt standards for agencies.'));
    const heard = landed('save-1', 'merged', 'revision-3');
    editor = draw(editor, first, waits('save-1', ''));
    // The answer comes before the page: what the page shows is older than it.
    editor = draw(editor, first, heard);
    expect(editor).toMatchObject({ round: 0, answer: { as: 'merged' } });
    const second = page(3, 'Adopt binding standards for agencies.');
    editor = draw(editor, second, heard);
    expect(editor).toMatchObject({ base: 'revision-3', round: 1, sent: null, answer: { as: 'merged' } });
    expect(editor.shown.text).toBe('Adopt binding standards for agencies.');
    expect(isBehind(editor, second, heard)).toBe(false);
  });

  it('takes a later text over where the merged one was never shown', () => {
    let editor = post(write(beginEditor(first), 'Adopt standards for agencies.'));
    const heard = landed('save-1', 'merged', 'revision-3');
    editor = draw(editor, first, heard);
    editor = draw(editor, page(4, 'Adopt binding standards for all.'), heard);
    expect(editor).toMatchObject({ base: 'revision-4', round: 1, sent: null });
  });

  it('shows no own words as somebody else’s: a save that waited is known by what the device recorded', () => {
    let editor = post(write(beginEditor(first), 'Adopt standards for agencies.'));
    const second = page(2, 'Adopt standards for agencies.');
    // The page is there before the answer.
    editor = draw(editor, second, waits('save-1', ''));
    expect(isBehind(editor, second, waits('save-1', ''))).toBe(false);
    const heard = landed('save-1', 'saved', 'revision-2');
    editor = draw(write(editor, 'Adopt standards for all agencies.'), second, heard);
    expect(isBehind(editor, second, heard)).toBe(false);
    expect(editor).toMatchObject({ round: 0, sent: { clientId: 'save-1' } });
  });

  it('goes on without a word where the page shows just what was typed', () => {
    let editor = post(write(beginEditor(first), 'Adopt  standards for agencies. '));
    const heard = landed('save-1', 'saved', 'revision-2');
    editor = draw(editor, first, heard);
    editor = draw(editor, page(2, 'Adopt standards for agencies.'), heard);
    expect(editor).toMatchObject({ base: 'revision-2', round: 0, sent: null });
    expect(hasUnsent(editor)).toBe(false);
  });

  it('takes over a note that others wrote beside the same sentence once the page has it', () => {
    let editor = post(type(beginEditor(first), { ...beginEditor(first).typed, support: 'BROAD' }));
    const heard = landed('save-1', 'merged', 'revision-1');
    editor = draw(editor, first, heard);
    expect(editor.round).toBe(0);
    editor = draw(editor, page(1, 'Adopt standards.', { support: 'BROAD', dissent: 'One would not.' }), heard);
    expect(editor).toMatchObject({ round: 1, shown: { dissent: 'One would not.' } });
  });

  it('keeps words that stand beside the text until somebody has chosen', () => {
    let editor = post(write(beginEditor(first), 'Adopt voluntary standards.'));
    const heard = landed('save-1', 'branch', null);
    const second = page(2, theirs);
    editor = draw(editor, second, heard);
    editor = draw(editor, page(2, theirs), heard);
    expect(editor).toMatchObject({ round: 0, typed: { text: 'Adopt voluntary standards.' } });
    editor = draw(editor, page(3, 'Adopt voluntary standards.'), heard);
    expect(editor).toMatchObject({ base: 'revision-3', round: 0, sent: null });
  });

  it('follows the page while nothing was typed, and keeps what was', () => {
    const second = page(2, theirs);
    expect(draw(beginEditor(first), second, silent)).toMatchObject({ base: 'revision-2', shown: { text: theirs } });
    const typing = draw(write(beginEditor(first), 'Adopt sta'), second, silent);
    expect(typing).toMatchObject({ base: 'revision-1', round: 0, typed: { text: 'Adopt sta' } });
    expect(isBehind(typing, second, silent)).toBe(true);
  });

  it('goes on from the current text with that text in the form, and its writer’s words beside it', () => {
    let editor = post(write(beginEditor(first), 'Adopt standards for agencies.'));
    const heard = landed('save-1', 'merged', 'revision-3');
    editor = draw(write(editor, 'Adopt standards for all agencies.'), first, heard);
    const second = page(3, 'Adopt binding standards for agencies.');
    editor = draw(goOn(draw(editor, second, heard), second), second, heard);
    // Others' words are in the form, so that its next save cannot take them away.
    expect(editor).toMatchObject({
      base: 'revision-3',
      round: 1,
      sent: null,
      typed: { text: 'Adopt binding standards for agencies.' },
      kept: { text: 'Adopt standards for all agencies.' },
    });
  });

  it('holds what was refused as words that the server does not have', () => {
    let editor = post(write(beginEditor(first), 'Adopt standards for agencies.'));
    editor = draw(editor, page(2, theirs), { ...silent, refused: new Set(['save-1']) });
    expect(editor).toMatchObject({ base: 'revision-1', sent: null, typed: { text: 'Adopt standards for agencies.' } });
    expect(hasUnsent(editor)).toBe(true);
  });

  it('goes on from what waited on the device, unless something was typed before that was read', () => {
    const left = edit('save-0', 'Adopt standards for agencies.');
    const editor = draw(restore(beginEditor(first), left), page(2, theirs), waits('save-0', ''));
    expect(editor).toMatchObject({ round: 1, base: 'revision-1', sent: { clientId: 'save-0' } });
    expect(editor.shown.text).toBe('Adopt standards for agencies.');
    const typing = restore(write(beginEditor(first), 'Adopt better'), left);
    expect(typing).toMatchObject({ round: 0, sent: null, typed: { text: 'Adopt better' } });
  });

  it('says what stood beside the sentence as the server takes it', () => {
    const { base, seen, typed } = beginEditor(page(1, 'Adopt standards.', { dissent: 'One would not.' }));
    expect(base).toBe('revision-1');
    const objectives = typed.objectives.map(String);
    const sent = { ...typed, objectives, addressees: 'States', recommendation: id, base: id, clientId: id, seen };
    expect(saveDraftSchema.parse(sent).seen).toEqual({
      theme: 'labour-migration',
      objectives: [2, 6],
      addressees: ['States'],
      dueBy: null,
      dissent: 'One would not.',
    });
  });

  it('reads its fields alike from the page, from its controls and from the device', () => {
    const shown = draftOf(first.values);
    expect(
      draftOf({ ...shown, objectives: ['6', '2'], addressees: ' States\r\n\r\n', text: 'Adopt standards.' }),
    ).toEqual(shown);
  });

  it('hears of its own saves only', () => {
    const own = edit('save-1', 'Own');
    const outcome: Outcome = { kind: 'recorded', as: 'saved', revision: 'revision-2', at: '' };
    const recorded = new Map([
      ['save-1', { edit: own, outcome }],
      ['save-2', { edit: { ...own, clientId: 'save-2', subject: 'another' }, outcome }],
    ]);
    const heard = heardOf({ ...emptyRoom, recorded, waiting: [own, { ...own, clientId: 'save-3' }] }, 'draft');
    expect([...heard.landed.keys()]).toEqual(['save-1']);
    expect(heard.waiting?.clientId).toBe('save-3');
  });
});
