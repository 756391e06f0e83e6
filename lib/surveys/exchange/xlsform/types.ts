/** A type as a form names it, in the words of XLSForm. */
export type FormType =
  | { kind: 'begin' | 'end'; what: 'group' | 'repeat' | 'loop' }
  | { kind: 'select'; how: 'one' | 'multiple' | 'rank'; list: string; hasOther: boolean }
  /** Choices from another file or from earlier answers. */
  | { kind: 'elsewhere'; name: string }
  | { kind: 'simple'; name: SimpleType }
  /** Known to XLSForm and not taken over: places, sounds, what a device knows of itself. */
  | { kind: 'refused'; name: string }
  | { kind: 'unknown' };

export const simpleTypes = [
  ...([
    'text',
    'integer',
    'decimal',
    'date',
    'time',
    'dateTime',
    'note',
    'acknowledge',
    'email',
    'file',
    'image',
  ] as const),
  ...(['hidden', 'calculate', 'range'] as const),
] as const;
export type SimpleType = (typeof simpleTypes)[number];

const simple: Readonly<Record<string, SimpleType>> = {
  ...Object.fromEntries(simpleTypes.map((name) => [name.toLowerCase(), name])),
  string: 'text',
  add_text_prompt: 'text',
  int: 'integer',
  add_integer_prompt: 'integer',
  add_decimal_prompt: 'decimal',
  add_date_prompt: 'date',
  date_time: 'dateTime',
  add_note_prompt: 'note',
  trigger: 'acknowledge',
  photo: 'image',
  add_image_prompt: 'image',
  add_file_prompt: 'file',
  calculation: 'calculate',
  add_calculate_prompt: 'calculate',
};

const refused = new Set([
  ...['geopoint', 'geotrace', 'geoshape', 'gps', 'location', 'start-geopoint', 'background-geopoint', 'osm', 'barcode'],
  ...[
    'audio',
    'video',
    'background-audio',
    'xml-external',
    'csv-external',
    'audit',
    'start',
    'end',
    'today',
    'deviceid',
  ],
  ...['subscriberid', 'simserial', 'phonenumber', 'phone_number', 'username', 'uri:deviceid', 'range_picker', 'entity'],
  ...['imei', 'device_id', 'start_time', 'end_time', 'secret', 'matrix', 'begin_kobomatrix', 'end_kobomatrix'],
  ...['begin_score', 'end_score', 'score__row', 'begin_rank', 'end_rank', 'rank__level'],
]);

/** Commands that take a list, the longest first: `select one from file` begins with `select one`. */
const selects: readonly (readonly [string, 'one' | 'multiple' | 'rank' | 'elsewhere'])[] = [
  ['select_multiple_from_file', 'elsewhere'],
  ['select_one_from_file', 'elsewhere'],
  ['select_one_external', 'elsewhere'],
  ['select_all_that_apply_from', 'multiple'],
  ['add_select_multiple_prompt_using', 'multiple'],
  ['add_select_one_prompt_using', 'one'],
  ['select_all_that_apply', 'multiple'],
  ['select_one_from', 'one'],
  ['select_multiple', 'multiple'],
  ['select_one', 'one'],
  ['select1', 'one'],
  ['rank', 'rank'],
];

/** Files that choices may come from. */
const externalFile = /\.(csv|xml|geojson)$/i;

/** What the cell of a type says, in any case, with spaces or underscores. Names of lists keep their case. */
export function readType(cell: string): FormType {
  const text = cell.trim().replace(/\s+/g, ' ');
  const name = text.toLowerCase().replace(/ /g, '_');
  const block = /^(begin|end)_(group|repeat|loop|lgroup|looped_group)(_|$)/.exec(name);
  if (block) {
    const what = block[2] === 'group' ? 'group' : block[2] === 'loop' ? 'loop' : 'repeat';
    return { kind: block[1] === 'begin' ? 'begin' : 'end', what };
  }
  if (Object.hasOwn(simple, name)) return { kind: 'simple', name: simple[name] ?? 'text' };
  for (const [command, how] of selects) {
    if (name !== command && (!name.startsWith(`${command}_`) || text[command.length] !== ' ')) continue;
    const [list = '', ...rest] = text.slice(command.length).trim().split(' ');
    const after = rest.join('_').toLowerCase();
    if (command.endsWith('_from_file') && !externalFile.test(list)) return { kind: 'unknown' };
    if (how === 'elsewhere' || externalFile.test(list) || list.startsWith('${'))
      return { kind: 'elsewhere', name: command };
    if (after !== '' && after !== 'or_other' && after !== 'or_specify_other') return { kind: 'unknown' };
    return { kind: 'select', how, list, hasOther: after !== '' };
  }
  return refused.has(name) ? { kind: 'refused', name: text } : { kind: 'unknown' };
}

/** `start=1 end=10 step=1`, with spaces, commas or semicolons between. Null where it is not of this form. */
export function readParameters(cell: string): Record<string, string> | null {
  const parts = cell
    // Blanks first made one: a cell of thousands would otherwise be read from each of them on.
    .replace(/\s+/g, ' ')
    .replace(/ ?= ?/g, '=')
    .split(/[\s,;]+/)
    .filter(Boolean);
  const pairs = parts.map((part) => /^([A-Za-z_-]{1,40})=(.{1,200})$/.exec(part));
  if (pairs.includes(null)) return null;
  return Object.fromEntries(pairs.map((pair) => [(pair?.[1] ?? '').toLowerCase(), pair?.[2] ?? '']));
}
