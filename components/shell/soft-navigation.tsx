'use client';

import { useRouter } from 'next/navigation';
import { startTransition, useEffect } from 'react';

/**
 * Changes pages without loading the document anew, for every link marked `data-soft`. One listener for all of them: as a
 * component of its own each link was sent twice and rendered twice, and pages are full of links. Without JavaScript they are links.
 */
export function SoftNavigation() {
  const router = useRouter();
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      const isPlain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
      const link = event.target instanceof Element ? event.target.closest('a') : null;
      if (event.defaultPrevented || !isPlain || link?.dataset.soft === undefined) return;
      if (link.hasAttribute('download') || (link.target && link.target !== '_self')) return;
      event.preventDefault();
      const { pathname, search, dataset } = link;
      startTransition(() => router.push(`${pathname}${search}`, { scroll: dataset.soft !== 'stay' }));
    };
    document.addEventListener('click', follow);
    return () => document.removeEventListener('click', follow);
  }, [router]);
  return null;
}
