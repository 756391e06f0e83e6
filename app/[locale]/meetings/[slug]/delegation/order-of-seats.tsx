import type { MeetingFrame } from '@/lib/auth/scope';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { formWords } from '@/lib/i18n/form-words';
import type { Locale } from '@/lib/i18n/routing';
import type { PlaceOfDelegation, RepresentationDetail } from '@/lib/representation/queries';
import { SeatOrder } from './seat-order';
import { getTranslations } from '@/lib/i18n/words';

interface OrderOfSeatsProps {
  delegation: RepresentationDetail;
  meeting: MeetingFrame;
  locale: Locale;
}

/** Who heads the delegation, and in which order the others follow. */
export async function OrderOfSeats({ delegation, meeting, locale }: OrderOfSeatsProps) {
  const t = await getTranslations('representation.order');
  const nameOf = ({ rank, named, keptFor }: PlaceOfDelegation) =>
    named
      ? `${named.givenName} ${named.surname.toLocaleUpperCase(locale)}`
      : keptFor
        ? t('kept', { who: keptFor })
        : t('free', { rank });
  return (
    <section className="sec" aria-labelledby="order">
      <h2 id="order">{t('title')}</h2>
      <p className="soft small">{t('text')}</p>
      <SeatOrder
        delegation={delegation.id}
        meeting={meeting.slug}
        words={formWords(locale, 'representation')}
        keys={{
          order: newIdempotencyKey(),
          of: Object.fromEntries(
            delegation.places.map(({ id }) => [id, { move: newIdempotencyKey(), head: newIdempotencyKey() }]),
          ),
        }}
        texts={{
          list: t('list'),
          head: t('head'),
          makeHead: t('makeHead'),
          makeHeadOf: t.raw('makeHeadOf') as string,
          headChosen: t('headChosen'),
          handle: t.raw('handle') as string,
          steps: t.raw('steps') as string,
          save: t('save'),
          saved: t('saved'),
          unsaved: t('unsaved'),
        }}
        seats={delegation.places.map((place) => ({
          id: place.id,
          name: nameOf(place),
          registration: place.named?.id ?? null,
          isHead: place.isHead,
        }))}
      />
    </section>
  );
}
