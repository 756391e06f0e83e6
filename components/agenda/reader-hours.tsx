'use client';

import { useIsEnhanced } from '@/components/ui/use-is-enhanced';
import { placeOfZone, readerHours } from '@/lib/agenda/model/reader-hours';
import type { Locale } from '@/lib/i18n/routing';

type Props = { from: number; until: number | null; zone: string; locale: Locale };

/** The hours by the clocks of the reader's device, where they differ from those of the meeting. */
export function ReaderHours({ from, until, zone, locale }: Props) {
  const isEnhanced = useIsEnhanced();
  if (!isEnhanced) return null;
  const reader = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const hours = readerHours({ from, until }, { zone, reader }, locale);
  return hours === null ? null : <OtherClock hours={hours} zone={reader} />;
}

/** Hours by other clocks than the meeting's; whose they are stands under the programme, and is read out with them. */
export function OtherClock({ hours, zone }: { hours: string; zone: string }) {
  return (
    <span className="other-clock">
      {hours} <span className="vh">{placeOfZone(zone)}</span>
    </span>
  );
}

/** Says by whose clocks the second hours are: the device's zone, where it is another than the meeting's. `{zone}` in the words. */
export function ReaderZone({ zone, words }: { zone: string; words: string }) {
  const isEnhanced = useIsEnhanced();
  const reader = isEnhanced ? Intl.DateTimeFormat().resolvedOptions().timeZone : zone;
  return reader === zone ? null : words.replace('{zone}', reader);
}
