/** What a run of the seed is asked to load beside the reference data. */
export type SeedRequest = { sample: boolean; volume: Volume | null };

/** Further illustrative meetings, for measuring: so many meetings, each with so many delegates and answers. */
export type Volume = { meetings: number; delegates: number; answers: number };

const usage = `Usage: node --import tsx prisma/seed/main.ts [--sample] [--meetings N --delegates N --answers N]

  --sample      the two sample meetings and the people to sign in as (also with PARLEY_SAMPLE=1)
  --meetings    so many further illustrative meetings
  --delegates   persons in each of them (default 100)
  --answers     answers to the survey of each of them (default 30)`;

/** Reads the command line; throws an Error that says how it is used. */
export function parseArguments(
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): SeedRequest {
  const numbers = new Map<string, number>();
  let sample = environment.PARLEY_SAMPLE === '1';
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? '';
    if (argument === '--sample') {
      sample = true;
    } else if (
      ['--meetings', '--delegates', '--answers'].includes(argument) &&
      /^\d{1,6}$/.test(args[index + 1] ?? '')
    ) {
      numbers.set(argument, Number(args[(index += 1)]));
    } else throw new Error(usage);
  }
  const meetings = numbers.get('--meetings') ?? 0;
  if (meetings === 0 && numbers.size > 0) throw new Error(usage);
  const volume = { meetings, delegates: numbers.get('--delegates') ?? 100, answers: numbers.get('--answers') ?? 30 };
  return { sample, volume: meetings > 0 ? volume : null };
}
