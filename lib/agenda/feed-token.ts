import { hashSecret } from '@/lib/core/secret';

/** What stands in the address of somebody's own agenda: 256 bits that only this instance's secret makes from the nonce. */
export const feedToken = (nonce: string): string => hashSecret('agenda-feed', nonce);

/** What is stored of it. */
export const feedHash = (token: string): string => hashSecret('agenda-feed-token', token);
