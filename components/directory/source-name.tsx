import { sourceOf } from '@/lib/directory/model/sources';

/** A source as somebody named it: a page is led to, anything else stands in its words. */
export function SourceName({ source }: { source: string }) {
  const ref = sourceOf(source);
  if (ref.kind !== 'page') return <bdi>{source}</bdi>;
  return (
    <a href={ref.href} rel="noreferrer">
      <bdi>{ref.label}</bdi>
    </a>
  );
}
