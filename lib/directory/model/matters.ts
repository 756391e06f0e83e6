import type { DirectoryMatter } from '@/lib/core/prisma/enums';

/** What sources can differ about, in the order in which it is shown. */
export const matters = [
  'FOUNDING',
  'NAMES',
  'CLASS',
  'CHAIR',
  'SECRETARIAT',
  'MEMBERS',
  'THEMES',
] as const satisfies readonly DirectoryMatter[];
