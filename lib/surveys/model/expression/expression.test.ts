import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkExpression, type AskedFor } from './check';
import { evaluate, type Evaluation } from './evaluate';
import { referencesOf, type Expression, type Operator } from './expression';
import { functions, forms, refusedFunctions } from './functions';
import { parseExpression } from './parse';
import { pipe, pipedCodes } from './piping';
import { isTrue, toText, writtenValue, type Value } from './values';
import { writeExpression } from './write';

const now = new Date('2026-11-29T23:30:15.250Z');
const answers: Record<string, Value> = {
  age: 30,
  name: 'Awa Ndiaye',
  nothing: '',
  topics: 'visa labour_mobility data',
  region: 'africa',
  born: '1994-02-28',
  meets: '2026-11-30',
};

/** The value of a text that must be an expression. */
function valueOf(text: string, about: Omit<Partial<Evaluation>, 'valueOf'> & { answer?: string } = {}): Value {
  const parsed = parseExpression(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.code} at ${parsed.at}`);
  return evaluate(parsed.expression, { valueOf: (code) => about.answer ?? answers[code] ?? '', now, ...about });
}

const refusal = (text: string) => {
  const parsed = parseExpression(text);
  return parsed.ok ? null : { code: parsed.code, at: parsed.at };
};

describe('expressions', () => {
  it.each<[string, Value]>([
    // operators, their order and what they make of what is not there
    ['1 + 2 * 3', 7],
    ['(1 + 2) * 3', 9],
    ['10 - 2 - 3', 5],
    ['7 div 2', 3.5],
    ['-7 mod 3', -1],
    ['--3', 3],
    ['2*-3', -6],
    ['.5 + 1.', 1.5],
    ['1 = 1.0', true],
    ["'1' = '1.0'", false],
    ["'1.0' = 1", true],
    ['${nothing} + 1', Number.NaN],
    ['${nothing} = 0', false],
    ["${nothing} = ''", true],
    ['${nothing} < 1', false],
    ['${age} >= 18 and ${age} < 65', true],
    ['${age}>=18and ${age}<20 or true()', true],
    ["${region} = 'africa' and selected(${topics}, 'visa')", true],
    ["'a' = true()", true],
    ['1 div 0', Number.POSITIVE_INFINITY],
    ['${age}-1', 29],
    // choices
    ["selected(${topics}, 'labour')", false],
    ["selected(${nothing}, '')", false],
    ['selected-at(${topics}, 1)', 'labour_mobility'],
    ['selected-at(${topics}, 9)', ''],
    ['count-selected(${topics})', 3],
    ['count-selected(${nothing})', 0],
    // yes and no
    ["if(${age} > 18, 'adult', 'minor')", 'adult'],
    ["coalesce(${nothing}, 'x')", 'x'],
    ['not(${nothing})', true],
    ['boolean(0)', false],
    ["boolean-from-string('1')", true],
    ['once(5)', 5],
    ['position(..)', 1],
    // texts
    ['string-length(${name})', 10],
    ["string-length('😀')", 1],
    ["contains(${name}, 'Ndi')", true],
    ["starts-with(${name}, 'Awa')", true],
    ["ends-with(${name}, 'Awa')", false],
    ["substr('hello', 1, 3)", 'el'],
    ["substr('hello', 1)", 'ello'],
    ["substr('hello', -2)", 'lo'],
    ["substring-before('a-b-c', '-')", 'a'],
    ["substring-after('a-b-c', '-')", 'b-c'],
    ["substring-before('abc', 'x')", ''],
    ["translate('bar', 'abr', 'AB')", 'BA'],
    ["upper-case('é')", 'É'],
    ["lower-case('É')", 'é'],
    ["concat('a', 1, true())", 'a1true'],
    ["join(', ', 'a', 'b')", 'a, b'],
    ["join('-', ${region} | ${nothing} | ${age})", 'africa--30'],
    ["normalize-space('  a   b ')", 'a b'],
    // numbers
    ["number('12')", 12],
    ["number('twelve')", Number.NaN],
    ["number('0x10')", Number.NaN],
    ["number('1e3')", Number.NaN],
    ['int(-3.7)', -3],
    ['round(2.5)', 3],
    ['round(1.005, 2)', 1.01],
    ['round(1234, -2)', 1200],
    ['min(3, 1, 2)', 1],
    ['max(${age} | ${nothing} | 7)', 30],
    ['sum(${age} | ${nothing})', 30],
    ['count(${age} | ${nothing})', 1],
    ['count-non-empty(${age}, ${nothing})', 1],
    ['abs(-2)', 2],
    ['pow(2, 10)', 1024],
    // dates
    ['today()', '2026-11-29'],
    ['today() < ${meets}', true],
    ['${meets} - today()', 1],
    ['date(today() + 7)', '2026-12-06'],
    ["date('2026-02-30')", ''],
    ["date('2026-02-28T10:00:00Z')", '2026-02-28'],
    ['int((today() - ${born}) div 365.25)', 32],
    ["format-date(${born}, '%d/%m/%Y')", '28/02/1994'],
    ["format-date(${born}, '%e %b %y, %a')", '28 Feb 94, Mon'],
    ["format-date(${nothing}, '%Y')", ''],
    ["format-date-time('2026-11-29T08:05:09.007+01:00', '%H:%M:%S.%3 %h')", '08:05:09.007 8'],
    ["decimal-date-time('1970-01-02T12:00:00Z')", 1.5],
    ["decimal-time('18:00')", 0.75],
    ['now()', '2026-11-29T23:30:15.250+00:00'],
    // patterns
    ["regex('AB-12', '[A-Z]{2}-[0-9]+')", true],
    ["regex('xAB-12', '[A-Z]{2}-[0-9]+')", false],
  ])('%s', (text, value) => {
    expect(valueOf(text)).toEqual(value);
  });

  it('reads quotes as office programs set them, spaces that are none, and line breaks', () => {
    expect(valueOf('${region} = ‘africa’')).toBe(true);
    expect(valueOf('selected(${topics},\u00a0“visa”)\n and\ttrue()')).toBe(true);
    expect(valueOf(`concat('l’accueil', "d'abord")`)).toBe("l’accueild'abord");
    expect(valueOf('\ufeff${ age } > 3')).toBe(true);
  });

  it('knows the answer that is being checked, and the name of a choice', () => {
    expect(valueOf('. >= 0 and . <= 100', { self: 40 })).toBe(true);
    expect(valueOf('string-length() <= 3', { self: 'abcd' })).toBe(false);
    expect(valueOf('once(today())', { self: '2020-01-01' })).toBe('2020-01-01');
    const choiceName = (question: string, choice: string) => `${question}:${choice}`;
    expect(valueOf("jr:choice-name(${region}, '${region}')", { choiceName })).toBe('region:africa');
    expect(valueOf("jr:choice-name(${region}, '${region}')")).toBe('africa');
  });

  it('takes the day of the zone it is asked in', () => {
    expect(valueOf('today()', { zone: 'Asia/Manila' })).toBe('2026-11-30');
    expect(valueOf('now()', { zone: 'America/Caracas' })).toBe('2026-11-29T19:30:15.250-04:00');
    expect(valueOf('today() = ${meets}', { zone: 'Africa/Nairobi' })).toBe(true);
    expect(valueOf("format-date(${meets}, '%b')", { locale: 'fr' })).toBe('nov.');
  });

  it('knows columns of a choice in a choice filter, and nowhere else', () => {
    const parsed = parseExpression('region = ${region} and div = 1', { hasColumns: true });
    if (!parsed.ok) throw new Error(parsed.code);
    const about = { valueOf: (code: string) => answers[code] ?? '', now };
    const columns: Record<string, string> = { region: 'africa', div: '1' };
    expect(evaluate(parsed.expression, { ...about, columnOf: (name) => columns[name] ?? '' })).toBe(true);
    expect(refusal("region = 'africa'")).toEqual({ code: 'bare_name', at: 0 });
  });

  it.each([
    ['', 'empty', 0],
    ['   ', 'empty', 0],
    ['1 +', 'unexpected_end', 3],
    ['(1', 'unexpected_end', 2],
    ['1 2', 'unexpected', 2],
    ['1 == 1', 'unexpected', 3],
    ['${a} && ${b}', 'unexpected', 5],
    ['1)', 'unexpected', 1],
    ["'open", 'unclosed_text', 0],
    ['${a', 'bad_reference', 0],
    ['${}', 'bad_reference', 0],
    ['$age > 3', 'bad_reference', 0],
    ['${a b} = 1', 'bad_reference', 0],
    ['/data/age > 3', 'path', 0],
    ['../age > 3', 'path', 2],
    ["instance('x')/root/item[name = 1]/label", 'path', 13],
    ['1e3', 'unexpected', 1],
    ['random()', 'refused_function', 0],
    ['constructor(1)', 'unknown_function', 0],
    ['__proto__()', 'unknown_function', 0],
    ['selectd(${a}, 1)', 'unknown_function', 0],
    ['if(1, 2)', 'wrong_arguments', 0],
    ['position(1)', 'wrong_arguments', 0],
    ['string(..)', 'path', 0],
    ['today', 'bare_name', 0],
    ["regex(., '(a+)\\1')", 'pattern_refused', 0],
    ['regex(., ${pattern})', 'pattern_not_text', 0],
  ])('refuses %s', (text, code, at) => {
    expect(refusal(text)).toEqual({ code, at });
  });

  it('names the codes it asks for, each once', () => {
    const parsed = parseExpression("${b} = 1 and (${a} > ${b} or jr:choice-name(${c}, '${d}') = 'x')");
    expect(parsed.ok && referencesOf(parsed.expression)).toEqual(['b', 'a', 'c', 'd']);
  });

  it('offers about as many functions as are in use, and none that it refuses', () => {
    const offered = [...Object.keys(functions), ...Object.keys(forms)];
    expect(offered.length).toBeGreaterThanOrEqual(30);
    expect(offered.filter((name) => refusedFunctions.has(name))).toEqual([]);
  });
});

describe('what an expression cannot mean', () => {
  const known: Record<string, AskedFor> = {
    region: { kind: 'one', choices: ['africa', 'asia'] },
    age: { kind: 'number' },
    hint: { kind: 'nothing' },
  };
  const faults = (text: string, hasSelf = false) => {
    const parsed = parseExpression(text);
    const find = (code: string) => (Object.hasOwn(known, code) ? (known[code] ?? null) : null);
    return parsed.ok && checkExpression(parsed.expression, { find, hasSelf }).map(({ code, name }) => [code, name]);
  };

  it('is said with its name', () => {
    expect(faults("${region} = 'africa' or ${age} > 3")).toEqual([]);
    expect(faults('${aeg} > 3')).toEqual([['unknown_reference', 'aeg']]);
    expect(faults('${constructor} > 3')).toEqual([['unknown_reference', 'constructor']]);
    expect(faults("${region} = 'afrika'")).toEqual([['unknown_choice', 'afrika']]);
    expect(faults("selected(${region}, 'afrika')")).toEqual([['unknown_choice', 'afrika']]);
    expect(faults("${region} != ''")).toEqual([]);
    expect(faults("${age} > 'many'")).toEqual([['not_a_number', 'many']]);
    expect(faults("${age} > '2026-01-01'")).toEqual([]);
    expect(faults('. > 3')).toEqual([['self_missing', '.']]);
    expect(faults('. > 3', true)).toEqual([]);
    expect(faults("${hint} = ''")).toEqual([['asks_nothing', 'hint']]);
  });
});

describe('piping', () => {
  it('puts answers where they are asked for and leaves the rest as it is', () => {
    expect(pipe('Dear ${name}, you have ${count}.', (code) => (code === 'name' ? 'Awa' : ''))).toBe(
      'Dear Awa, you have .',
    );
    expect(pipe('${ name } ${not this} ${open', () => 'x')).toBe('x ${not this} ${open');
    expect(pipedCodes('${a} ${b} ${a} $c {d}')).toEqual(['a', 'b']);
  });
  it('takes what an answer says for words, never for another reference', () => {
    expect(pipe('${a}', () => '${a}')).toBe('${a}');
  });
});

/** Expressions of every kind. */
const expressions: fc.Arbitrary<Expression> = fc.letrec<{ any: Expression }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.string().map((value): Expression => ({ kind: 'text', value: value.replace(/['"]/g, '') })),
    fc.double({ noNaN: true, noDefaultInfinity: true, min: 0 }).map((value): Expression => ({ kind: 'number', value })),
    fc.constantFrom('age', 'name', 'topics', 'a-b').map((code): Expression => ({ kind: 'reference', code, at: 0 })),
    fc.constant<Expression>({ kind: 'self', at: 0 }),
    tie('any').map((of): Expression => ({ kind: 'negative', of })),
    fc
      .tuple(
        fc.constantFrom<Operator>('or', 'and', '=', '!=', '<', '>=', '+', '-', '*', 'div', 'mod'),
        tie('any'),
        tie('any'),
      )
      .map(([operator, left, right]): Expression => ({ kind: 'operation', operator, left, right, at: 0 })),
    fc
      .tuple(fc.constantFrom('concat', 'coalesce', 'max', 'join'), tie('any'), tie('any'))
      .map(([name, one, other]): Expression => ({ kind: 'call', name, args: [one, other], at: 0 })),
  ),
})).any;

const withoutPlaces = (expression: Expression): unknown =>
  JSON.parse(JSON.stringify(expression, (key, value: unknown) => (key === 'at' ? undefined : value)));

/** `--x` is read as `x`: two signs take each other away. */
const hasDoubleNegative = (expression: Expression): boolean =>
  JSON.stringify(expression).includes('{"kind":"negative","of":{"kind":"negative"');

describe('whatever comes', () => {
  it('is read again as it was written', () => {
    fc.assert(
      fc.property(expressions, (expression) => {
        fc.pre(!hasDoubleNegative(expression));
        const parsed = parseExpression(writeExpression(expression));
        expect(parsed.ok && withoutPlaces(parsed.expression)).toEqual(withoutPlaces(expression));
      }),
    );
  });

  it('is an expression or a reason, and has a value that is always the same', () => {
    const pieces = fc.constantFrom(
      ...[
        '${age}',
        '${',
        '}',
        "'",
        '"',
        '’',
        '(',
        ')',
        ',',
        'and',
        'or',
        'not(',
        'if(',
        '.',
        '..',
        '-',
        '+',
        '1',
        '<=',
      ],
      ...[' ', '/', '[', 'selected(', 'regex(', '\0', '😀', '\ud800', 'today()', '=', 'constructor', '$', '\\'],
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 30 }).map((all) => all.join('')),
        ),
        (text) => {
          const parsed = parseExpression(text);
          if (!parsed.ok) {
            expect(parsed.at).toBeLessThanOrEqual(text.length);
            return;
          }
          const value = () => evaluate(parsed.expression, { valueOf: (code) => answers[code] ?? '', now });
          expect(value()).toEqual(value());
          expect(typeof isTrue(value())).toBe('boolean');
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is not deeper or longer than can be walked through', () => {
    const deep = 'not('.repeat(1_900) + '1' + ')'.repeat(10);
    expect(refusal('('.repeat(4_000))?.code).toBe('too_deep');
    expect(refusal(deep)?.code).toBe('too_deep');
    expect(refusal('1+'.repeat(3_900) + '1')?.code).toBe('too_deep');
    expect(refusal(`'${'a'.repeat(100_000)}'`)?.code).toBe('too_long');
    expect(valueOf(Array(100).fill('${age} = 3').join(' or '))).toBe(false);
    expect(valueOf(`${'-'.repeat(5_001)}1`)).toBe(-1);
  });

  it('makes no text without end, and stays quick with answers of 100 kB', () => {
    const long = 'x '.repeat(50_000);
    const about = { answer: long };
    const started = performance.now();
    expect(toText(valueOf(`concat(${Array(500).fill('${a}').join(',')})`, about))).toHaveLength(100_000);
    expect(valueOf('count-selected(${a})', about)).toBe(50_000);
    expect(valueOf('number(${a})', about)).toBeNaN();
    expect(valueOf("regex(${a}, '(x ?)*')", about)).toBe(false);
    expect(valueOf("number('" + '1'.repeat(5_000) + "x')", about)).toBeNaN();
    expect(valueOf("format-date(${a}, '%Y')", about)).toBe('');
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  it('writes numbers without an exponent, and nothing where there is none', () => {
    expect([1e21, 1e-7, -0, 0.1, 1e300].map((value) => toText(value).includes('e'))).toEqual(Array(5).fill(false));
    expect(toText(1e21)).toBe('1000000000000000000000');
    expect(toText(1e-7)).toBe('0.0000001');
    expect([Number.NaN, 1 / 0, 3.5, true, ['a', 'b']].map(writtenValue)).toEqual(['', '', '3.5', 'true', 'a b']);
  });
});
