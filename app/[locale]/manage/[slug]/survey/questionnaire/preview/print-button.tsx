'use client';

import type { ReactNode } from 'react';
import { useIsEnhanced } from '@/components/ui/use-is-enhanced';

/** Opens the browser's printing; without JavaScript its own menu does the same. */
export function PrintButton({ children }: { children: ReactNode }) {
  const isEnhanced = useIsEnhanced();
  if (!isEnhanced) return null;
  return (
    <button type="button" className="btn" onClick={() => window.print()}>
      {children}
    </button>
  );
}
