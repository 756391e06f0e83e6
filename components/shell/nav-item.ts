/** One entry of a navigation. Addresses are written without their language. */
export interface NavItem {
  href: string;
  label: string;
  /** Number of things behind it, where that helps to decide. */
  count?: number;
  /** Addresses of pages that are reached from its page and have no entry of their own. */
  includes?: readonly string[];
  /** Current only at exactly this address, not below it: for the first page of a section. */
  exact?: boolean;
  /** Loaded as a document of its own: for a page with rights (a camera) that other documents do not have. */
  isWhole?: boolean;
}

/** Entries of the side navigation that belong together. */
export interface NavGroup {
  heading?: string;
  items: readonly NavItem[];
}

/** Whether a page is the entry's, one that it includes, or below it. `path` without its language. */
export function isCurrent(item: NavItem, path: string): boolean {
  if (item.includes?.includes(path)) return true;
  return path === item.href || (!item.exact && path.startsWith(`${item.href}/`));
}
