import { defineConfig } from 'prisma/config';

/** Prisma's command line is used for `generate` and `validate` only; migrations run through scripts/migrate.mjs. */
export default defineConfig({ schema: 'prisma/schema' });
