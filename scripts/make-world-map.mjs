// Makes lib/pictures/model/world.json: the world in Equal Earth, as compact paths and dots by country. Run once, by hand:
//   npm pack world-atlas@2.0.2 i18n-iso-countries@7.14.0   (unpack both somewhere)
//   node scripts/make-world-map.mjs WORLD-ATLAS/countries-50m.json ISO-COUNTRIES/codes.json
// Geometry: Natural Earth 1:50m, public domain, as TopoJSON by world-atlas (ISC). Projection: B. Šavrič, T. Patterson and
// B. Jenny, The Equal Earth map projection, International Journal of Geographical Information Science 33 (2019).
import fs from 'node:fs';
import path from 'node:path';
import { root } from './machine/paths.mjs';

const [atlasFile, codesFile] = process.argv.slice(2);
if (!atlasFile || !codesFile) {
  console.error('node scripts/make-world-map.mjs WORLD-ATLAS/countries-50m.json ISO-COUNTRIES/codes.json');
  process.exit(1);
}
const atlas = JSON.parse(fs.readFileSync(atlasFile, 'utf8'));
const iso2Of = new Map(JSON.parse(fs.readFileSync(codesFile, 'utf8')).map(([iso2, , number]) => [number, iso2]));
const countries = JSON.parse(fs.readFileSync(path.join(root, 'prisma/reference/countries.json'), 'utf8'));

const width = 1000;
const north = 83.7;
const south = -57;
/** How far a simplified line may lie from the true one, in points of the plane. */
const tolerance = 0.4;
/** A country whose largest part is smaller than this is a dot, and a smaller part of one is left out; in square points. */
const smallest = { country: 8.6, part: 1 };
/** So far apart dots are moved at least, and so often it is tried. */
const apart = { distance: 6.4, rounds: 200 };

const scale = width / (2 * equalEarth(180, 0)[0]);
const [, top] = equalEarth(0, north);
const height = Math.round((top - equalEarth(0, south)[1]) * scale);

/** Longitude and latitude in degrees → x and y on the unit sphere, y upwards. */
function equalEarth(longitude, latitude) {
  const [a1, a2, a3, a4] = [1.340264, -0.081106, 0.000893, 0.003796];
  const m = Math.sqrt(3) / 2;
  const l = Math.asin(m * Math.sin((latitude * Math.PI) / 180));
  const l2 = l * l;
  const l6 = l2 * l2 * l2;
  const x = (((longitude * Math.PI) / 180) * Math.cos(l)) / (m * (a1 + 3 * a2 * l2 + l6 * (7 * a3 + 9 * a4 * l2)));
  return [x, l * (a1 + a2 * l2 + l6 * (a3 + a4 * l2))];
}

function onPlane([longitude, latitude]) {
  const [x, y] = equalEarth(longitude, latitude);
  return [width / 2 + x * scale, (top - y) * scale];
}

/** Arcs as degrees: TopoJSON keeps them as differences of whole numbers. */
const {
  scale: [kx, ky],
  translate: [dx, dy],
} = atlas.transform;
const degrees = atlas.arcs.map((arc) => {
  let [x, y] = [0, 0];
  return arc.map(([stepX, stepY]) => [(x += stepX) * kx + dx, (y += stepY) * ky + dy]);
});
// Each arc is simplified once, for both countries that share it: no gaps between neighbours.
const arcs = degrees.map((arc) => simplified(unrolled(arc).map((point) => ({ point, at: onPlane(point) }))));

/** The same line without a leap where it crosses the meridian of 180°: longitudes go on beyond it. */
function unrolled(line) {
  let last = null;
  return line.map(([longitude, latitude]) => {
    const turns = last === null ? 0 : Math.round((last - longitude) / 360);
    last = longitude + 360 * turns;
    return [last, latitude];
  });
}

/** Douglas and Peucker on the plane; the points stay in degrees. */
function simplified(line) {
  if (line.length < 3) return line.map(({ point }) => point);
  const [first, last] = [line[0], line.at(-1)];
  let [worst, at] = [0, 0];
  for (let index = 1; index < line.length - 1; index++) {
    const distance = distanceTo(line[index].at, first.at, last.at);
    if (distance > worst) [worst, at] = [distance, index];
  }
  if (worst <= tolerance) return [first.point, last.point];
  return [...simplified(line.slice(0, at + 1)).slice(0, -1), ...simplified(line.slice(at))];
}

/** What of a ring lies on one side of a meridian (`axis` 0) or a parallel (1); Sutherland and Hodgman. */
function clipped(ring, axis, edge, isAbove) {
  const isInside = (point) => (isAbove ? point[axis] >= edge : point[axis] <= edge);
  return ring.flatMap((point, index) => {
    const before = ring.at(index - 1);
    if (isInside(point) === isInside(before)) return isInside(point) ? [point] : [];
    const share = (edge - before[axis]) / (point[axis] - before[axis]);
    const crossing = before.map((value, which) => value + share * (point[which] - value));
    return isInside(point) ? [crossing, point] : [crossing];
  });
}

/** A ring in degrees as the rings of the plane: cut where it crosses the meridian of 180°. */
function planeRings(ring) {
  const whole = unrolled(ring);
  return [-360, 0, 360].flatMap((turn) => {
    const turned = whole.map(([longitude, latitude]) => [longitude + turn, latitude]);
    const shown = clipped(clipped(turned, 0, 180, false), 0, -180, true);
    return shown.length < 3 ? [] : [shown.map(onPlane)];
  });
}

function distanceTo([x, y], [x1, y1], [x2, y2]) {
  const [w, h] = [x2 - x1, y2 - y1];
  const length = w * w + h * h;
  const share = length === 0 ? 0 : Math.max(0, Math.min(1, ((x - x1) * w + (y - y1) * h) / length));
  return Math.hypot(x - x1 - share * w, y - y1 - share * h);
}

const pointsOf = (lines, index) => (index >= 0 ? lines[index] : lines[~index].toReversed());
const ringOf = (ring, lines) => unrolled(ring.flatMap((index) => pointsOf(lines, index).slice(1)));
const centreOf = (ring) => {
  const xs = ring.map(([x]) => x);
  const ys = ring.map(([, y]) => y);
  return [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
};
const areaOf = (ring) =>
  ring.reduce((sum, [x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length];
    return sum + (x * nextY - nextX * y) / 2;
  }, 0);

/** Features without a number of their own, and those that United Nations maps draw within another country. */
const byName = {
  'N. Cyprus': 'CY',
  Somaliland: 'SO',
  Kosovo: 'XK',
  'Siachen Glacier': null,
  'Indian Ocean Ter.': null,
};
const within = { TW: 'CN', HK: 'CN', MO: 'CN' };
/** Parts that the atlas draws as one with a country, by a box of longitudes and latitudes. */
const parts = [
  ['FR', 'GF', [-55, 2, -51, 6]],
  ['FR', 'GP', [-62, 15.8, -61, 16.6]],
  ['FR', 'MQ', [-61.3, 14.3, -60.7, 15]],
  ['FR', 'RE', [55, -21.5, 56, -20.7]],
  ['FR', 'YT', [45, -13.1, 45.4, -12.5]],
  ['NO', 'SJ', [-10, 70.5, 35, 81]],
  // General Assembly resolution 68/262.
  ['RU', 'UA', [32.4, 44.3, 36.7, 46.3]],
];

/** Polygons, each a list of rings of arcs, by country; `null` has what nobody is shown to have. */
const polygons = new Map();
for (const { type, arcs: own, id, properties } of atlas.objects.countries.geometries) {
  const named = id === undefined ? byName[properties.name] : iso2Of.get(id);
  if (named === undefined) throw new Error(`no code for ${id} ${properties.name}`);
  for (const polygon of type === 'Polygon' ? [own] : own) {
    const [x, y] = centreOf(ringOf(polygon[0], degrees));
    const part = parts.find(
      ([whole, , [west, low, east, high]]) => whole === named && west < x && x < east && low < y && y < high,
    );
    const code = within[named] ?? part?.[1] ?? named;
    polygons.set(code, [...(polygons.get(code) ?? []), polygon]);
  }
}

/** Rings of polygons that belong together: an arc that two of them share is no border and goes. */
function merged(list) {
  const rings = list.flat();
  const all = new Set(rings.flat());
  const inner = (index) => all.has(~index);
  const open = [];
  const closed = rings.filter((ring) => {
    if (!ring.some(inner)) return true;
    open.push(...ring.filter((index) => !inner(index)));
    return false;
  });
  const startOf = (index) => String(pointsOf(degrees, index)[0]);
  const endOf = (index) => String(pointsOf(degrees, index).at(-1));
  while (open.length > 0) {
    const ring = [open.shift()];
    while (endOf(ring.at(-1)) !== startOf(ring[0])) {
      const next = open.findIndex((index) => startOf(index) === endOf(ring.at(-1)));
      if (next < 0) throw new Error('a ring that does not close');
      ring.push(...open.splice(next, 1));
    }
    closed.push(ring);
  }
  return closed;
}

const short = (value) => {
  const text = value
    .toFixed(1)
    .replace(/\.0$/, '')
    .replace(/^(-?)0\./, '$1.');
  return text === '-0' || text === '' || text === '-' ? '0' : text;
};
const tenths = ([x, y]) => [Math.round(x * 10) / 10, Math.round(y * 10) / 10];

/** A ring as a closed path of relative steps, in tenths of a point. */
function pathOf(ring) {
  let last = null;
  let steps = '';
  for (const point of ring.map(tenths)) {
    if (last === null) steps = `M${short(point[0])} ${short(point[1])}l`;
    else {
      const [x, y] = [point[0] - last[0], point[1] - last[1]];
      if (Math.abs(x) < 0.05 && Math.abs(y) < 0.05) continue;
      const [sx, sy] = [short(x), short(y)];
      const space = steps.endsWith('l') || sx.startsWith('-') ? '' : ' ';
      steps += `${space}${sx}${sy.startsWith('-') ? '' : ' '}${sy}`;
    }
    last = point;
  }
  return `${steps}z`;
}

/** Rings in degrees by country. */
const outlines = new Map([...polygons].map(([code, list]) => [code, merged(list).map((ring) => ringOf(ring, arcs))]));

// The atlas draws Western Sahara as it is held; United Nations maps draw the whole territory, south of 27°40' N.
const border = 27 + 40 / 60;
const both = merged([...polygons.get('MA'), ...polygons.get('EH')]).map((ring) => ringOf(ring, arcs));
const side = (isNorth) => both.map((ring) => clipped(ring, 1, border, isNorth)).filter((ring) => ring.length > 2);
outlines.set('MA', side(true));
outlines.set('EH', side(false));

const shapes = {};
const dots = {};
const pages = new Set(countries.map(({ iso2 }) => iso2));
for (const [code, outline] of outlines) {
  if (code === 'AQ') continue;
  const rings = outline.flatMap(planeRings);
  const largest = rings.toSorted((one, other) => Math.abs(areaOf(other)) - Math.abs(areaOf(one)))[0];
  if (!largest || (Math.abs(areaOf(largest)) < smallest.country && code !== null))
    dots[code] = onPlane(centreOf(outline[0]));
  else
    shapes[code ?? ''] = rings
      .filter((ring) => ring === largest || Math.abs(areaOf(ring)) >= smallest.part)
      .map(pathOf)
      .join('');
}

/** What the atlas does not draw at all, by longitude and latitude. */
const places = {
  AQ: null,
  BQ: [-68.3, 12.2],
  BV: [3.4, -54.4],
  CC: [96.8, -12.2],
  CX: [105.7, -10.5],
  GF: [-53, 4],
  GI: [-5.4, 36.1],
  GP: [-61.5, 16.2],
  MQ: [-61, 14.6],
  RE: [55.5, -21.1],
  SJ: [16, 78],
  TK: [-171.8, -9.2],
  TV: [179.2, -8.5],
  UM: [166.6, 19.3],
  YT: [45.2, -12.8],
};
for (const code of pages) {
  if (shapes[code] || dots[code] || within[code] || places[code] === null) continue;
  if (!places[code]) throw new Error(`${code} is nowhere`);
  dots[code] = onPlane(places[code]);
}

// Neighbouring dots give way to each other a little, so that none covers another.
const points = Object.values(dots);
for (let round = 0; round < apart.rounds; round++)
  for (const one of points)
    for (const other of points) {
      if (one === other) continue;
      const [w, h] = [other[0] - one[0], other[1] - one[1]];
      const distance = Math.hypot(w, h) || 0.01;
      if (distance >= apart.distance) continue;
      const push = (apart.distance - distance) / 4;
      for (const [point, sign] of [
        [one, -1],
        [other, 1],
      ]) {
        point[0] += (sign * push * (w || 0.01)) / distance;
        point[1] += (sign * push * h) / distance;
      }
    }

const sorted = (of) => Object.fromEntries(Object.entries(of).sort(([one], [other]) => (one < other ? -1 : 1)));
const world = {
  licence:
    'Natural Earth 1:50m (naturalearthdata.com), public domain; as TopoJSON by world-atlas 2.0.2 (ISC). Equal Earth projection, simplified; made by scripts/make-world-map.mjs.',
  width,
  height,
  within,
  dots: sorted(Object.fromEntries(Object.entries(dots).map(([code, point]) => [code, tenths(point)]))),
  shapes: sorted(shapes),
};
fs.writeFileSync(path.join(root, 'lib/pictures/model/world.json'), `${JSON.stringify(world, null, 1)}\n`);
console.log(`${Object.keys(shapes).length} shapes, ${points.length} dots, ${width} × ${height}`);
