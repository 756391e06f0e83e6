/**
 * A failure the person at the keyboard can act on: one sentence that names what is wrong and what is expected.
 * Anything else that is thrown is a defect and shows its stack.
 */
export class Failure extends Error {
  name = 'Failure';
}

/**
 * Runs a command's main function and ends the process; a `Failure` is printed as one line and gives exit code 1.
 * Ends it outright because Prisma's schema engine leaves a timer of ten seconds behind.
 * @param {() => Promise<void>} main
 */
export async function runCommand(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof Failure)) console.error(error);
    else if (error.message) console.error(`\n${error.message}\n`);
    process.exitCode = 1;
  }
  process.exit();
}
