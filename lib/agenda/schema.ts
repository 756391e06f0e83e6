import { z } from 'zod';

/** sha256 of the draft that was read. */
export const publishSchema = z.strictObject({ draft: z.string().regex(/^[0-9a-f]{64}$/, 'invalid_choice') });
