import type { Choice } from '@/components/form/select-field';
import { draftOf } from './editor-state';
import { say, type RoomWords } from './words';

/** All that somebody typed into a draft or a point, to be read and copied from: nothing of it stands anywhere else. */
export function TypedFields({
  fields,
  themes,
  words,
}: {
  fields: Readonly<Record<string, unknown>>;
  themes: readonly Choice[];
  words: RoomWords;
}) {
  const { text, theme, objectives, addressees, dueBy, practice, support, dissent } = draftOf(fields);
  const beside = Object.entries({
    theme: themes.find(({ value }) => value === theme)?.label ?? theme,
    objectives: objectives.join(', '),
    addressees: addressees.join('; '),
    dueBy,
    practice,
    support: support && say(words, `support_${support}`),
    dissent,
  }).filter(([, said]) => said !== '');
  return (
    <>
      <p className="serif">{text}</p>
      {beside.length > 0 ? (
        <dl className="small">
          {beside.map(([name, said]) => (
            <div key={name}>
              <dt className="soft">{say(words, `field_${name}`)}</dt>
              <dd>{said}</dd>
            </div>
          ))}
        </dl>
      ) : null}
    </>
  );
}
