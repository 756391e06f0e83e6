'use client';

import { GroupFrame } from './field-parts';
import { single, useField, type FieldTexts } from './form-context';
import type { Choice } from './select-field';

interface MatrixFieldProps extends FieldTexts {
  rows: readonly Choice[];
  columns: readonly Choice[];
  /** Column by row. */
  defaultValue?: Readonly<Record<string, string>>;
}

/** One of the same few columns for each row, posted as `name.<row>` = column. Each row is a group with its name; on a phone its columns stand below it. */
export function MatrixField({ name, label, help, optional, rows, columns, defaultValue = {} }: MatrixFieldProps) {
  const field = useField({ name, label, help, optional });
  return (
    <GroupFrame {...field.frame}>
      <div className="matrix">
        {rows.map((row) => (
          <MatrixRow
            key={row.value}
            name={`${name}.${row.value}`}
            row={row}
            columns={columns}
            chosen={Object.hasOwn(defaultValue, row.value) ? defaultValue[row.value] : undefined}
          />
        ))}
      </div>
    </GroupFrame>
  );
}

type MatrixRowProps = { name: string; row: Choice; columns: readonly Choice[]; chosen: string | undefined };

function MatrixRow({ name, row, columns, chosen }: MatrixRowProps) {
  const field = useField({ name, label: row.label, optional: true });
  const { id: _group, 'aria-describedby': _described, ...attributes } = field.attributes;
  const value = single(field.typed) ?? chosen;
  return (
    <div className="matrix-row" role="radiogroup" aria-labelledby={`${field.id}-row`}>
      <p id={`${field.id}-row`} lang={row.lang}>
        {row.label}
      </p>
      <div className="matrix-cells">
        {columns.map((column) => (
          <label className="pick" key={column.value}>
            <input {...attributes} type="radio" value={column.value} defaultChecked={column.value === value} />
            <span lang={column.lang}>{column.label}</span>
          </label>
        ))}
      </div>
    </div>
  );
}
