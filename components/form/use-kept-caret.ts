import { useLayoutEffect, useState } from 'react';

/**
 * Keeps the cursor where it was put in a textarea before the scripts came: React, taking the page over, makes the text anew,
 * and with it the cursor goes to its beginning.
 */
export function useKeptCaret(id: string): void {
  const [caret] = useState(() => caretIn(id));
  useLayoutEffect(() => {
    const area = document.activeElement;
    const isAsMade = area instanceof HTMLTextAreaElement && area.id === id && area.value === area.defaultValue;
    if (caret && isAsMade) area.setSelectionRange(...caret);
  }, [caret, id]);
}

function caretIn(id: string): [start: number, end: number] | null {
  if (typeof document === 'undefined') return null;
  const area = document.activeElement;
  return area instanceof HTMLTextAreaElement && area.id === id ? [area.selectionStart, area.selectionEnd] : null;
}
