import type { Locale } from '@/lib/i18n/routing';
import { translator } from '@/lib/i18n/translator';
import type { HandedOn } from './queries/handed-on';
import type { HeldFile, MyData } from './queries/my-data';
import { heldInWords } from './held-words';

/** Everything held about somebody, as data: what, what for, who reads it, how long, and the files themselves. */
export function heldAsJson(data: MyData, files: readonly HeldFile[], at: Date) {
  return {
    generatedAt: at.toISOString(),
    person: data.person,
    held: data.parts,
    readings: data.readings,
    handedOn: data.transfers,
    files,
  };
}

const escape = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The same as a page that needs nothing but itself: no script, files as links into the page. `describe` puts a hand-over into words. */
export function heldAsHtml(
  data: MyData,
  files: readonly HeldFile[],
  locale: Locale,
  at: Date,
  describe: (transfer: HandedOn) => string,
): string {
  const t = translator(locale, 'privacy');
  const name = `${data.person.givenName} ${data.person.surname}`;
  const list = (items: { label: string; value: string }[]) =>
    `<dl>${items.map(({ label, value }) => `<dt>${escape(label)}</dt><dd>${escape(value)}</dd>`).join('')}</dl>`;
  const parts = data.parts.map(
    (part) =>
      `<section><h2>${escape(t(`mine.tables.${part.table as 'Person'}`))} (${part.count})</h2>${list([
        { label: t('mine.what'), value: t(`mine.purposes.${part.purpose}`) },
        { label: t('mine.who'), value: t(`mine.readers.${part.readers}`) },
        { label: t('mine.long'), value: t(`mine.retention.${part.retention}`) },
      ])}${part.rows.map((row) => list(heldInWords(row, locale))).join('<hr>')}</section>`,
  );
  const readings = data.readings.map(({ kind, by, role, at: when, recipient }) =>
    [t(`kinds.${kind}.title`), by ?? t('mine.somebody'), role, when.toISOString(), recipient]
      .filter(Boolean)
      .join(', '),
  );
  const attached = files.map(
    (file) =>
      `<li><a download="${escape(file.name)}" href="data:application/octet-stream;base64,${file.base64}">${escape(file.name)}</a> (${file.size})</li>`,
  );
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="robots" content="noindex"><title>${escape(t('mine.titleOf', { name }))}</title>
<style>body{font:1rem/1.5 sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}dl{display:grid;grid-template-columns:minmax(8rem,12rem) 1fr;gap:.2rem 1rem}dt{color:#555}dd{margin:0;overflow-wrap:anywhere;white-space:pre-wrap}</style></head>
<body><h1>${escape(t('mine.titleOf', { name }))}</h1><p>${at.toISOString()}</p>${parts.join('')}
<section><h2>${escape(t('mine.readings'))}</h2><ul>${readings.map((line) => `<li>${escape(line)}</li>`).join('')}</ul></section>
<section><h2>${escape(t('mine.transfers'))}</h2><ul>${data.transfers.map((one) => `<li>${escape(describe(one))}</li>`).join('')}</ul></section>
<section><h2>${escape(t('mine.tables.StoredFile'))}</h2><ul>${attached.join('')}</ul></section></body></html>`;
}
