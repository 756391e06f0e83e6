import { testDatabase } from './test-database';
import { testEnvironment } from '@/scripts/testing/test-server.mjs';

// Runs before each test file of the project "database" is loaded, so that whatever reads the environment finds it set.
const { url, ownerUrl } = await testDatabase();
Object.assign(process.env, testEnvironment, { DATABASE_URL: url, DATABASE_OWNER_URL: ownerUrl });
