import { Source } from '@/components/ui/source';
import type { Confidence } from '@/lib/core/prisma/enums';
import { sourceOf } from '@/lib/directory/model/sources';
import { useTranslations } from '@/lib/i18n/words';

interface SourceListProps {
  sources: readonly string[];
  asOf: string;
  confidence?: Confidence;
}

/** Where a record comes from, as of when and how sure it is. */
export function SourceList({ sources, asOf, confidence }: SourceListProps) {
  const t = useTranslations('directory.sources');
  const items = sources.map((source) => {
    const ref = sourceOf(source);
    switch (ref.kind) {
      case 'page':
        return { key: source, name: <bdi>{ref.label}</bdi>, href: ref.href };
      case 'words':
        return { key: source, name: <span lang="en">{ref.text}</span> };
      default:
        return { key: source, name: t(ref.kind) };
    }
  });
  return <Source items={items} asOf={asOf} {...(confidence ? { confidence: confidenceMark(confidence) } : {})} />;
}

/** The stored confidence as the mark takes it. */
export function confidenceMark(confidence: Confidence): 'stated' | 'general-knowledge' {
  return confidence === 'STATED' ? 'stated' : 'general-knowledge';
}
