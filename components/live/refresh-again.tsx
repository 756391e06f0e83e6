'use client';

import { useRouter } from 'next/navigation';
import { useEffect, useTransition } from 'react';

interface RefreshAgainProps {
  /** Milliseconds from one answer of the server to the next question. */
  every: number;
}

/** Asks the server again and again for what it is working at, for as long as this stands on the page and the page is looked at. */
export function RefreshAgain({ every }: RefreshAgainProps) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();

  useEffect(() => {
    if (isPending) return;
    const ask = () => {
      // Without a connection the framework would load the page anew, and with it lose what is being typed.
      if (document.visibilityState === 'visible' && navigator.onLine) startTransition(() => router.refresh());
    };
    const timer = setInterval(ask, every);
    return () => clearInterval(timer);
  }, [every, isPending, router]);

  return null;
}
