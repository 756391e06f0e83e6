import { placeRoute } from '@/lib/auth/place-route';
import { notePlace } from '@/lib/surveys/note-place';
import { notePlaceSchema } from '@/lib/surveys/schema';

/** POST /api/meetings/{slug}/survey-places: at which question one is. */
export const POST = placeRoute(notePlaceSchema, notePlace);
