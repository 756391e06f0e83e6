import { startTestServer } from './test-server.mjs';

/** On the global object: each project loads this file for itself. */
const holder = globalThis;

/**
 * Vitest's global set-up of the projects that need a database: one server for the run, however many of them ask.
 * @param {import('vitest/node').TestProject} project
 */
export default async function setup(project) {
  const run = (holder.parleyTestServer ??= { server: startTestServer(), projects: 0 });
  run.projects += 1;
  const server = await run.server;
  const { ownerPassword, applicationPassword } = server.secrets;
  project.provide('testServer', { superuserUrl: server.url('postgres'), ownerPassword, applicationPassword });
  return async () => {
    run.projects -= 1;
    if (run.projects > 0) return;
    delete holder.parleyTestServer;
    await server.stop();
  };
}
