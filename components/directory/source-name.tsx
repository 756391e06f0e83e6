import { sourceOf } from '@/lib/directory/model/sources';
import { useTranslations } from '@/lib/i18n/words';

/** A source as somebody named it: a page is led to, a document of the reference data has its title, anything else stands in its words. */
export function SourceName({ source }: { source: string }) {
  const t = useTranslations('directory.sources');
  const ref = sourceOf(source);
  if (ref.kind === 'words') return <bdi>{source}</bdi>;
  if (ref.kind !== 'page') return t(ref.kind);
  return (
    <a href={ref.href} rel="noreferrer">
      <bdi>{ref.label}</bdi>
    </a>
  );
}
