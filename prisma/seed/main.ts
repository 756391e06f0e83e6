import { parseArguments, type SeedRequest } from './arguments';
import { readLoaded, sampleSlugs, volumeSlug } from './loaded';
import { referenceStamp } from './stamp';

/** Loads what is asked for and not there yet, and answers in one line what was done. */
async function run({ sample, volume }: SeedRequest): Promise<string> {
  const started = performance.now();
  const url = process.env.DATABASE_URL;
  if (!url) throw new Error('DATABASE_URL: expected the address of the database to load into');
  const stamp = referenceStamp();
  const loaded = await readLoaded(url, stamp);
  const isSampleDue = sample && !sampleSlugs.every((slug) => loaded.slugs.has(slug));
  const due = Array.from({ length: volume?.meetings ?? 0 }, (_, index) => index + 1).filter(
    (number) => !loaded.slugs.has(volumeSlug(number)),
  );
  if (loaded.reference && !isSampleDue && due.length === 0)
    return sample || volume ? 'Reference data and sample are in place.' : 'Reference data is in place.';

  // Imported only when there is something to do: the client and the models take longer than the question.
  const { load } = await import('./load');
  const done = await load({ stamp, isReferenceDue: !loaded.reference, isSampleDue, volume, due });
  return `${done} (${((performance.now() - started) / 1000).toFixed(1)} s)`;
}

async function main(): Promise<void> {
  const line = await run(parseArguments(process.argv.slice(2), process.env)).catch((error: unknown) => error);
  const failed = line instanceof Error;
  // The client's idle connections would keep the process for half a minute: it ends when the line is written.
  (failed ? process.stderr : process.stdout).write(`${failed ? line.message : String(line)}\n`, () =>
    process.exit(failed ? 1 : 0),
  );
}

void main();
