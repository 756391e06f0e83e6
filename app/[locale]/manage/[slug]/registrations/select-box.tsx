'use client';

import { useForm } from '@/components/form/form-context';

/** Ticks one row for the decision below the list; kept when a post is refused. */
export function SelectBox({ value, label }: { value: string; label: string }) {
  const form = useForm();
  const ticked = [form.typed('registrations[]') ?? []].flat().includes(value);
  return (
    <input
      className="chk"
      type="checkbox"
      name="registrations[]"
      value={value}
      aria-label={label}
      defaultChecked={ticked}
    />
  );
}
