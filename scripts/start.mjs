// npm start: from a fresh clone to a page that can be used. Runs before anything is installed: whatever comes from
// node_modules is loaded by the steps, after the packages are there.
import { Failure, runCommand } from './machine/failure.mjs';
import { root } from './machine/paths.mjs';
import { Installation } from './start/installation.mjs';
import { timedSteps } from './start/steps.mjs';

process.chdir(root);
const say = timedSteps('start');
const installation = new Installation(process.env, say);
const asked = new Promise((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => resolve('asked'));
});

await runCommand(async () => {
  try {
    const ready = await Promise.race([installation.start(), asked]);
    if (ready === 'asked') return;
    announce(ready);
    if ((await Promise.race([asked, installation.lost])) !== 'asked')
      throw new Failure('Parley has stopped because it could not be kept running: see above.');
  } finally {
    if (await installation.stop()) say('stopped');
  }
});

function announce({ address, firstRunToken, isEmbedded }) {
  say('ready');
  const lines = [`Parley is at ${address}`];
  if (isEmbedded)
    lines.push(
      'To sign in, open the address, choose "Sign in" and press the button of the person you want to be: there is one for each kind of user.',
    );
  if (firstRunToken)
    lines.push(
      `There is no administrator yet. Make the first one at ${address}/en/first-run with this token, which is shown once:`,
      firstRunToken,
    );
  lines.push('Ctrl-C stops everything; nothing is lost.');
  console.log(`\n${lines.map((line) => `  ${line}`).join('\n')}\n`);
}
