import { placeRoute } from '@/lib/auth/place-route';
import { notePlace } from '@/lib/room/note-place';
import { notePlaceSchema } from '@/lib/room/schema';

/** POST /api/meetings/{slug}/room-places: that one has a group's page open and which draft one writes in. */
export const POST = placeRoute(notePlaceSchema, notePlace);
