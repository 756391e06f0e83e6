import { verifyAudit } from '@/lib/audit/verify';

/** Checks the seals of the audit record and says what does not hold. */
async function main(): Promise<number> {
  const { seals, entries, erased, findings } = await verifyAudit();
  console.log(`${seals} seals over ${entries} entries; the details of ${erased} were erased.`);
  for (const { sealId, entryId, fault } of findings)
    console.log(`Seal ${sealId}${entryId ? `, entry ${entryId}` : ''}: ${fault}`);
  console.log(findings.length === 0 ? 'Everything holds.' : 'The record was changed.');
  return findings.length === 0 ? 0 : 1;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(1);
  },
);
