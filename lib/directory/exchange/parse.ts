import { z } from 'zod';
import {
  compactFile,
  meetingsFile,
  recordSchemas,
  type ConflictRecord,
  type CountryRecord,
  type FigureRecord,
  type MechanismRecord,
  type MeetingRecord,
  type ObjectiveRecord,
  type PartnerRecord,
  type TermRecord,
} from './files';

/** The reference data as read; a part is missing when its file was not given. */
export type ReferenceData = {
  countries?: CountryRecord[];
  mechanisms?: MechanismRecord[];
  partners?: PartnerRecord[];
  glossary?: TermRecord[];
  factsheets?: FigureRecord[];
  meetings?: MeetingRecord[];
  conflicts?: ConflictRecord[];
  /** `adopted` is the day from which the objectives exist. */
  objectives?: { adopted: string; records: ObjectiveRecord[] };
};

/** A file that cannot be taken in. The message is one line per fault: file, record, member, what was expected. */
export class ReferenceError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
    this.name = 'ReferenceError';
  }
}

/** Names of the files that are understood; anything may follow the name, as in `mechanisms-2027.json`. */
export const referenceFileNames = [
  'countries',
  'gcm',
  'glossary',
  'factsheets',
  'mechanisms',
  'partners',
  'meetings',
  'conflicts',
] as const;

/** Reads one reference file. Throws `ReferenceError` with one line for every fault found, naming file, record and member. */
export function parseReferenceFile(fileName: string, text: string): ReferenceData {
  const kind = referenceFileNames.find((name) => new RegExp(`^${name}([-.].*)?\\.json$`).test(fileName));
  if (!kind) {
    const known = referenceFileNames.map((name) => `${name}.json`).join(', ');
    throw new ReferenceError([`${fileName}: not a reference file; expected one of ${known}`]);
  }
  const content = parseJson(fileName, text);
  switch (kind) {
    case 'gcm': {
      const { instrument, objectives } = whole(fileName, compactFile, content);
      const records = each(fileName, recordSchemas.objectives, objectives, ['number']);
      return { objectives: { adopted: instrument.adopted, records } };
    }
    case 'meetings':
      return {
        meetings: each(fileName, recordSchemas.meetings, whole(fileName, meetingsFile, content).meetings, ['edition']),
      };
    case 'conflicts':
      return { conflicts: each(fileName, recordSchemas.conflicts, content, ['party', 'matter']) };
    case 'countries':
      return { countries: each(fileName, recordSchemas.countries, content, ['iso2']) };
    case 'mechanisms':
      return { mechanisms: each(fileName, recordSchemas.mechanisms, content, ['id']) };
    case 'partners':
      return { partners: each(fileName, recordSchemas.partners, content, ['id']) };
    case 'glossary':
      return { glossary: each(fileName, recordSchemas.glossary, content, ['key']) };
    case 'factsheets':
      return { factsheets: each(fileName, recordSchemas.factsheets, content, ['year', 'key']) };
  }
}

function parseJson(fileName: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    throw new ReferenceError([`${fileName}: not JSON (${error instanceof Error ? error.message : 'unreadable'})`]);
  }
}

function whole<S extends z.ZodType>(fileName: string, schema: S, content: unknown): z.output<S> {
  const result = schema.safeParse(content);
  if (result.success) return result.data;
  throw new ReferenceError(result.error.issues.map((issue) => `${fileName}: ${describe(issue)}`));
}

/** Reads every record by itself, so that a fault names its record, and refuses two records with the same natural key. */
function each<S extends z.ZodType>(fileName: string, schema: S, content: unknown, key: string[]): z.output<S>[] {
  const items = whole(fileName, z.array(z.unknown()), content);
  const faults: string[] = [];
  const seen = new Set<string>();
  const records = items.flatMap((item, index) => {
    const label = labelOf(item, key);
    const where = `${fileName}, record ${label ? `"${label}"` : `no. ${index + 1}`}`;
    if (label && seen.has(label)) faults.push(`${where}: stands twice in the file`);
    seen.add(label);
    const result = schema.safeParse(item);
    if (result.success) return [result.data];
    faults.push(...result.error.issues.map((issue) => `${where}: ${describe(issue)}`));
    return [];
  });
  if (faults.length > 0) throw new ReferenceError(faults);
  return records;
}

function labelOf(item: unknown, key: string[]): string {
  if (item === null || typeof item !== 'object') return '';
  const members = new Map<string, unknown>(Object.entries(item));
  const parts = key.map((name) => members.get(name));
  return parts.every((part) => typeof part === 'string' || typeof part === 'number') ? parts.join(' ') : '';
}

function describe(issue: z.core.$ZodIssue): string {
  const member = issue.path.join('.');
  return member ? `${member}: ${issue.message}` : issue.message;
}
