'use client';

import { createContext, use, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { openDeviceCipher } from '@/components/form/device-cipher';
import { newId } from '@/components/form/new-id';
import { openEditQueue } from './edit-queue';
import { emptyRoom, makeRoomOutbox, type RoomOutbox, type RoomState } from './room-outbox';
import { sendEdit } from './send-edit';
import { useRoomPlaces, type Places } from './use-room-places';
import type { RoomWords } from './words';

type Room = { outbox: RoomOutbox; places: Places; words: RoomWords; meeting: string };

const RoomContext = createContext<Room | null>(null);

/** The room of the page that is shown. */
export function useRoom(): Room & { state: RoomState } {
  const room = use(RoomContext);
  if (!room) throw new TypeError('outside a room');
  const { outbox } = room;
  const state = useSyncExternalStore(outbox.subscribe, outbox.getState, () => emptyRoom);
  return { ...room, state };
}

interface RoomFrameProps {
  meeting: string;
  group: string;
  /** Who records or drafts, who is in the meeting, and who walks the chain behind published Highlights: nobody is told of that. */
  as: 'writer' | 'reader' | 'passer-by';
  /** The writer's place on the device and the key to it, which no other account is given. */
  device: { name: string; secret: string };
  words: RoomWords;
  children: ReactNode;
}

/** Holds what is typed on a group's page until the server has it, and who else is there. */
export function RoomFrame({ meeting, group, as, device, words, children }: RoomFrameProps) {
  const { name, secret } = device;
  const [outbox] = useState(() =>
    makeRoomOutbox({
      openQueue: async () => openEditQueue(name, await openDeviceCipher(secret)),
      send: (edit) => sendEdit(meeting, edit),
      newId,
      now: () => new Date(),
      later(task, milliseconds) {
        const timer = setTimeout(task, milliseconds);
        return () => clearTimeout(timer);
      },
    }),
  );
  useEffect(() => {
    // Without a worker (plain http, an old browser) the room works as long as its page is open.
    if (as !== 'writer' || !('serviceWorker' in navigator)) return;
    navigator.serviceWorker
      .register('/api/offline-worker', { scope: location.pathname, updateViaCache: 'none' })
      .catch(() => {
        // Reached by a link within the document of a page that may not have a worker: the room's own may.
        const [loaded] = performance.getEntriesByType('navigation');
        if (loaded && !new URL(loaded.name).pathname.includes('/groups')) location.replace(location.href);
      });
  }, [as]);
  useEffect(() => {
    const stop = outbox.start();
    const wake = () => outbox.wake();
    const seen = () => document.visibilityState === 'visible' && wake();
    window.addEventListener('online', wake);
    document.addEventListener('visibilitychange', seen);
    return () => {
      stop();
      window.removeEventListener('online', wake);
      document.removeEventListener('visibilitychange', seen);
    };
  }, [outbox]);
  const places = useRoomPlaces(meeting, group, as);
  return <RoomContext value={{ outbox, places, words, meeting }}>{children}</RoomContext>;
}
