// A process of its own that hands in for a crowd, to be killed in the middle: reads the calls from a file, writes the number
// of each that was acknowledged. Run by hand-in-and-die.ts.
import { readFileSync, writeSync } from 'node:fs';
import { execute } from '@/lib/core/execute';
import { submitDefinition } from '@/lib/registration/definitions';
import { inParallel, type Delegate } from './crowd';

const { meeting, delegates } = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as {
  meeting: string;
  delegates: Delegate[];
};

void inParallel(
  delegates.map(({ actor, input, key }, index) => async () => {
    const result = await execute(submitDefinition, { actor, meeting, input, key });
    // Written through at once: what the parent has read was acknowledged.
    writeSync(1, `${result.ok ? 'ok' : result.code} ${index}\n`);
  }),
  16,
).then(() => process.exit());
