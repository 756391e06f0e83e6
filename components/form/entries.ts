/** What stands in the controls of one answer, as it would be posted: names as in the form without the answer's own, with values. */
export type Entries = readonly (readonly [name: string, value: string])[];

type Controls = { elements: ArrayLike<Element> };
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * Reads the controls of one answer, whatever kind it is: `entryOf` gives a control's name within the answer, or null for
 * the control of another one. Empty values are no entries, so that a list to choose from and the same list with nothing
 * chosen are alike. Files are not read: they are kept by themselves. `asMade`: as the page was made, before anybody touched it.
 */
export function readEntries(
  form: Controls,
  entryOf: (name: string) => string | null,
  { asMade = false }: { asMade?: boolean | undefined } = {},
): Entries {
  return Array.from(form.elements)
    .filter((element): element is Control => 'value' in element)
    .flatMap((control) => {
      const entry = entryOf(control.getAttribute('name') ?? '');
      return entry === null ? [] : valuesOf(control, asMade).map((value) => [entry, value] as const);
    })
    .sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0));
}

function valuesOf(control: Control, asMade: boolean): string[] {
  const value = valueOf(control, asMade);
  return value === '' ? [] : [value];
}

function valueOf(control: Control, asMade: boolean): string {
  if (control instanceof HTMLSelectElement) {
    const made = Array.from(control.options).find((option) => option.defaultSelected);
    return asMade ? (made?.value ?? '') : control.value;
  }
  if (control instanceof HTMLInputElement) {
    if (control.type === 'file') return '';
    if (control.type === 'radio' || control.type === 'checkbox')
      return (asMade ? control.defaultChecked : control.checked) ? control.value : '';
  }
  return asMade ? control.defaultValue : control.value;
}

export const isSameEntries = (one: Entries, other: Entries): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The entries as a form keeps what was typed: single values, and lists under names that end in `[]`. */
export function typedOf(entries: Entries, name: string): string | string[] | undefined {
  const values = entries.filter(([key]) => key === name).map(([, value]) => value);
  return name.endsWith('[]') ? values : values.at(-1);
}
