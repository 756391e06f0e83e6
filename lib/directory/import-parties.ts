import type { Tx } from '@/lib/core/db';
import type { DirectoryFact } from '@/lib/core/prisma/enums';
import { compare } from './exchange/differences';
import type { ReferenceData } from './exchange/parse';
import { regions } from './exchange/regions';
import * as rows from './exchange/rows';
import { step, type Step } from './exchange/step';
import { readKeptFacts, type KeptFacts } from './read-kept-facts';

type Mechanisms = NonNullable<ReferenceData['mechanisms']>;
type Partners = NonNullable<ReferenceData['partners']>;
type StoredParty = Awaited<ReturnType<Tx['party']['findMany']>>[number];

/** Compares parties and all their details, for writing in this order. Only the parties in the files are looked at: an import of one file leaves the others alone, and what the secretariat has changed stays. */
export async function importParties(tx: Tx, mechanisms: Mechanisms, partners: Partners): Promise<Step[]> {
  const all = [...mechanisms, ...partners];
  const given: rows.PartyRow[] = [...mechanisms.map(rows.mechanismRow), ...partners.map(rows.partnerRow)];
  const stored = await tx.party.findMany({ where: { kind: { not: 'STATE' } } });
  const kept = await readKeptFacts(tx);
  const storedOf = new Map(stored.map((party) => [party.code, party]));
  const wanted = given.map((row) => asKept(row, storedOf.get(row.code), kept));
  const inFiles = new Set(wanted.map(({ code }) => code));
  const codes = new Map(stored.map(({ id, code }) => [id, code]));
  const own = { partyId: { in: stored.filter(({ code }) => inFiles.has(code)).map(({ id }) => id) } };
  const byCode = <T extends { partyId: string }>(found: T[]) =>
    found.map((row) => ({ ...row, party: codes.get(row.partyId) ?? '' }));

  const regionStep = step(
    compare(
      'Region',
      ['code'],
      regions.map(({ code, prefix, names }, index) => ({ code, prefix, names, position: index + 1 })),
      await tx.region.findMany(),
      'keep',
    ),
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
    const ids = new Map(
      (await tx.party.findMany({ select: { id: true, code: true } })).map(({ id, code }) => [code, id]),
    );
    return details.map(({ party, ...row }) => ({ ...row, partyId: ids.get(party) ?? '' }));
  };
  /** The same comparison of the parties whose facts of this kind nobody has changed here, naming the others. */
  const compareOf = <R extends { party: string }>(
    what: DirectoryFact,
    table: string,
    key: readonly (keyof R & string)[],
    details: readonly R[],
    before: readonly { party: string }[],
  ) => {
    const isOpen = ({ party }: { party: string }) => !kept.has(what, party);
    const left = all.map(({ id }) => id).filter((id) => kept.has(what, id));
    const compared = compare(table, key, details.filter(isOpen), before.filter(isOpen), 'remove');
    return left.length > 0 ? { ...compared, left } : compared;
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
    step(
      compareOf(
        'CLASS',
        'Classification',
        ['party', 'kind', 'fromYear', 'toYear', 'active', 'basis'],
        mechanisms.flatMap(rows.classificationRows),
        classifications,
      ),
      {
        create: async (details) => tx.classification.createMany({ data: await withId(details) }),
        remove: (gone) => tx.classification.deleteMany({ where: { id: { in: gone.map(idOf) } } }),
      },
    ),
    step(
      compareOf(
        'MEMBER',
        'Membership',
        ['party', 'countryCode', 'role', 'list'],
        all.flatMap(rows.membershipRows),
        memberships,
      ),
      {
        create: async (details) => tx.membership.createMany({ data: await withId(details) }),
        remove: (gone) => tx.membership.deleteMany({ where: { id: { in: gone.map(idOf) } } }),
      },
    ),
    step(
      compareOf(
        'CHAIR',
        'Chairmanship',
        ['party', 'countryCode', 'fromYear', 'toYear', 'note', 'confidence'],
        mechanisms.flatMap(rows.chairmanshipRows),
        chairmanships,
      ),
      {
        create: async (details) => tx.chairmanship.createMany({ data: await withId(details) }),
        remove: (gone) => tx.chairmanship.deleteMany({ where: { id: { in: gone.map(idOf) } } }),
      },
    ),
    step(compareOf('SECRETARIAT', 'SecretariatRole', ['party'], mechanisms.map(rows.secretariatRow), secretariats), {
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
    step(compareOf('THEMES', 'PartyTheme', ['party', 'themeCode'], mechanisms.flatMap(rows.themeRows), partyThemes), {
      create: async (details) => tx.partyTheme.createMany({ data: await withId(details) }),
      remove: (gone) => tx.partyTheme.deleteMany({ where: { OR: gone.map((row) => pairOf(row, 'themeCode')) } }),
    }),
  ];
}

/** A party as the file has it, but for what people have changed here: its names, website and class. */
function asKept(row: rows.PartyRow, stored: StoredParty | undefined, kept: KeptFacts): rows.PartyRow {
  if (!stored) return row;
  const { names, acronyms, website, kind } = stored as rows.PartyRow;
  return {
    ...row,
    ...(kept.has('IDENTITY', row.code) ? { names, acronyms, website } : {}),
    ...(kept.has('CLASS', row.code) ? { kind } : {}),
  };
}

/** The two columns that name a link row, out of a stored row. */
function pairOf(row: object, column: 'regionCode' | 'themeCode') {
  const members = new Map<string, unknown>(Object.entries(row));
  return { partyId: String(members.get('partyId')), [column]: String(members.get(column)) };
}

/** Who is known to have been at past editions; rows of the other kind of file are left alone. */
export async function importParticipations(tx: Tx, data: ReferenceData): Promise<Step> {
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
      const ids = new Map(
        (await tx.party.findMany({ select: { id: true, code: true } })).map(({ id, code }) => [code, id]),
      );
      await tx.pastParticipation.createMany({
        data: details.map(({ party, ...row }) => ({ ...row, partyId: ids.get(party) ?? '' })),
        // Somebody both named and invited is stored once, as named.
        skipDuplicates: true,
      });
    },
    remove: async (gone) => {
      for (const row of gone)
        if ('edition' in row && 'partyId' in row)
          await tx.pastParticipation.deleteMany({
            where: { edition: Number(row.edition), partyId: String(row.partyId) },
          });
    },
  });
}
