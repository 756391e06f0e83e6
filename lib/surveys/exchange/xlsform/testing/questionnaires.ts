import fc from 'fast-check';
import { questionnaireSchema, type Questionnaire } from '../../../model/definition';

const languages = ['en', 'fr', 'es', 'ar', 'pt'];

/** Words as people write them, and what they might try: markup, formulas, references that are none. */
const phrase = fc.oneof(
  fc.stringMatching(/^[A-Za-z'’«»".,:;!? -]{1,30}$/),
  fc.constantFrom(
    ...[
      '=HYPERLINK("http://example.org")',
      '+1',
      '@SUM(A1)',
      '<script>alert(1)</script>',
      "it's",
      '“quoted”',
      '2026-11-29',
      '12',
      'TRUE',
    ],
    ...['${not a code}', 'a\nb', '::', 'label::English (en)', '😀', 'اللغة', '%s', '{0}', '&amp;', 'or_other'],
  ),
);
const text = phrase.map((said) => said.trim() || 'x');
const words = fc
  .tuple(fc.subarray(languages, { minLength: 1 }), fc.array(text, { minLength: 5, maxLength: 5 }))
  .map(([chosen, said]) => Object.fromEntries(chosen.map((language, index) => [language, said[index] ?? 'x'])));
const optionally = <Of>(of: fc.Arbitrary<Of>) => fc.option(of, { nil: undefined });
const number = fc.integer({ min: 0, max: 50 });

/** The parts of a question that its type adds; codes come later. */
const kinds = (choices: (least: number) => fc.Arbitrary<{ code: string }[]>): fc.Arbitrary<object> => {
  const ordered = fc
    .tuple(optionally(number), optionally(number))
    .map(([one, more]) => [one, more === undefined ? undefined : (one ?? 0) + more] as const);
  const other = fc.constantFrom(undefined, true);
  const many = optionally(fc.constant(true));
  return fc.oneof(
    fc.record({ type: fc.constant('SINGLE'), choices: choices(2), other }),
    fc
      .tuple(choices(1), other, optionally(fc.integer({ min: 1, max: 9 })), number)
      .map(([list, also, least, more]) => ({
        type: 'MULTIPLE',
        choices: list,
        other: also,
        minChoices: least,
        maxChoices: least && least + (more % 9),
      })),
    fc.record({ type: fc.constant('RANKING'), choices: choices(2), topK: optionally(fc.integer({ min: 1, max: 9 })) }),
    fc
      .tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 1, max: 10 }))
      .map(([minValue, span]) => ({ type: 'SCALE', minValue, maxValue: minValue + span })),
    fc.record({ type: fc.constant('MATRIX'), rows: choices(1), columns: choices(2) }),
    fc
      .tuple(ordered, fc.integer({ min: 0, max: 6 }))
      .map(([[min, max], decimals]) => ({ type: 'NUMBER', min, max, decimals })),
    fc.constantFrom<object>({ type: 'DATE', min: '2026-01-31' }, { type: 'DATE', max: '2030-12-31' }, { type: 'DATE' }),
    ordered.map(([least, most]) => ({ type: 'TEXT', minLength: least || undefined, maxLength: most || undefined })),
    fc.constant<object>({ type: 'LONG_TEXT' }),
    fc.constant<object>({ type: 'FILE' }),
    fc.record({ type: fc.constantFrom('COUNTRY', 'ORGANISATION', 'THEME', 'OBJECTIVE'), multiple: many }),
    fc.constant<object>({ type: 'NOTE', required: false }),
    fc
      .constantFrom('1 + 1', "concat('a', \"b'c\")", 'today()')
      .map((calculation) => ({ type: 'CALCULATED', required: false, calculation })),
  );
};

/** Values that a question of the kind can propose, and expressions that give one. */
function proposals(kind: object): string[] {
  const one = 'choices' in kind ? (kind.choices as { code: string }[]).map(({ code }) => code) : [];
  switch ('type' in kind ? kind.type : '') {
    case 'SINGLE':
      return [`'${one[0]}'`, `if(1 < 2, '${one.at(-1)}', '')`];
    case 'MULTIPLE':
    case 'RANKING':
      return [`'${[...one].reverse().join(' ')}'`, `'${one[0]}'`];
    case 'SCALE':
      return 'minValue' in kind ? [String(kind.minValue), '0 + 1'] : [];
    case 'NUMBER':
      return ['number(3) + 1', 'int(1)'];
    case 'DATE':
      return ['today()', "'2030-01-01'"];
    case 'TEXT':
    case 'LONG_TEXT':
      return ["string-length('a b')", "'today()'", `"it's 5 - 3"`, "concat('a', 'b')"];
    case 'COUNTRY':
    case 'THEME':
      return ["'FR'"];
    default:
      return [];
  }
}

/** Choices with what a filter asks of them; a filter that no choice answers to is none. */
function filtered(kind: object, seed: number): object {
  if (!('choices' in kind) || ('other' in kind && kind.other) || seed % 3 !== 1) return {};
  const choices = kind.choices as { code: string }[];
  const filter = ["region = 'a b' or région != ''", "name != 'zz'", "not(selected('x y', region)) or région = ''"][
    (seed % 7) % 3
  ];
  const values = { région: seed % 2 === 0 ? '=1' : 'été', region: 'a b' };
  return {
    choiceFilter: filter,
    choices: filter?.startsWith('name')
      ? choices
      : choices.map((choice, index) => (index === 0 || seed % 5 > index ? { ...choice, values } : choice)),
  };
}

const theme = optionally(fc.constantFrom('data', 'borders'));
const choiceList = (least: number) =>
  fc
    .uniqueArray(fc.stringMatching(/^[A-Za-z0-9_-]{1,8}$/), {
      minLength: least,
      maxLength: 5,
      selector: (code) => code,
    })
    .filter((codes) =>
      codes.every((code) => !['other', 'constructor', 'valueOf', 'toString', '__proto__'].includes(code)),
    )
    .chain((codes) =>
      fc.tuple(...codes.map((code) => fc.record({ code: fc.constant(code), label: words, themeCode: theme }))),
    );

const constraints = fc.constantFrom(undefined, '. != 3', "regex(., '[a-z]+')", 'string-length(.) < 9 or false()');

const question = fc
  .tuple(kinds(choiceList), words, optionally(words), fc.boolean(), constraints, optionally(words), fc.nat())
  .map(([kind, label, help, required, expression, message, seed]) => ({
    kind,
    label,
    help,
    required,
    expression,
    message,
    seed,
  }));

const section = fc.record({
  title: optionally(words),
  intro: optionally(words),
  questions: fc.array(question, { minLength: 1, maxLength: 4 }),
});
const page = fc.record({
  title: optionally(words),
  intro: optionally(words),
  sections: fc.array(section, { minLength: 1, maxLength: 3 }),
});

/** Without what is undefined, as it is stored. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/**
 * Questionnaires with everything a definition can say: every type, limits, conditions on and piping of earlier answers, parts
 * with and without titles, words in some languages only.
 */
export const questionnaires: fc.Arbitrary<Questionnaire> = fc
  .record({ title: words, intro: words, pages: fc.array(page, { minLength: 1, maxLength: 3 }) })
  .map(({ title, intro, pages }) => {
    const earlier: string[] = [];
    let count = 0;
    const code = (prefix: string, seed = 0) => {
      count += 1;
      return seed % 11 === 3 ? `${count}-${prefix}` : `${prefix}-${count}`;
    };
    const condition = (seed: number) => {
      const asked = earlier[seed % (earlier.length + 2)];
      return asked && [`\${${asked}} != ''`, `not(selected(\${${asked}}, 'x')) and 1 < 2`][seed % 2];
    };
    const made = ({
      kind,
      label,
      help,
      required,
      expression,
      message,
      seed,
    }: (typeof pages)[number]['sections'][number]['questions'][number]) => {
      const asked = earlier[seed % (earlier.length + 1)];
      const piped = asked
        ? Object.fromEntries(Object.entries(label).map(([language, said]) => [language, `${said} \${${asked}}`]))
        : label;
      const isAsked = 'type' in kind && kind.type !== 'NOTE' && kind.type !== 'CALCULATED';
      const own = { code: code('q', seed), label: piped, help, required, condition: condition(seed) };
      const constraint = expression && isAsked ? { expression, message } : undefined;
      const proposed = seed % 2 === 0 ? proposals(kind)[seed % 5] : undefined;
      const requiredWhen = isAsked && !required && seed % 5 === 2 ? condition(seed) : undefined;
      const requiredMessage = isAsked && seed % 4 === 0 ? message : undefined;
      // A table's rows carry that it is required; what is only shown takes no answer that others could ask for.
      if ('type' in kind && kind.type !== 'NOTE' && kind.type !== 'MATRIX') earlier.push(own.code);
      const answering = { constraint, requiredWhen, requiredMessage, ...(proposed ? { default: proposed } : {}) };
      return { ...own, ...(isAsked ? answering : {}), ...kind, ...filtered(kind, seed) };
    };
    return questionnaireSchema.parse(
      plain({
        title,
        intro,
        pages: pages.map(({ sections, ...head }, index) => ({
          ...head,
          code: code('page'),
          condition: condition(index * 7),
          sections: sections.map(({ questions, ...about }) => ({
            ...about,
            code: code('section'),
            questions: questions.map(made),
          })),
        })),
      }),
    );
  });
