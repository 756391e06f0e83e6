import { inSteps } from '@/lib/core/in-steps';
import { findOverlaps, pairOf, suggestionsOf, type Compared } from '@/lib/recommendations/model/overlap';

const verbs = 'adopt establish create strengthen publish convene harmonise monitor finance review train exchange'.split(
  ' ',
);
const goods =
  'common minimum standards for recruitment|a standing list of contact officers|joint border procedures|portable social benefits|one-stop services for migrants|regional data on departures|consular assistance in emergencies|alternatives to detention|family reunification rules|recognition of qualifications|referral of trafficking victims|identity documents at birth|lower costs of remittances|return and reintegration programmes|disaster displacement planning|legal pathways for seasonal workers'.split(
    '|',
  );
const places =
  'along the coast|across the corridor|with the neighbouring States|in every capital|at the main ports|in the free movement area|for small islands|in mountain districts'.split(
    '|',
  );
const people =
  'labour ministries|national statistical offices|consulates|employers|trade unions|police services|municipal councils|health services'.split(
    '|',
  );
const ends =
  'before the next edition|within two years|every year|from next spring|by 2030|as soon as funds allow'.split('|');
/** Words of a place or programme that few recommendations name: they make the vocabulary grow with the number, as names do. */
const names = (number: number) => `programme ${(number * 7_919).toString(36)} ${(number * 104_729).toString(36)}`;

/** The same recommendations each time: a sentence of five drawn parts, in two languages for every third. */
function make(count: number): Compared[] {
  let seed = 20_261_129;
  const draw = <T>(from: readonly T[]): T => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return from[Math.floor((seed / 2_147_483_648) * from.length)] as T;
  };
  const numbers = Array.from({ length: 23 }, (_, at) => at + 1);
  return Array.from({ length: count }, (_, number) => {
    const good = draw(goods);
    const text = `${draw(verbs)} ${good} ${draw(places)} ${draw(ends)}, led by ${draw(people)} (${names(draw(numbers) + (number % Math.ceil(count / 3)))}).`;
    return {
      id: `R/${String(number).padStart(6, '0')}`,
      themes: [`theme-${goods.indexOf(good) % 12}`],
      objectives: [draw(numbers)],
      addressees: [draw(people)],
      text: { en: text, ...(number % 3 === 0 ? { fr: `Il est recommandé : ${text}` } : {}) },
    };
  });
}

/** The same work without an index: every text against every other by its words alone, as a measure of this machine. */
function everyPair(rows: readonly Compared[]): number {
  const words = rows.map(({ text }) => new Set((text.en ?? '').toLowerCase().split(/\W+/)));
  const begun = performance.now();
  let alike = 0;
  for (const [at, one] of words.entries())
    for (const other of words.slice(at + 1)) {
      let shared = 0;
      for (const word of one) if (other.has(word)) shared += 1;
      if (shared * 2 > one.size) alike += 1;
    }
  return alike < 0 ? 0 : performance.now() - begun;
}

/**
 * Milliseconds for the suggestions among so many recommendations, the longest that anybody else had to wait meanwhile, and
 * how many of the texts with a twin were found; one line of JSON.
 */
async function main(sizes: readonly number[]): Promise<object> {
  const measured = [];
  for (const size of sizes) {
    const rows = make(size);
    // Twins: the same text filed by another group. None of them may be missed, whatever is left out for speed.
    const twins = rows.slice(0, Math.floor(size / 10)).map((row) => ({ ...row, id: `${row.id}b` }));
    let [last, longest] = [performance.now(), 0];
    const watch = setInterval(() => {
      longest = Math.max(longest, performance.now() - last - 5);
      last = performance.now();
    }, 5);
    const begun = performance.now();
    const overlaps = await inSteps(findOverlaps([...rows, ...twins], ['en', 'fr', 'es']));
    const took = performance.now() - begun;
    clearInterval(watch);
    longest = Math.max(longest, performance.now() - last - 5);
    const suggested = performance.now();
    const found = suggestionsOf(overlaps, new Set(), Number.POSITIVE_INFINITY);
    const picked = performance.now() - suggested;
    const pairs = new Set(found.map(({ one, other }) => pairOf(one, other)));
    const met = twins.filter(({ id }) => pairs.has(pairOf(id, id.slice(0, -1)))).length;
    measured.push({ size, took, picked, longest, suggestions: found.length, twins: twins.length, met });
  }
  return { measured, everyPairOf1000: everyPair(make(1_000)) };
}

void main(process.argv.slice(2).map(Number)).then((measured) => console.log(JSON.stringify(measured)));
