'use client';

import { useForm } from '@/components/form/form-context';

/** Ticks one row for what stands below the table; kept when a post is refused. `name` ends in "[]". */
export function TickBox({ name, value, label }: { name: string; value: string; label: string }) {
  const form = useForm();
  const ticked = [form.typed(name) ?? []].flat().includes(value);
  return <input className="chk" type="checkbox" name={name} value={value} aria-label={label} defaultChecked={ticked} />;
}
