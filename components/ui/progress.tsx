import type { ReactNode } from 'react';
import { useTranslations } from '@/lib/i18n/words';

interface ProgressProps {
  done: number;
  total: number;
  /** What is counted: "41 of 79 persons". */
  label: ReactNode;
  /** What one may do meanwhile: "You may leave this page." */
  note?: ReactNode;
  /** Announces changes; for work that goes on while one looks. */
  live?: boolean;
}

/** Work with a count, never a spinner. */
export function Progress({ done, total, label, note, live = false }: ProgressProps) {
  const t = useTranslations('common');
  const said = t('progress', { done, total });
  return (
    <div className="busy" role={live ? 'status' : undefined}>
      <span>{label}</span>
      <progress max={total} value={done} aria-label={said}>
        {said}
      </progress>
      {note ? <span className="soft">{note}</span> : null}
    </div>
  );
}
