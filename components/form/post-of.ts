/**
 * What a form sends, without the file fields in which nothing was chosen. A browser posts those as a file without a name,
 * which on the way through a server action comes out as an empty file with one: it would be refused as empty.
 */
export function postOf(form: HTMLFormElement, submitter: HTMLElement | null): FormData {
  const data = new FormData(form, submitter);
  for (const name of new Set(data.keys())) {
    const sent = data.getAll(name);
    const chosen = sent.filter((value) => !(value instanceof File && value.name === '' && value.size === 0));
    if (chosen.length === sent.length) continue;
    data.delete(name);
    for (const value of chosen) data.append(name, value);
  }
  return data;
}
