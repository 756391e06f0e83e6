'use client';

import { useParams } from 'next/navigation';

import en from '@/lib/i18n/messages/en/crash.json';
import es from '@/lib/i18n/messages/es/crash.json';
import fr from '@/lib/i18n/messages/fr/crash.json';

// An error page must not need the server, so its few words travel with it.
const words: Record<string, typeof en> = { en, fr, es };

/** What happened, what became of the text, what to do. The digest finds the entry in the server's log. */
export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const { locale } = useParams<{ locale: string }>();
  const t = words[locale] ?? en;
  return (
    <main id="main" tabIndex={-1}>
      <div className="wrap">
        <div className="empty" role="alert">
          <h1>{t.title}</h1>
          <p>{t.text}</p>
          <p className="row">
            <button type="button" className="btn" onClick={reset}>
              {t.again}
            </button>
            {/* A plain link: a page that failed is left by loading another one in full. */}
            <a href={`/${locale}`}>{t.home}</a>
          </p>
          {error.digest ? <p className="tiny">{t.reference.replace('{digest}', error.digest)}</p> : null}
        </div>
      </div>
    </main>
  );
}
