import { startTestServer } from './test-server.mjs';

/**
 * Vitest's global set-up of the projects that need a database: one server for the run.
 * @param {import('vitest/node').TestProject} project
 */
export default async function setup(project) {
  const server = await startTestServer();
  const { ownerPassword, applicationPassword } = server.secrets;
  project.provide('testServer', { superuserUrl: server.url('postgres'), ownerPassword, applicationPassword });
  return () => server.stop();
}
