'use client';

import { single, useForm } from '@/components/form/form-context';
import { WordDiff, type SaidOfChanges } from '@/components/ui/word-diff';
import { mergedText, mergeWords } from '@/lib/recommendations/model/merge';
import { diffWords, forReading } from '@/lib/recommendations/model/words';

export interface ConflictLabels {
  title: string;
  text: string;
  byThem: string;
  byMe: string;
  together: string;
  sameWords: string;
  joins: string;
  take: string;
  go: string;
  said: SaidOfChanges;
}

interface TwoWordingsProps {
  /** Revision the writing began from, where the browser knows it; otherwise it is the one that was posted. */
  began: string | null;
  head: { id: string; text: string; language: string };
  /** Source texts of earlier revisions, by id. */
  wordings: Readonly<Record<string, string>>;
  /** What stands in the field; null until something is typed. */
  typed: string | null;
  /** Does the server join edits of different words by itself? */
  joins: boolean;
  labels: ConflictLabels;
  /** Puts a text into the field. Without one nothing is offered to be taken over. */
  onTake?: (text: string) => void;
  onGo?: () => void;
}

/**
 * What somebody else saved and what is typed here, both against the text that both began from, word by word. In a form:
 * without JavaScript it finds what was posted there. The heading alone is announced: the comparison changes with every key.
 */
export function TwoWordings({ began, head, wordings, typed, joins, labels, onTake, onGo }: TwoWordingsProps) {
  const form = useForm();
  const baseId = began ?? single(form.typed('base'));
  const base = baseId === undefined ? undefined : wordings[baseId];
  if (base === undefined || baseId === head.id) return null;
  const mine = typed ?? single(form.typed('text')) ?? base;
  const { language } = head;
  const together = mergedText(mergeWords({ base, mine, theirs: head.text }, language));
  const changes = (text: string) => (
    <p className="serif">
      <WordDiff pieces={forReading(diffWords(base, text, language))} lang={language} said={labels.said} />
    </p>
  );
  return (
    <section className="note ask" aria-label={labels.title}>
      <h3 role="alert">{labels.title}</h3>
      <p>{together !== null && joins ? labels.joins : labels.text}</p>
      <p className="small soft">{labels.byThem}</p>
      {changes(head.text)}
      {mine === base ? null : (
        <>
          <p className="small soft">{labels.byMe}</p>
          {changes(mine)}
          {together === null ? (
            <p>{labels.sameWords}</p>
          ) : (
            <>
              <p className="small soft">{labels.together}</p>
              <p className="serif" lang={language}>
                {together}
              </p>
            </>
          )}
        </>
      )}
      <div className="actions">
        {together !== null && onTake ? (
          <button type="button" className="btn" onClick={() => onTake(together)}>
            {labels.take}
          </button>
        ) : null}
        {onGo ? (
          <button type="button" className="btn" onClick={onGo}>
            {labels.go}
          </button>
        ) : null}
      </div>
    </section>
  );
}
