import { Localized } from '@/components/ui/localized';
import { Sym } from '@/components/ui/sym';
import { revisedSymbol } from '@/lib/documents/model/symbol';
import type { ListedDocument } from '@/lib/documents/read-documents';
import { Link } from '@/lib/i18n/navigation';
import styles from './session-papers.module.css';

type Props = { session: string; documents: readonly ListedDocument[]; slug: string; source: string };

/** The documents of a session that the reader may read, each a link to its files; nothing where there are none. */
export function SessionPapers({ session, documents, slug, source }: Props) {
  const own = documents.filter(
    ({ sessionId, files, withdrawal }) => sessionId === session && files.length > 0 && withdrawal === null,
  );
  if (own.length === 0) return null;
  return (
    <ul className={`plain small ${styles.papers}`}>
      {own.map(({ id, symbol, revision, title }) => (
        <li key={id}>
          <Link href={`/meetings/${slug}/documents/${id}`}>
            <Sym>{revisedSymbol(symbol, revision)}</Sym> <Localized text={title} source={source} fallback="silent" />
          </Link>
        </li>
      ))}
    </ul>
  );
}
