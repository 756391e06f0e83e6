import type { Tx } from '@/lib/core/db';
import { referenceFaults } from './exchange/check-references';
import { compare, type Compared, type Differences } from './exchange/differences';
import { ReferenceError, type ReferenceData } from './exchange/parse';
import { regions } from './exchange/regions';
import * as rows from './exchange/rows';

/** A table compared, and how to bring it up to date. */
type Step = { differences: Differences; write: () => Promise<void> };

/**
 * Brings the directory up to the reference data: compares by natural key and writes only what differs, in bulk.
 * Details of a party that the file no longer names are removed; parties, countries and other records that a file does not
 * name stay. Nothing is written when `preview` is set. Throws `ReferenceError` when a record refers to nothing.
 */
export async function importReference(tx: Tx, data: ReferenceData, preview = false): Promise<Differences[]> {
  await checkReferences(tx, data);
  const steps = await compareAll(tx, data);
  if (!preview) for (const step of steps) await step.write();
  return steps.map(({ differences }) => differences);
}

async function checkReferences(tx: Tx, data: ReferenceData): Promise<void> {
  const countries = await tx.country.findMany({ select: { iso2: true } });
  const parties = await tx.party.findMany({ select: { code: true } });
  const themes = await tx.theme.findMany({ select: { code: true } });
  const faults = referenceFaults(data, {
    countries: new Set([...countries, ...(data.countries ?? [])].map(({ iso2 }) => iso2)),
    parties: new Set([...parties.map(({ code }) => code), ...[...(data.mechanisms ?? []), ...(data.partners ?? [])].map(({ id }) => id)]),
    themes: new Set([...themes, ...rows.themesOf(data.glossary ?? [])].map(({ code }) => code)),
  });
  if (faults.length > 0) throw new ReferenceError(faults);
}

/** The tables in the order in which rows may refer to each other. */
async function compareAll(tx: Tx, data: ReferenceData): Promise<Step[]> {
  return [
    ...(data.countries ? [await countries(tx, data.countries.map(rows.countryRow))] : []),
    ...(data.glossary ? [await terms(tx, data.glossary.map(rows.termRow)), await themes(tx, rows.themesOf(data.glossary))] : []),
    ...(data.mechanisms || data.partners ? await parties(tx, data.mechanisms ?? [], data.partners ?? []) : []),
    ...(data.objectives ? [await objectives(tx, data.objectives)] : []),
    ...(data.factsheets ? [await figures(tx, data.factsheets.map(rows.figureRow))] : []),
    ...(data.meetings ? [await meetings(tx, data.meetings.map(rows.meetingRow))] : []),
    ...(data.meetings || data.partners ? [await participations(tx, data)] : []),
  ];
}

/** Pairs a comparison with its writes; `remove` is only asked for rows that are details of another record. */
function step<R>(
  compared: Compared<R>,
  on: { create: (rows: R[]) => Promise<unknown>; update?: (row: R) => Promise<unknown>; remove?: (rows: object[]) => Promise<unknown> },
): Step {
  const { toCreate, toUpdate, toRemove, ...differences } = compared;
  const write = async () => {
    if (toRemove.length > 0) await on.remove?.(toRemove);
    if (toCreate.length > 0) await on.create(toCreate);
    for (const row of toUpdate) await on.update?.(row);
  };
  return { differences, write };
}

async function countries(tx: Tx, wanted: ReturnType<typeof rows.countryRow>[]): Promise<Step> {
  return step(compare('Country', ['iso2'], wanted, await tx.country.findMany(), 'keep'), {
    create: (data) => tx.country.createMany({ data }),
    update: (data) => tx.country.update({ where: { iso2: data.iso2 }, data, select: { iso2: true } }),
  });
}

async function terms(tx: Tx, wanted: ReturnType<typeof rows.termRow>[]): Promise<Step> {
  return step(compare('GlossaryTerm', ['key'], wanted, await tx.glossaryTerm.findMany(), 'keep'), {
    create: (data) => tx.glossaryTerm.createMany({ data }),
    update: (data) => tx.glossaryTerm.update({ where: { key: data.key }, data, select: { key: true } }),
  });
}

async function themes(tx: Tx, wanted: ReturnType<typeof rows.themesOf>): Promise<Step> {
  return step(compare('Theme', ['code'], wanted, await tx.theme.findMany(), 'keep'), {
    create: (data) => tx.theme.createMany({ data }),
    update: (data) => tx.theme.update({ where: { code: data.code }, data, select: { code: true } }),
  });
}

async function objectives(tx: Tx, { adopted, records }: NonNullable<ReferenceData['objectives']>): Promise<Step> {
  const wanted = records.map((record) => rows.objectiveRow(record, adopted));
  return step(compare('CompactObjective', ['number'], wanted, await tx.compactObjective.findMany(), 'keep'), {
    create: (data) => tx.compactObjective.createMany({ data }),
    update: (data) => tx.compactObjective.update({ where: { number: data.number }, data, select: { number: true } }),
  });
}

async function figures(tx: Tx, wanted: ReturnType<typeof rows.figureRow>[]): Promise<Step> {
  return step(compare('PublishedFigure', ['year', 'key'], wanted, await tx.publishedFigure.findMany(), 'keep'), {
    create: (data) => tx.publishedFigure.createMany({ data }),
    update: (data) => tx.publishedFigure.update({ where: { year_key: { year: data.year, key: data.key } }, data, select: { id: true } }),
  });
}

async function meetings(tx: Tx, wanted: ReturnType<typeof rows.meetingRow>[]): Promise<Step> {
  return step(compare('PastMeeting', ['edition'], wanted, await tx.pastMeeting.findMany(), 'keep'), {
    create: (data) => tx.pastMeeting.createMany({ data }),
    update: (data) => tx.pastMeeting.update({ where: { edition: data.edition }, data, select: { edition: true } }),
  });
}

type Mechanisms = NonNullable<ReferenceData['mechanisms']>;
type Partners = NonNullable<ReferenceData['partners']>;

/** Parties and all their details. Only the parties in the files are looked at: an import of one file leaves the others alone. */
async function parties(tx: Tx, mechanisms: Mechanisms, partners: Partners): Promise<Step[]> {
  const all = [...mechanisms, ...partners];
  const wanted: rows.PartyRow[] = [...mechanisms.map(rows.mechanismRow), ...partners.map(rows.partnerRow)];
  const stored = await tx.party.findMany({ where: { kind: { not: 'STATE' } } });
  const inFiles = new Set(wanted.map(({ code }) => code));
  const codes = new Map(stored.map(({ id, code }) => [id, code]));
  const own = { partyId: { in: stored.filter(({ code }) => inFiles.has(code)).map(({ id }) => id) } };
  const byCode = <T extends { partyId: string }>(found: T[]) => found.map((row) => ({ ...row, party: codes.get(row.partyId) ?? '' }));

  const regionStep = step(
    compare('Region', ['code'], regions.map(({ code, prefix, names }, index) => ({ code, prefix, names, position: index + 1 })), await tx.region.findMany(), 'keep'),
    {
      create: (data) => tx.region.createMany({ data }),
      update: (data) => tx.region.update({ where: { code: data.code }, data, select: { code: true } }),
    },
  );
  const partyStep = step(compare('Party', ['code'], wanted, stored, 'keep'), {
    create: (data) => tx.party.createMany({ data }),
    update: (data) => tx.party.update({ where: { code: data.code }, data, select: { id: true } }),
  });
  /** Once the parties are written, their details name them by id. */
  const withId = async <R extends { party: string }>(details: R[]) => {
    const ids = new Map((await tx.party.findMany({ select: { id: true, code: true } })).map(({ id, code }) => [code, id]));
    return details.map(({ party, ...row }) => ({ ...row, partyId: ids.get(party) ?? '' }));
  };
  const idOf = (row: object) => ('id' in row ? String(row.id) : '');

  const classifications = byCode(await tx.classification.findMany({ where: own }));
  const memberships = byCode(await tx.membership.findMany({ where: own }));
  const chairmanships = byCode(await tx.chairmanship.findMany({ where: own }));
  const secretariats = byCode(await tx.secretariatRole.findMany({ where: own }));
  const partyRegions = byCode(await tx.partyRegion.findMany({ where: own }));
  const partyThemes = byCode(await tx.partyTheme.findMany({ where: own }));

  return [
    regionStep,
    partyStep,
    // A changed period is taken out and put back: its key has a year that may be null, by which nothing can be updated.
    step(compare('Classification', ['party', 'kind', 'fromYear', 'toYear', 'active', 'basis'], mechanisms.flatMap(rows.classificationRows), classifications, 'remove'), {
      create: async (details) => tx.classification.createMany({ data: await withId(details) }),
      remove: (gone) => tx.classification.deleteMany({ where: { id: { in: gone.map(idOf) } } }),
    }),
    step(compare('Membership', ['party', 'countryCode', 'role', 'list'], all.flatMap(rows.membershipRows), memberships, 'remove'), {
      create: async (details) => tx.membership.createMany({ data: await withId(details) }),
      remove: (gone) => tx.membership.deleteMany({ where: { id: { in: gone.map(idOf) } } }),
    }),
    step(compare('Chairmanship', ['party', 'countryCode', 'fromYear', 'toYear', 'note', 'confidence'], mechanisms.flatMap(rows.chairmanshipRows), chairmanships, 'remove'), {
      create: async (details) => tx.chairmanship.createMany({ data: await withId(details) }),
      remove: (gone) => tx.chairmanship.deleteMany({ where: { id: { in: gone.map(idOf) } } }),
    }),
    step(compare('SecretariatRole', ['party'], mechanisms.map(rows.secretariatRow), secretariats, 'remove'), {
      create: async (details) => tx.secretariatRole.createMany({ data: await withId(details) }),
      update: async (detail) => {
        const [data] = await withId([detail]);
        if (data) await tx.secretariatRole.update({ where: { partyId: data.partyId }, data, select: { id: true } });
      },
      remove: (gone) => tx.secretariatRole.deleteMany({ where: { id: { in: gone.map(idOf) } } }),
    }),
    step(compare('PartyRegion', ['party', 'regionCode'], all.flatMap(rows.regionRows), partyRegions, 'remove'), {
      create: async (details) => tx.partyRegion.createMany({ data: await withId(details) }),
      remove: (gone) => tx.partyRegion.deleteMany({ where: { OR: gone.map((row) => pairOf(row, 'regionCode')) } }),
    }),
    step(compare('PartyTheme', ['party', 'themeCode'], mechanisms.flatMap(rows.themeRows), partyThemes, 'remove'), {
      create: async (details) => tx.partyTheme.createMany({ data: await withId(details) }),
      remove: (gone) => tx.partyTheme.deleteMany({ where: { OR: gone.map((row) => pairOf(row, 'themeCode')) } }),
    }),
  ];
}

/** The two columns that name a link row, out of a stored row. */
function pairOf(row: object, column: 'regionCode' | 'themeCode') {
  const members = new Map<string, unknown>(Object.entries(row));
  return { partyId: String(members.get('partyId')), [column]: String(members.get(column)) };
}

async function participations(tx: Tx, data: ReferenceData): Promise<Step> {
  const wanted = rows.participationRows(data.meetings ?? [], data.partners ?? []);
  const stored = await tx.pastParticipation.findMany({
    where: {
      OR: [
        { presence: 'NAMED', edition: { in: (data.meetings ?? []).map(({ edition }) => edition) } },
        { presence: 'INVITED', party: { code: { in: (data.partners ?? []).map(({ id }) => id) } } },
      ],
    },
    select: { edition: true, presence: true, partyId: true, party: { select: { code: true } } },
  });
  const found = stored.map(({ party, ...row }) => ({ ...row, party: party.code }));
  return step(compare('PastParticipation', ['edition', 'party', 'presence'], wanted, found, 'remove'), {
    create: async (details) => {
      const ids = new Map((await tx.party.findMany({ select: { id: true, code: true } })).map(({ id, code }) => [code, id]));
      await tx.pastParticipation.createMany({
        data: details.map(({ party, ...row }) => ({ ...row, partyId: ids.get(party) ?? '' })),
        // Somebody both named and invited is stored once, as named.
        skipDuplicates: true,
      });
    },
    remove: async (gone) => {
      for (const row of gone)
        if ('edition' in row && 'partyId' in row)
          await tx.pastParticipation.deleteMany({ where: { edition: Number(row.edition), partyId: String(row.partyId) } });
    },
  });
}
