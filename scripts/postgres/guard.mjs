// Holds one PostgreSQL server. Standard input is a pipe from whoever started this process: when it closes,
// even because that process was killed outright, the server is told to stop in good order.
import { spawn } from 'node:child_process';

const { command, args, options } = JSON.parse(process.argv[2]);
const server = spawn(command, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] });

let isStopping = false;
function stop() {
  if (isStopping) return;
  isStopping = true;
  server.kill('SIGINT'); // "fast": roll back what is open, write everything down, end
  setTimeout(() => server.kill('SIGQUIT'), 10_000).unref();
}

server.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
server.on('exit', (code) => process.exit(code ?? 1));
process.stdin.on('end', stop).on('error', stop).resume();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, stop);
