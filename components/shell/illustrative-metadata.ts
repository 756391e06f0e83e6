import type { Metadata } from 'next';

/** Keeps search engines away from invented people and texts: spread into the metadata of their pages. */
export const illustrativeMetadata = { robots: { index: false, follow: false, noarchive: true } } satisfies Metadata;
