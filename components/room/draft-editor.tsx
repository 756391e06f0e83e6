'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import type { FormWords } from '@/components/form/form-words';
import type { Choice } from '@/components/form/select-field';
import { SubmitButton } from '@/components/form/submit-button';
import { AttributeFields, type Attributes, type Taxonomies } from '@/components/recommendations/attribute-fields';
import { formDataToObject, type FormState } from '@/lib/core/form-state';
import { formatTime } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';
import type { Edit } from './edit-queue';
import { NoteFields, type NoteValues } from './note-fields';
import { useRoom } from './room-context';
import { soonAnswered } from './soon-answered';
import { say } from './words';

interface DraftEditorProps {
  recommendation: string;
  /** The head as the server knows it now. */
  head: { id: string; number: number; text: string; language: string };
  values: Attributes & NoteValues;
  taxonomies: Taxonomies;
  supports: readonly Choice[];
  formWords: FormWords;
  idempotencyKey: string;
  locale: Locale;
  zone: string;
}

type Seen = Partial<ReturnType<typeof seenOf>>;

/**
 * Editing a draft that others may edit too, with or without a connection. Each save names the revision it was made from and goes
 * through the device's queue; a text that has moved on stays as it is, and this one is kept beside it.
 */
export function DraftEditor(props: DraftEditorProps) {
  const { recommendation, head, values } = props;
  const { state, outbox, words, places } = useRoom();
  const [base, setBase] = useState(head.id);
  /** What the form began from beside the sentence: what others wrote there since is told from it. */
  const [seen, setSeen] = useState<Seen>(() => seenOf(values));
  /** Revisions that came from this editor. */
  const [own, setOwn] = useState<readonly string[]>([]);
  /** A revision with others' words in it: the form begins anew from it as soon as the page has it. */
  const [merged, setMerged] = useState<{ revision: string; shown: Attributes & NoteValues } | null>(null);
  const [round, setRound] = useState(0);
  const ofDraft = ({ kind, subject }: Edit) => kind === 'save' && subject === recommendation;
  const left = state.waiting.findLast(ofDraft);
  // What waited since before this page was opened is what its writer goes on from.
  const [restored, setRestored] = useState<Edit | null>(null);
  const [isLookedAt, setIsLookedAt] = useState(false);
  if (state.isReady && !isLookedAt) {
    setIsLookedAt(true);
    if (left) {
      setRestored(left);
      setBase(String(left.fields.base));
      setSeen((left.fields.seen ?? {}) as Seen);
    }
  }
  // Where the note alone was merged the revision is the same: then the page has it once it was made anew.
  if (merged !== null && merged.revision === head.id && merged.shown !== values) {
    setMerged(null);
    setRestored(null);
    setBase(head.id);
    setSeen(seenOf(values));
    setRound(round + 1);
  }
  const isBehind = head.id !== base && !own.includes(head.id) && merged === null;
  const writers = places.writers.filter((writer) => writer.recommendation === recommendation);

  async function save(_state: FormState, data: FormData): Promise<FormState> {
    const { meeting: _meeting, idempotencyKey: _key, ...typed } = formDataToObject(data).object;
    const { outcome } = await outbox.add('save', recommendation, { ...typed, recommendation, base, seen });
    const answer = await soonAnswered(outcome);
    if (answer?.kind === 'recorded') {
      const { revision, as } = answer;
      const isLast = !outbox.getState().waiting.some(ofDraft);
      if (revision) setOwn((known) => [...known, revision]);
      if (revision && isLast && as === 'saved') {
        outbox.beginAnew('save', recommendation);
        setBase(revision);
        setSeen(seenOf(valuesOf(typed)));
      }
      if (revision && isLast && as === 'merged') {
        outbox.beginAnew('save', recommendation);
        setMerged({ revision, shown: values });
      }
      const at = formatTime(new Date(answer.at), props.locale, props.zone);
      return { status: 'ok', message: say(words, `draft_${as}`, { time: at }) };
    }
    if (answer?.kind === 'refused') return { status: 'ok', message: say(words, 'draft_refused') };
    return { status: 'ok', message: say(words, 'draft_waits') };
  }

  return (
    <div onFocus={() => places.enter(recommendation)}>
      <div role="status">
        {writers.length > 0 ? (
          <p className="small">
            {say(words, writers.length === 1 ? 'writing' : 'writingMany', {
              names: writers.map(({ name }) => name ?? say(words, 'somebody')).join(', '),
            })}
          </p>
        ) : null}
      </div>
      {isBehind ? (
        <div className="note ask" role="alert">
          <h3>{say(words, 'behind')}</h3>
          <p>{say(words, 'behindText')}</p>
          <p className="serif" lang={head.language}>
            {head.text}
          </p>
          <button
            type="button"
            className="btn"
            onClick={() => {
              outbox.beginAnew('save', recommendation);
              setBase(head.id);
            }}
          >
            {say(words, 'goOn')}
          </button>
        </div>
      ) : null}
      <ActionForm
        key={`${round} ${restored?.clientId ?? ''}`}
        action={save}
        idempotencyKey={props.idempotencyKey}
        words={props.formWords}
        label={say(words, 'editDraft')}
      >
        <AttributeFields
          taxonomies={props.taxonomies}
          values={restored ? valuesOf(restored.fields) : values}
          language={head.language}
        />
        <NoteFields supports={props.supports} values={restored ? valuesOf(restored.fields) : values} />
        <div className="actions">
          <SubmitButton>{say(words, 'saveDraft', { number: head.number + 1 })}</SubmitButton>
        </div>
      </ActionForm>
    </div>
  );
}

/** The fields of a save, as the form's controls take them. */
function valuesOf(fields: Edit['fields']): Attributes & NoteValues {
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : '');
  const { objectives } = fields;
  return {
    text: text('text'),
    theme: text('theme'),
    objectives: Array.isArray(objectives) ? objectives.map(Number) : [],
    addressees: text('addressees')
      .split(/\r?\n/)
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    dueBy: text('dueBy'),
    practice: text('practice'),
    support: text('support'),
    dissent: text('dissent'),
  };
}

/** What stands beside the sentence, as the server takes it; an empty part of the note is left out. */
function seenOf({
  theme = '',
  objectives = [],
  addressees = [],
  dueBy,
  practice,
  support,
  dissent,
}: Attributes & NoteValues) {
  return {
    theme,
    objectives: [...objectives],
    addressees: [...addressees],
    dueBy: dueBy?.trim() || null,
    ...(practice ? { practice } : {}),
    ...(support ? { support } : {}),
    ...(dissent ? { dissent } : {}),
  };
}
