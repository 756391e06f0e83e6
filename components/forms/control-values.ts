import type { AnswerValue } from '@/lib/forms/schema';
import type { ShownField } from './shown-form';

type Controls = Pick<HTMLFormElement, 'elements'>;

/** What stands in a field's controls now, whether or not it can be posted. */
export function readControl(form: Controls, field: ShownField): string | string[] {
  const name = field.type === 'multiple' ? `answers.${field.id}[]` : `answers.${field.id}`;
  const controls = controlsOf(form, name);
  if (field.type === 'multiple')
    return controls.flatMap((control) => (isTick(control) && control.checked ? [control.value] : []));
  const ticked = controls.find((control) => isTick(control) && control.checked);
  const [first] = controls;
  return first && isTick(first) ? (ticked?.value ?? '') : (first?.value ?? '');
}

/** Puts a stored answer into a field's controls. */
export function fillControl(form: Controls, field: ShownField, value: AnswerValue): void {
  const chosen = Array.isArray(value) ? value : [typeof value === 'string' ? value : value ? 'on' : ''];
  const name = field.type === 'multiple' ? `answers.${field.id}[]` : `answers.${field.id}`;
  for (const control of controlsOf(form, name)) {
    if (isTick(control)) control.checked = chosen.includes(control.value);
    else control.value = chosen[0] ?? '';
  }
}

/** The answer that a control's value would be, as conditions ask for it. */
export function asAnswer(field: ShownField, typed: string | string[]): AnswerValue {
  if (Array.isArray(typed)) return typed;
  if (field.type === 'file') return field.file ? field.file.name : null;
  return typed.trim() === '' ? null : typed;
}

/** A stored answer as its control would hold it, to tell what was changed. */
export function asControl(field: ShownField): string | string[] {
  const { value, type } = field;
  if (type === 'multiple') return Array.isArray(value) ? value : [];
  if (typeof value === 'string') return value;
  return value === null ? '' : 'on';
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function controlsOf(form: Controls, name: string): Control[] {
  return Array.from(form.elements).filter(
    (element): element is Control => 'value' in element && element.getAttribute('name') === name,
  );
}

function isTick(control: Control): control is HTMLInputElement {
  return control.type === 'radio' || control.type === 'checkbox';
}
