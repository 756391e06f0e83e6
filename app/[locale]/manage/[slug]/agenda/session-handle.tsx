'use client';

import { useIsEnhanced } from '@/components/ui/use-is-enhanced';
import styles from './rooms.module.css';

/** The handle by which a session is dragged and, once it has the focus, moved by the keys. Shown where that works. */
export function SessionHandle({ label }: { label: string }) {
  const isEnhanced = useIsEnhanced();
  if (!isEnhanced) return null;
  return (
    <button
      type="button"
      className={`btn ${styles.handle}`}
      data-handle=""
      aria-label={label}
      aria-describedby="placing-keys"
    >
      <span aria-hidden="true">⠿</span>
    </button>
  );
}
