'use client';

import { useEffectEvent, useLayoutEffect, useRef, useState } from 'react';

import { useIsEnhanced } from '@/components/ui/use-is-enhanced';

import { isSameEntries, readEntries } from './entries';
import { GroupFrame } from './field-parts';
import { useField, type FieldTexts } from './form-context';
import { word } from './form-words';
import { moveTo, orderOf, withoutItem } from './ranking';
import type { Choice } from './select-field';

interface RankingFieldProps extends FieldTexts {
  choices: readonly Choice[];
  /** Values in order, most important first. */
  defaultValue?: readonly string[];
  /** How many may be ranked; all of them by default. */
  max?: number;
}

/**
 * An order of choices, posted as `name.<choice>` = position. With JavaScript: Up, Down and a position list per row,
 * the focus stays on the button, and a live region says where the choice is now. Without: a position list per choice.
 */
export function RankingField({
  name,
  label,
  help,
  optional,
  choices: all,
  defaultValue = [],
  max: most = all.length,
}: RankingFieldProps) {
  const field = useField({ name, label, help, optional });
  const choices = field.offered(all);
  const max = Math.min(most, choices.length);
  const { words, typed } = field.form;
  const isEnhanced = useIsEnhanced();
  const positionBefore = (value: string) => typed(`${name}.${value}`);
  const wasPosted = choices.some((choice) => positionBefore(choice.value) !== undefined);
  const [ranked, setRanked] = useState<string[]>(() =>
    wasPosted
      ? orderOf(choices.map((choice) => [choice.value, String(positionBefore(choice.value) ?? '')]))
      : [...defaultValue],
  );
  const order = ranked.filter((value) => choices.some((choice) => choice.value === value));
  const [moved, setMoved] = useState<{ value: string; said: string } | null>(null);
  const list = useRef<HTMLOListElement>(null);

  const labelOf = (value: string) => choices.find((choice) => choice.value === value)?.label ?? value;
  const rest = choices.filter((choice) => !order.includes(choice.value));
  const isFull = order.length >= max;

  function place(value: string, position: number) {
    const next = moveTo(order, value, position);
    setRanked(next);
    setMoved({
      value,
      said: word(words, 'form.rankMoved', { name: labelOf(value), n: next.indexOf(value) + 1, total: next.length }),
    });
  }

  function takeOut(value: string) {
    setRanked(withoutItem(order, value));
    setMoved({ value, said: word(words, 'form.rankTakenOut', { name: labelOf(value) }) });
    // The row is gone: the focus goes to the list, not to nowhere.
    list.current?.focus();
  }

  // Positions chosen before the scripts came stand in lists that are about to go.
  const plain = useRef<HTMLUListElement>(null);
  const takeOver = useEffectEvent(() => {
    const lists = { elements: plain.current?.querySelectorAll('select') ?? [] };
    const chosen = readEntries(lists, (of) => of);
    if (
      isSameEntries(
        chosen,
        readEntries(lists, (of) => of, { asMade: true }),
      )
    )
      return;
    const positionOf = new Map(chosen);
    setRanked(orderOf(choices.map(({ value }) => [value, positionOf.get(`${name}.${value}`) ?? ''])));
  });
  useLayoutEffect(() => takeOver(), []);

  const positions = Array.from({ length: max }, (_, index) => index + 1);

  if (!isEnhanced) {
    return (
      <GroupFrame {...field.frame}>
        <p className="help">{word(words, 'form.rankPlain')}</p>
        <ul className="rank plain" ref={plain}>
          {choices.map(({ value, label: text, lang }) => (
            <li key={value}>
              <label className="nm" htmlFor={`${field.id}-${value}`} lang={lang}>
                {text}
              </label>
              <select
                id={`${field.id}-${value}`}
                name={`${name}.${value}`}
                defaultValue={positionBefore(value) ?? (order.indexOf(value) + 1 || '')}
              >
                <option value="">{word(words, 'form.rankNone')}</option>
                {positions.map((n) => (
                  <option key={n}>{n}</option>
                ))}
              </select>
            </li>
          ))}
        </ul>
      </GroupFrame>
    );
  }

  return (
    <GroupFrame {...field.frame}>
      <h3 className="rank-head" id={`${field.id}-yours`}>
        {word(words, 'form.rankYours')}
      </h3>
      <ol className="rank" aria-labelledby={`${field.id}-yours`} ref={list} tabIndex={-1}>
        {order.map((value, index) => (
          <li key={value} className={moved?.value === value ? 'moved' : undefined}>
            <span className="rk" aria-hidden="true">
              {index + 1}
            </span>
            <span className="nm">{labelOf(value)}</span>
            <span className="ct">
              <Step
                to={index}
                atEnd={index === 0}
                verb={word(words, 'form.rankUp')}
                label={word(words, 'form.rankUpOf', { name: labelOf(value) })}
                place={(n) => place(value, n)}
              />
              <Step
                to={index + 2}
                atEnd={index === order.length - 1}
                verb={word(words, 'form.rankDown')}
                label={word(words, 'form.rankDownOf', { name: labelOf(value) })}
                place={(n) => place(value, n)}
              />
              <select
                name={`${name}.${value}`}
                value={index + 1}
                aria-label={word(words, 'form.rankPosition', { name: labelOf(value) })}
                onChange={(event) =>
                  event.target.value === '' ? takeOut(value) : place(value, Number(event.target.value))
                }
              >
                {order.map((_, n) => (
                  <option key={n} value={n + 1}>
                    {n + 1}
                  </option>
                ))}
                <option value="">{word(words, 'form.rankOut')}</option>
              </select>
            </span>
          </li>
        ))}
      </ol>
      {order.length === 0 ? <p className="help">{word(words, 'form.rankEmpty')}</p> : null}
      <p role="status" className={moved ? 'note done' : 'vh'}>
        {moved?.said}
      </p>
      {rest.length > 0 ? (
        <>
          <h3 className="rank-head" id={`${field.id}-rest`}>
            {word(words, 'form.rankRest')}
          </h3>
          {isFull ? (
            <p className="help" id={`${field.id}-full`}>
              {word(words, 'form.rankFull', { max })}
            </p>
          ) : null}
          <ul className="rank rest" aria-labelledby={`${field.id}-rest`}>
            {rest.map(({ value, label: text, lang }) => (
              <li key={value}>
                <span className="nm" lang={lang}>
                  {text}
                </span>
                <input type="hidden" name={`${name}.${value}`} value="" />
                <button
                  type="button"
                  className="btn"
                  aria-disabled={isFull || undefined}
                  aria-describedby={isFull ? `${field.id}-full` : undefined}
                  aria-label={word(words, 'form.rankAddAt', { name: text, n: Math.min(order.length + 1, max) })}
                  onClick={() => {
                    if (isFull) return;
                    place(value, order.length + 1);
                    // This row goes away: the focus follows the choice into the list.
                    list.current?.focus();
                  }}
                >
                  {word(words, 'form.rankAdd')}
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </GroupFrame>
  );
}

/** At an end the button stays focusable, so that the focus is never thrown away. */
function Step({
  to,
  atEnd,
  verb,
  label,
  place,
}: {
  to: number;
  atEnd: boolean;
  verb: string;
  label: string;
  place: (position: number) => void;
}) {
  return (
    <button
      type="button"
      className="btn"
      aria-label={label}
      aria-disabled={atEnd || undefined}
      onClick={() => {
        if (!atEnd) place(to);
      }}
    >
      {verb}
    </button>
  );
}
