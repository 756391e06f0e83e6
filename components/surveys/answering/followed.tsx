'use client';

import { createContext, useContext, useMemo, useRef, type ReactNode } from 'react';
import { readEntries } from '@/components/form/entries';
import { FormContext, useForm } from '@/components/form/form-context';
import type { Live, Shown } from '@/lib/surveys/model/live';
import { AskedNow, type AskedWords } from './asked-now';
import { LivePipe } from './piped-text';
import { useLive } from './use-live';

const AskedCodes = createContext<ReadonlySet<string>>(new Set());

interface FollowedProps {
  live: Live;
  /** Codes of the pages, sections and questions that are asked with the answers that are stored. */
  asked: readonly string[];
  /** By question, the choices that are not offered with those answers. */
  leftOut: Shown['leftOut'];
  /** How questions are called, by code, where it is said that they have come or gone. */
  names: Readonly<Record<string, string>>;
  words: AskedWords;
  locale: string;
  /** Holds an `AskedPart` for each of the codes. */
  children: ReactNode;
}

/**
 * A whole questionnaire that follows its own conditions while it is filled in, wherever it is filled in for no delegation:
 * nothing is saved by that. Until it can, it stands as the server made it.
 */
export function Followed({ live, asked, leftOut, names, words, locale, children }: FollowedProps) {
  const form = useForm();
  const ref = useRef<HTMLDivElement>(null);
  const { shown, again } = useLive(live, () => entriesIn(ref.current, live));
  const codes = useMemo(() => shown?.codes ?? new Set(asked), [shown, asked]);
  const namesAsked = useMemo(() => new Map(Object.entries(names).filter(([code]) => codes.has(code))), [names, codes]);
  const absent = shown?.leftOut ?? leftOut;
  const offers = (name: string, value: string) =>
    !(Object.hasOwn(absent, codeOf(name)) && absent[codeOf(name)]?.includes(value));
  // Buttons of an order change what stands in the page without an event of a field, and after the one of the button.
  const follow = () => requestAnimationFrame(() => again());
  return (
    <>
      <AskedNow names={namesAsked} words={words} locale={locale} />
      <AskedCodes value={codes}>
        <LivePipe value={shown?.pipe ?? null}>
          <FormContext value={{ ...form, offers }}>
            <div ref={ref} className="answers" onInput={follow} onClick={follow} onBlur={follow}>
              {children}
            </div>
          </FormContext>
        </LivePipe>
      </AskedCodes>
    </>
  );
}

/** The question a field is of: `stage` of `answers.stage.choice`. */
const codeOf = (field: string) => field.split('.')[1] ?? '';

/** What stands in the controls, by question; files are not among it, because a test keeps none. */
function entriesIn(root: HTMLElement | null, { pages }: Live) {
  const controls = { elements: root?.querySelectorAll('input, select, textarea') ?? [] };
  const codes = pages.flatMap(({ sections }) => sections.flatMap(({ questions }) => questions.map(({ code }) => code)));
  return new Map(
    codes.map((code) => {
      const prefix = `answers.${code}.`;
      const entries = readEntries(controls, (name) => (name.startsWith(prefix) ? name.slice(prefix.length) : null));
      return [code, entries] as const;
    }),
  );
}

interface AskedPartProps {
  code: string;
  className?: string;
  children: ReactNode;
}

/** A page, section or question of a questionnaire: not seen and not posted while it is not asked. */
export function AskedPart({ code, className, children }: AskedPartProps) {
  const isAsked = useContext(AskedCodes).has(code);
  return (
    <fieldset className={`whole ${className ?? ''}`} hidden={!isAsked} disabled={!isAsked} data-part={code}>
      {children}
    </fieldset>
  );
}
