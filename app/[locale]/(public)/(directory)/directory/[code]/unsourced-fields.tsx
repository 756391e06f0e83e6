import { Fragment } from 'react';
import { useMessages } from '@/lib/i18n/words';
import { Compiled } from '../../compiled';

/** Members of a record that no page backs, in the reader's words; a remark in brackets as the compiler wrote it. */
export function UnsourcedFields({ fields }: { fields: readonly string[] }) {
  const words: Record<string, string> = useMessages().directory.party.fields;
  return fields.map((field, index) => {
    const [, name = field, remark] = /^([\w.]+)(?: (\(.+\)))?$/.exec(field) ?? [];
    const word = words[name.replaceAll('.', '_')];
    return (
      <Fragment key={field}>
        {index > 0 ? ', ' : null}
        {word === undefined ? <Compiled>{field}</Compiled> : word}
        {word !== undefined && remark ? <Compiled> {remark}</Compiled> : null}
      </Fragment>
    );
  });
}
