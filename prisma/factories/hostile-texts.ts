// What somebody types who wants more than to be read: one corpus for everything that takes a text in or gives one out.

/** What would run in an element, in an attribute, in a script, in a template, in the source of a PDF. */
export const hostile = `<img src=x onerror=hacked=1>"'></script><script>hacked=1</script>{{7*7}}$x$<!--`;
/** The same, short enough for a name with its part of a sentence. */
export const hostileName = `<b onclick=hacked=1>"'></script>{{7*7}}`;

/** Cells that a spreadsheet would compute. */
export const formulas = [
  '=HYPERLINK("http://example.org","x")',
  '+SUM(A1)',
  '+1+cmd|calc',
  '-2+3',
  '@SUM(A1)',
  '\t=1+1',
  '=cmd|"/C calc"!A0',
];

/** Patterns that take other matchers hours. */
export const slowPatterns = [
  '(a+)+$',
  '([a-zA-Z]+)*$',
  '(a|aa)+$',
  '(.*a){20}',
  '^(([a-z])+.)+[A-Z]([a-z])+$',
  '(x+x+)+y',
];

/** Source of the typesetter: read, computed, made bold or taken for a mark where it is not kept as a text. */
export const typesetterSource = [
  '#read("/etc/passwd")',
  '#include "/etc/passwd"',
  '#panic("no")',
  '#eval("1+1")',
  '#import sys: *',
  '$x^2$ @label <label>',
  '*b* _c_ `d` \\ // /* ]) } https://example.org',
  '= Heading',
  '~--- \\u{41} #"x".len()',
];

/** Names of placeholders and of what every object has by itself. */
export const placeholders = ['{link}', '{{link}}', '${7*7}', '{ name }', '%s', 'constructor', '__proto__'];

/** What a header of a mail must not take over. */
export const headerBreaks = [
  '\r\nBcc: other@example.org',
  '\nX-Other: 1',
  '\r\n\r\n<b>body</b>',
  '\r.\r\nQUIT',
  '\u2028Bcc: o@example.org',
];

/** Signs that nobody sees or no font has: turned around, joined, left out, doubled, from no language at all. */
export const unseen = [
  'a\u200bb',
  'a\u200eb\u200f',
  '\ufeffa',
  'a\u00adb',
  'e\u0301\u0323\u0332',
  '\u{e0041}a',
  '\ue000',
  'a\u2028b',
];

/** A text of one line that an entry form takes, with what the typesetter, a spreadsheet and a browser would each run. */
export const everything = [hostile, ...typesetterSource, ...formulas.map((text) => text.trim()), ...placeholders];

/** Cells of so many signs, at which a pattern that looks for an end starts again and again. */
export const longCells = (signs: number): string[] =>
  [' ', '(', ')', '_', '=', ':', '"', '@', '-', 'a.', 'a '].map(
    (sign) => `a${sign.repeat(signs)}`.slice(0, signs - 1) + 'b',
  );
