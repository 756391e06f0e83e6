import type { ReactNode } from 'react';
import { useTranslations } from '@/lib/i18n/words';

interface FiltersProps {
  /** What is filtered: "Filter registrations". */
  label: string;
  /** Address without query that shows everything. */
  clear: string;
  /** What the list shows now: "15 of 87, changed since 1 March". */
  applied?: ReactNode;
  /** True where some filter is set. */
  isFiltered: boolean;
  /** Other views of the same list. */
  views?: ReactNode;
  children: ReactNode;
}

/** Filters are a form that asks for the same page with other values in its address: to be sent on, without JavaScript. */
export function Filters({ label, clear, applied, isFiltered, views, children }: FiltersProps) {
  const t = useTranslations('common.list');
  return (
    <>
      <form className="filters" role="search" aria-label={label} action={clear}>
        {children}
        <button className="btn">{t('filter')}</button>
      </form>
      {applied || isFiltered || views ? (
        <div className="applied">
          {applied ? <span role="status">{applied}</span> : null}
          {isFiltered ? <a href={clear}>{t('clear')}</a> : null}
          {views ? <span className="push soft">{views}</span> : null}
        </div>
      ) : null}
    </>
  );
}

/** One choice among the filters. The empty choice means "any". */
export function FilterSelect(props: {
  name: string;
  label: string;
  any: string;
  value: string | undefined;
  choices: readonly { value: string; label: string; lang?: string }[];
}) {
  return (
    <label>
      {props.label}
      <select name={props.name} defaultValue={props.value ?? ''}>
        <option value="">{props.any}</option>
        {props.choices.map((choice) => (
          <option key={choice.value} value={choice.value} lang={choice.lang}>
            {choice.label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Words to look for. */
export function FilterSearch({ name, label, value }: { name: string; label: string; value: string | undefined }) {
  return (
    <label>
      {label}
      <input type="search" name={name} defaultValue={value} className="w-m" />
    </label>
  );
}
