import fs from 'node:fs';
import path from 'node:path';
import { runToEnd } from '../machine/children.mjs';
import { filesBelow, fingerprint, readIfThere } from '../machine/files.mjs';
import { inProject, root } from '../machine/paths.mjs';

const CLIENT = inProject('lib', 'core', 'prisma');

/**
 * Writes Prisma's client when the schema changed since it was last written.
 * @returns {Promise<boolean>} was it written now?
 */
export async function generateClient() {
  const stampFile = path.join(CLIENT, '.schema-stamp');
  const wanted = fingerprint([...filesBelow(inProject('prisma', 'schema')), inProject('package-lock.json')]);
  if (readIfThere(stampFile) === wanted) return false;
  // Prisma's command line insists on a schema engine binary, which it would download, but `generate` never runs it.
  await runToEnd('prisma generate', ['node_modules/prisma/build/index.js', 'generate'], {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
  });
  fs.writeFileSync(stampFile, wanted);
  return true;
}

/**
 * Builds the application when its source changed since the last build into the same folder.
 * @param {Record<string, string>} environment with PARLEY_DIST_DIR
 * @returns {Promise<boolean>} was it built now?
 */
export async function buildApplication(environment) {
  const stampFile = inProject(environment.PARLEY_DIST_DIR, 'source-stamp');
  const servedOverTls = (environment.PARLEY_BASE_URL ?? '').startsWith('https:'); // next.config.js sets headers by it
  const wanted = fingerprint(
    sourceFiles(),
    process.versions.modules,
    servedOverTls,
    environment.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY,
  );
  if (readIfThere(stampFile) === wanted) return false;
  fs.rmSync(stampFile, { force: true });
  await runToEnd('next build', ['node_modules/next/dist/bin/next', 'build'], {
    ...environment,
    NODE_ENV: 'production',
  });
  fs.writeFileSync(stampFile, wanted);
  return true;
}

/** What the build reads. Of the top level everything but documents and the settings of tools that do not build. */
function sourceFiles() {
  const folders = ['app', 'components', 'lib', 'public', 'prisma/reference'].flatMap((folder) =>
    filesBelow(inProject(...folder.split('/'))),
  );
  const top = fs
    .readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(js|mjs|ts|json)$/.test(entry.name));
  const tools = /^(vitest|playwright|eslint|prisma)\.config\.|^next-env\.d\.ts$/;
  const files = [...folders, ...top.filter((entry) => !tools.test(entry.name)).map((entry) => inProject(entry.name))];
  return files.filter((file) => !/\.test\.tsx?$/.test(file));
}
