import type { z } from 'zod';
import { instantsOf, languagesOf, type editMeetingSchema } from '../schema';

type Values = Omit<z.output<typeof editMeetingSchema>, 'lockVersion'>;

/** A meeting's columns from what was typed: local times become UTC, languages one list, days dates. */
export function columnsOf(input: Values) {
  return {
    title: stored(input.title),
    shortTitle: stored(input.shortTitle),
    theme: stored(input.theme),
    city: input.city,
    countryCode: input.countryCode,
    venue: input.venue ?? null,
    startsOn: new Date(`${input.startsOn}T00:00:00Z`),
    endsOn: new Date(`${input.endsOn}T00:00:00Z`),
    zone: input.zone,
    languages: languagesOf(input),
    capacity: input.capacity,
    topK: input.topK,
    smallCell: input.smallCell,
    ...instantsOf(input),
  };
}

/** A text without the languages that were left empty. */
function stored(text: Partial<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(text).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
