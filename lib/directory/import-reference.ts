import type { Tx } from '@/lib/core/db';
import { referenceFaults } from './exchange/check-references';
import { compare, type Differences } from './exchange/differences';
import { ReferenceError, type ReferenceData } from './exchange/parse';
import * as rows from './exchange/rows';
import { step, type Step } from './exchange/step';
import { importConflicts } from './import-conflicts';
import { importParticipations, importParties } from './import-parties';

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
    parties: new Set([
      ...parties.map(({ code }) => code),
      ...[...(data.mechanisms ?? []), ...(data.partners ?? [])].map(({ id }) => id),
    ]),
    themes: new Set([...themes, ...rows.themesOf(data.glossary ?? [])].map(({ code }) => code)),
  });
  if (faults.length > 0) throw new ReferenceError(faults);
}

/** The tables in the order in which rows may refer to each other. */
async function compareAll(tx: Tx, data: ReferenceData): Promise<Step[]> {
  return [
    ...(data.countries ? [await countries(tx, data.countries.map(rows.countryRow))] : []),
    ...(data.glossary
      ? [await terms(tx, data.glossary.map(rows.termRow)), await themes(tx, rows.themesOf(data.glossary))]
      : []),
    ...(data.mechanisms || data.partners ? await importParties(tx, data.mechanisms ?? [], data.partners ?? []) : []),
    ...(data.conflicts ? [await importConflicts(tx, data.conflicts)] : []),
    ...(data.objectives ? [await objectives(tx, data.objectives)] : []),
    ...(data.factsheets ? [await figures(tx, data.factsheets.map(rows.figureRow))] : []),
    ...(data.meetings ? [await meetings(tx, data.meetings.map(rows.meetingRow))] : []),
    ...(data.meetings || data.partners ? [await importParticipations(tx, data)] : []),
  ];
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
    update: (data) =>
      tx.publishedFigure.update({
        where: { year_key: { year: data.year, key: data.key } },
        data,
        select: { id: true },
      }),
  });
}

async function meetings(tx: Tx, wanted: ReturnType<typeof rows.meetingRow>[]): Promise<Step> {
  return step(compare('PastMeeting', ['edition'], wanted, await tx.pastMeeting.findMany(), 'keep'), {
    create: (data) => tx.pastMeeting.createMany({ data }),
    update: (data) => tx.pastMeeting.update({ where: { edition: data.edition }, data, select: { edition: true } }),
  });
}
