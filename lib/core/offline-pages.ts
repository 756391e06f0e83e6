/** The pages that have a worker, so that they go on without a connection: a meeting's door, and its rooms with their list. */
export const withWorker =
  /^\/[a-z]{2}\/(manage\/[^/]+\/door(\/offline)?|meetings\/[^/]+\/groups(\/[^/]+(\/offline)?)?)$/;
