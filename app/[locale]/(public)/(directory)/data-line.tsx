import type { ReactNode } from 'react';
import { useTranslations } from '@/lib/i18n/words';

interface DataLineProps {
  of: 'list' | 'figures' | 'editions';
  /** Address of the same in the interface of data. */
  href: string;
}

const description = '/api/v1/openapi';

/** From a page to the same as data, and to the description of all public data. */
export function DataLine({ of, href }: DataLineProps) {
  const t = useTranslations('directory');
  return (
    <p className="small soft">
      {t.rich(`${of}.data`, {
        link: (words: ReactNode) => <a href={href}>{words}</a>,
        description: (words: ReactNode) => <a href={description}>{words}</a>,
      })}
    </p>
  );
}
