import type { ReactNode } from 'react';

/** Words of the compiler or of a source, which are English in every language of the site. */
export function Compiled({ children }: { children: ReactNode }) {
  return <span lang="en">{children}</span>;
}
