'use client';

import { useRef, type KeyboardEvent, type ReactNode } from 'react';
import { useIsEnhanced } from '@/components/ui/use-is-enhanced';

interface QuickKeysProps {
  /** Names the region that the keys work in. */
  label: string;
  /** Says which keys there are; shown only where they work. */
  help: string;
  children: ReactNode;
}

/**
 * Quick coding: while the focus is in here, 1 to 9 tick the first nine codes, 0 says that none fits, Enter sends. The keys work in
 * this region alone, so that they get in nobody's way elsewhere; without JavaScript the form is what it is.
 */
export function QuickKeys({ label, help, children }: QuickKeysProps) {
  const region = useRef<HTMLDivElement>(null);
  const isEnhanced = useIsEnhanced();
  const press = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' && event.target === region.current) {
      event.preventDefault();
      region.current?.querySelector('form')?.requestSubmit();
      return;
    }
    if (!/^[0-9]$/.test(event.key)) return;
    const codes = region.current?.querySelectorAll<HTMLInputElement>('input[type="checkbox"][name="codes[]"]');
    const none = region.current?.querySelector<HTMLInputElement>('input[type="checkbox"][name="none"]');
    const box = event.key === '0' ? none : codes?.[Number(event.key) - 1];
    if (!box) return;
    event.preventDefault();
    box.click();
  };
  return (
    // The region itself takes the focus so that one can code from the first key on.
    <div ref={region} role="group" aria-label={label} tabIndex={0} onKeyDown={press} className="stack" data-quick-keys>
      {isEnhanced ? <p className="small soft">{help}</p> : null}
      {children}
    </div>
  );
}
