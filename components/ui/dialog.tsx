'use client';

import { useEffect, useId, useRef, type ReactNode } from 'react';

import { useIsEnhanced } from './use-is-enhanced';

interface DialogProps {
  /** Verb of the button that opens it. */
  opener: string;
  /** The question. */
  title: string;
  /** What will happen, to how many; the form that does it. */
  children: ReactNode;
  /** Word of the button that closes it. */
  close: string;
  kind?: 'plain' | 'primary' | 'grave';
}

const kinds = { plain: 'btn', primary: 'btn pri', grave: 'btn grave' };

/** Only before a step that cannot be undone. Without JavaScript the same content opens in place. */
export function Dialog({ opener, title, children, close, kind = 'plain' }: DialogProps) {
  const isEnhanced = useIsEnhanced();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  // A post from before the page woke up was refused: what it says must not be hidden in a closed dialog.
  useEffect(() => {
    const element = dialog.current;
    if (isEnhanced && element && !element.open && element.querySelector('[role=alert]')) element.showModal();
  }, [isEnhanced]);

  if (!isEnhanced) {
    return (
      <details className="ask-first">
        <summary className={kinds[kind]}>{opener}</summary>
        <div>
          <h2>{title}</h2>
          {children}
        </div>
      </details>
    );
  }
  return (
    <>
      <button type="button" className={kinds[kind]} onClick={() => dialog.current?.showModal()}>
        {opener}
      </button>
      <dialog ref={dialog} aria-labelledby={titleId}>
        <h2 id={titleId}>{title}</h2>
        {children}
        <p>
          <button type="button" className="lnk" onClick={() => dialog.current?.close()}>
            {close}
          </button>
        </p>
      </dialog>
    </>
  );
}
