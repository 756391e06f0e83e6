import { applyRetention } from '@/lib/privacy/apply-retention';

/** Deletes what has served its time, or with --dry-run only says how much that would be. */
async function main(args: string[]): Promise<string[]> {
  const isDry = args.includes('--dry-run');
  const report = await applyRetention({ isDry });
  const lines = Object.entries(report).map(([what, count]) => `${String(count).padStart(8)}  ${what}`);
  return [isDry ? 'Would be deleted:' : 'Deleted:', ...lines];
}

main(process.argv.slice(2)).then(
  (lines) => {
    console.log(lines.join('\n'));
    process.exit();
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
