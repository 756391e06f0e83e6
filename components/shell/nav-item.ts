/** One entry of a navigation. Addresses are written without their language on the server and carry it in the browser. */
export interface NavItem {
  href: string;
  label: string;
  /** Number of things behind it, where that helps to decide. */
  count?: number | undefined;
  /** Current only at exactly this address, not below it: for the first page of a section. */
  exact?: boolean | undefined;
  /** Loaded as a document of its own: for a page with rights (a camera) that other documents do not have. */
  isWhole?: boolean | undefined;
}

export function isCurrent(item: NavItem, pathname: string): boolean {
  return pathname === item.href || (!item.exact && pathname.startsWith(`${item.href}/`));
}
