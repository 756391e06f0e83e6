import { dataAllowance } from '@/lib/core/public-data';

/** Addresses of the public data, each with the key of its words and an example that answers wherever the sample is. */
export const addresses = {
  '/api/v1/mechanisms': { key: 'mechanisms', example: '/api/v1/mechanisms?kind=rcp' },
  '/api/v1/mechanisms/{code}': { key: 'mechanism', example: '/api/v1/mechanisms/gfmd' },
  '/api/v1/figures': { key: 'figures', example: '/api/v1/figures?year=2018' },
  '/api/v1/figures/{figure}': { key: 'figure', example: '/api/v1/figures/active-rcp?year=2018' },
  '/api/v1/editions': { key: 'editions', example: '/api/v1/editions' },
  '/api/v1/meetings': { key: 'meetings', example: '/api/v1/meetings' },
  '/api/v1/meetings/{slug}': { key: 'meeting', example: null },
  '/api/v1/meetings/{slug}/highlights': { key: 'highlights', example: null },
} as const;

export type Address = keyof typeof addresses;

/** How often one network may ask, in words of a page: so many times in a minute. */
export const timesInAMinute = (dataAllowance.limit * 60) / dataAllowance.windowSeconds;
