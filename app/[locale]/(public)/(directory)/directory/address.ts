import type { DirectoryFilters } from '@/lib/directory/schema';

/** The address of a list with its filters; what is not set is left out. */
export function addressOf(path: string, filters: DirectoryFilters): string {
  const set = Object.entries(filters).flatMap(([name, value]): [string, string][] => (value ? [[name, value]] : []));
  return set.length > 0 ? `${path}?${new URLSearchParams(set)}` : path;
}
