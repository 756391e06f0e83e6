import type { Attributes } from '@/components/recommendations/attribute-fields';
import type { Edit } from './edit-queue';
import type { NoteValues } from './note-fields';
import type { RoomState } from './room-outbox';
import type { Outcome } from './send-edit';

/** What the controls of an editor hold; an empty one is an empty string or list. */
export type Draft = {
  readonly text: string;
  readonly theme: string;
  readonly objectives: readonly number[];
  readonly addressees: readonly string[];
  readonly dueBy: string;
  readonly practice: string;
  readonly support: string;
  readonly dissent: string;
};

/** A draft as the page shows it now. */
export type Page = { readonly id: string; readonly number: number; readonly values: Attributes & NoteValues };

type Landed = Extract<Outcome, { kind: 'recorded' }>;

/** What the device knows of the saves of one draft. */
export type Heard = {
  /** The last of those that the server has not answered. */
  readonly waiting: Edit | undefined;
  readonly landed: ReadonlyMap<string, Landed>;
  readonly refused: ReadonlySet<string>;
};

/** A form in which a draft is edited, and how it stands to the server's text. */
export type Editor = {
  /** The revision that the form began from, and what stood beside its sentence, as the server takes it. */
  readonly base: string;
  readonly seen: Readonly<Record<string, unknown>>;
  /** What stood there when the form began. */
  readonly began: Draft;
  /** What the controls were made with; another `round` makes them anew. */
  readonly shown: Draft;
  readonly round: number;
  /** What they hold now. */
  readonly typed: Draft;
  /** The save that the next one goes on from; `landedOn`: the page as it was when the server's answer came. */
  readonly sent: { readonly clientId: string; readonly content: Draft; readonly landedOn: Page | null } | null;
  /** What became of the last save. */
  readonly answer: Landed | null;
  /** Own words that the current text took the place of, to be copied from. */
  readonly kept: Draft | null;
  /** Whether the form was told what waits on the device since before the page was opened. */
  readonly isRestored: boolean;
};

/** A form that begins from the text of the page. */
export function beginEditor(page: Page): Editor {
  const content = draftOf(page.values);
  return {
    base: page.id,
    seen: seenOf(content),
    began: content,
    shown: content,
    round: 0,
    typed: content,
    sent: null,
    answer: null,
    kept: null,
    isRestored: false,
  };
}

/** What the device knows of one draft's saves. */
export function heardOf({ waiting, recorded, refused }: RoomState, recommendation: string): Heard {
  const isOf = ({ kind, subject }: Edit) => kind === 'save' && subject === recommendation;
  const landed = [...recorded].filter(([, { edit }]) => isOf(edit));
  return {
    waiting: waiting.findLast((edit) => isOf(edit) && !recorded.has(edit.clientId)),
    landed: new Map(landed.map(([clientId, { outcome }]) => [clientId, outcome])),
    refused: new Set(refused.filter(isOf).map(({ clientId }) => clientId)),
  };
}

/**
 * The form goes on from what waited on the device since before the page was opened. Where something was typed before that was
 * read, it stays: the next save names the revision it was made from, and the server joins both.
 */
export function restore(editor: Editor, left: Edit | undefined): Editor {
  if (editor.isRestored) return editor;
  if (!left || hasUnsent(editor)) return { ...editor, isRestored: true };
  const content = draftOf(left.fields);
  return {
    ...editor,
    base: String(left.fields.base),
    seen: (left.fields.seen ?? {}) as Editor['seen'],
    shown: content,
    typed: content,
    round: editor.round + 1,
    sent: { clientId: left.clientId, content, landedOn: null },
    isRestored: true,
  };
}

/** Somebody typed, ticked or chose. */
export function type(editor: Editor, typed: Draft): Editor {
  return isSame(editor.typed, typed) ? editor : { ...editor, typed };
}

/** What was typed is on the device, on its way. */
export function send(editor: Editor, clientId: string, content: Draft): Editor {
  return { ...editor, sent: { clientId, content, landedOn: null }, answer: null };
}

/** What was sent was refused, and is in the form alone. */
export const refuse = (editor: Editor): Editor => ({ ...editor, sent: null });

/** Whether the form holds words that were never sent, or were refused. */
export const hasUnsent = ({ sent, began, typed }: Editor) => !isSame(typed, sent ? sent.content : began);

/**
 * The form after the page or the device learned something. It takes the page's text over only while it holds nothing but what the
 * server already has, and only once the page is newer than the server's answer; whatever else was typed stays, and its next
 * save goes on from the last one, so that the server still knows what this writer had before them.
 */
export function follow(editor: Editor, page: Page, heard: Heard): Editor {
  const { sent } = editor;
  if (heard.waiting) return editor;
  if (sent && heard.refused.has(sent.clientId)) return refuse(editor);
  if (!sent) return hasUnsent(editor) ? editor : takeOver(editor, page);
  const answer = heard.landed.get(sent.clientId);
  if (!answer) return editor;
  if (!sent.landedOn) return { ...editor, answer, sent: { ...sent, landedOn: page } };
  if (hasUnsent(editor) || !isNewer(page, sent.landedOn, answer, editor.base)) return editor;
  // A branch stands beside the text until somebody has chosen: its writer's words stay in the form.
  if (answer.as === 'branch' && !isAlike(editor.typed, draftOf(page.values))) return editor;
  return takeOver(editor, page);
}

/** Whether the page shows a text that this form neither began from nor made. */
export function isBehind({ base }: Editor, page: Page, { waiting, landed }: Heard): boolean {
  if (waiting || page.id === base) return false;
  return ![...landed.values()].some(({ as, revision }) => as === 'saved' && revision === page.id);
}

/** The writer goes on from the current text; their own words are kept beside the form. */
export function goOn(editor: Editor, page: Page): Editor {
  const kept = isAlike(editor.typed, draftOf(page.values)) ? editor.kept : editor.typed;
  return { ...takeOver(editor, page), kept };
}

function takeOver(editor: Editor, page: Page): Editor {
  const content = draftOf(page.values);
  if (isAlike(editor.typed, content)) {
    if (editor.base === page.id && !editor.sent) return editor;
    return { ...editor, base: page.id, seen: seenOf(content), began: editor.typed, sent: null };
  }
  const { answer, kept, isRestored, round } = editor;
  return { ...beginEditor(page), answer, kept, isRestored, round: round + 1 };
}

/** Where the note alone was saved the revision is the same: then the page has it once it was made anew. */
function isNewer(page: Page, landedOn: Page, { revision }: Landed, base: string): boolean {
  if (page.id === revision && revision !== base) return true;
  return page.id === revision ? page.values !== landedOn.values : page.number > landedOn.number;
}

const isSame = (one: Draft, other: Draft) => JSON.stringify(one) === JSON.stringify(other);

/** Whether two say the same once the server has stored them: spaces and line breaks of a sentence do not count. */
function isAlike(one: Draft, other: Draft): boolean {
  const plain = (draft: Draft) =>
    JSON.stringify(draft, (_, value: unknown) =>
      typeof value === 'string' ? value.normalize('NFC').replace(/\s+/g, ' ').trim() : value,
    );
  return plain(one) === plain(other);
}

/** A draft from a form's fields, from those of an edit on the device, or from what the page shows. */
export function draftOf(from: Readonly<Record<string, unknown>> | (Attributes & NoteValues)): Draft {
  const fields: Readonly<Record<string, unknown>> = { ...from };
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name].replaceAll('\r\n', '\n') : '');
  const { objectives, addressees } = fields;
  const names = Array.isArray(addressees) ? addressees.map(String) : text('addressees').split('\n');
  return {
    text: text('text'),
    theme: text('theme'),
    objectives: Array.isArray(objectives) ? objectives.map(Number).toSorted((one, other) => one - other) : [],
    addressees: names.map((name) => name.trim()).filter((name) => name !== ''),
    dueBy: text('dueBy'),
    practice: text('practice'),
    support: text('support'),
    dissent: text('dissent'),
  };
}

/** What stands beside the sentence, as the server takes it; an empty part of the note is left out. */
function seenOf({ theme, objectives, addressees, dueBy, practice, support, dissent }: Draft) {
  return {
    theme,
    objectives: objectives.map(String),
    addressees: [...addressees],
    dueBy: dueBy.trim() || null,
    ...(practice ? { practice } : {}),
    ...(support ? { support } : {}),
    ...(dissent ? { dissent } : {}),
  };
}
