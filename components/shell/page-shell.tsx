import { cache } from 'react';

import { leaveAction } from '@/lib/auth/actions';
import { currentActor } from '@/lib/auth/actor';
import { newIdempotencyKey } from '@/lib/core/new-idempotency-key';
import { getLocale, useMessages } from '@/lib/i18n/words';

import { Frame, type FrameProps, type Reader } from './frame';
import type { FrameWords } from './frame-words';

/**
 * Frame of every page: masthead, band, tabs, the page itself, footer. Used by the layouts of the sections. It hands data to
 * a component of both sides: as markup the frame would be sent twice, and once more for the page "not found" that stands ready behind each.
 */
export async function PageShell(props: Omit<FrameProps, 'locale' | 'words' | 'reader'>) {
  const [locale, reader] = await Promise.all([getLocale(), readerOfRequest()]);
  return <Frame {...props} locale={locale} words={wordsOfRequest()} reader={reader} />;
}

/** Cached for the identity: what the frames of a request share is sent once. */
const wordsOfRequest = cache((): FrameWords => {
  const { common, door, room, surveys } = useMessages();
  const { brand, languages, footer, illustrative, nav, person } = common;
  const leave = { door: door.leave, room: room.leave, surveys: surveys.leave };
  return { brand, languages, footer, illustrative, nav, person, leave };
});

const readerOfRequest = cache(async (): Promise<Reader | null> => {
  const actor = await currentActor();
  return actor && { name: actor.name ?? actor.email, leave: leaveAction, idempotencyKey: newIdempotencyKey() };
});
