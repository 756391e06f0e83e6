import type { ReactNode } from 'react';
import { PersonName } from '@/components/ui/person-name';
import { Status } from '@/components/ui/status';
import type { DoorCard, Remark } from '@/lib/door/model/card';
import { formatTime } from '@/lib/i18n/dates';
import type { Locale } from '@/lib/i18n/routing';
import styles from './door.module.css';
import { capacityWord } from '@/lib/registration/model/capacity-word';
import { say, type DoorWords } from './words';

type Props = {
  card: DoorCard;
  words: DoorWords;
  locale: Locale;
  zone: string;
  meeting: string;
  /** What happened, or is waiting to happen, to the record. */
  state?: ReactNode;
  children?: ReactNode;
};

const shapes: Record<Remark, 'late' | 'ask' | 'half'> = {
  not_confirmed: 'late',
  online: 'ask',
  already_in: 'half',
  was_not_in: 'late',
  no_badge: 'ask',
  walk_in: 'half',
};

/** Somebody at the door: portrait, name, function, delegation, group, how they take part, and what is the matter. */
export function PersonCard({ card, words, locale, zone, meeting, state, children }: Props) {
  const name = `${card.givenName} ${card.surname}`;
  return (
    <article className={styles.card} aria-label={name}>
      {card.hasPhoto ? (
        <img
          className={styles.photo}
          src={`/api/meetings/${meeting}/photos/${card.id}`}
          alt={say(words, 'photo', { name })}
          width={96}
          height={123}
        />
      ) : null}
      <div className={styles.who}>
        {state}
        <h3 className={styles.name}>
          <PersonName
            courtesy={card.courtesyTitle ? words[`courtesy.${card.courtesyTitle}`] : null}
            given={card.givenName}
            surname={card.surname}
          />
        </h3>
        {card.functionalTitle ? <p>{card.functionalTitle}</p> : null}
        <Remarks card={card} words={words} />
        <dl className={styles.facts}>
          <dt>{words.delegation}</dt>
          <dd>
            <span lang={card.party.lang}>{card.party.text}</span>,{' '}
            {capacityWord((key) => say(words, key), card.capacity, card.courtesyTitle)}
          </dd>
          {card.others.length > 0 ? (
            <>
              <dt>{words.alsoFor}</dt>
              <dd>{spoken(card.others)}</dd>
            </>
          ) : null}
          {card.groups.length > 0 ? (
            <>
              <dt>{words.group}</dt>
              <dd>{spoken(card.groups)}</dd>
            </>
          ) : null}
          <dt>{words.mode}</dt>
          <dd>{words[`mode.${card.mode}`]}</dd>
          {card.recent.length > 0 ? (
            <>
              <dt>{words.seen}</dt>
              <dd>
                {card.recent
                  .map(({ direction, at, isToday }) =>
                    isToday
                      ? say(words, direction === 'IN' ? 'arrived' : 'left', {
                          time: formatTime(new Date(at), locale, zone),
                        })
                      : words.earlier,
                  )
                  .join(' · ')}
              </dd>
            </>
          ) : null}
        </dl>
        {children}
      </div>
    </article>
  );
}

function Remarks({ card: { remarks, status }, words }: Pick<Props, 'card' | 'words'>) {
  if (remarks.length === 0) return null;
  return (
    <ul className={styles.remarks}>
      {remarks.map((remark) => (
        <li key={remark}>
          <Status shape={shapes[remark]}>
            {say(words, `remark_${remark}`, { status: words[`status.${status}`] ?? status })}
          </Status>
        </li>
      ))}
    </ul>
  );
}

/** Names in the languages they are in, with commas between them. */
function spoken(texts: DoorCard['groups']): ReactNode {
  return texts.map(({ text, lang }, index) => (
    <span key={text} lang={lang}>
      {index > 0 ? ', ' : ''}
      {text}
    </span>
  ));
}
