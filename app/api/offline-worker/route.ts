import { readFileSync } from 'node:fs';
import path from 'node:path';

export const dynamic = 'force-dynamic';

let script: string | undefined;

/** The worker with the name of this build in front; both are read from disk once in the life of the process. */
function workerScript(): string {
  const read = (...parts: string[]) => readFileSync(path.join(process.cwd(), ...parts), 'utf8');
  let build = 'development';
  try {
    build = read(process.env.PARLEY_DIST_DIR || '.next', 'BUILD_ID').trim();
  } catch {
    // While developing there is no build.
  }
  return `globalThis.build = ${JSON.stringify(build)};\n${read('app/api/offline-worker/worker.mjs')}`;
}

/** GET /api/offline-worker: the script of the worker of a door or a room. It is code and says nothing of anybody. */
export function GET(): Response {
  script ??= workerScript();
  return new Response(script, {
    headers: {
      'Content-Type': 'text/javascript; charset=utf-8',
      'Cache-Control': 'no-cache',
      // It is registered for one page's address, which is not below its own.
      'Service-Worker-Allowed': '/',
    },
  });
}
