import path from 'node:path';

/** The folder of this clone: everything Parley writes on its own machine lies below it. */
export const root = path.resolve(import.meta.dirname, '../..');

/** A path inside this clone, from its parts. */
export const inProject = (...parts) => path.join(root, ...parts);

/** What this clone keeps between runs (database, files, secrets); never committed. */
export const dataFolder = inProject('.data');
