'use client';

import {
  createContext,
  use,
  useCallback,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
} from 'react';
import { openDeviceCipher } from '@/components/form/device-cipher';
import { device as storageOfDevice } from '@/components/form/unsent-keys';
import { newId } from '@/components/form/new-id';
import { withWorker } from '@/lib/core/offline-pages';
import { openEditQueue } from './edit-queue';
import { keepLetterbox, makeLetterbox, readLetterbox, withLetterbox, type Letterbox } from './letterbox';
import { emptyRoom, makeRoomOutbox, type RoomOutbox, type RoomState } from './room-outbox';
import { sendEdit } from './send-edit';
import { useRoomPlaces, type Places } from './use-room-places';
import type { RoomWords } from './words';

type Typed = Readonly<Record<string, unknown>>;

type Room = {
  outbox: RoomOutbox;
  places: Places;
  words: RoomWords;
  meeting: string;
  /** What was being typed in forms that the page has since taken away, by the form. */
  left: ReadonlyMap<string, Typed>;
  leave: (form: string, typed: Typed | null) => void;
};

const RoomContext = createContext<Room | null>(null);

/** The room of the page that is shown. */
export function useRoom(): Room & { state: RoomState } {
  const room = use(RoomContext);
  if (!room) throw new TypeError('outside a room');
  const { outbox } = room;
  const state = useSyncExternalStore(outbox.subscribe, outbox.getState, () => emptyRoom);
  return { ...room, state };
}

/**
 * What is typed in a form outlives it: where the page takes the form away (somebody else was first, another issue was opened), the
 * room shows it until its writer has let it go. `read`: what the form holds that is nowhere else, or null.
 */
export function useLeft(form: string, read: () => Typed | null): void {
  const { leave } = useRoom();
  const latest = useRef(read);
  useLayoutEffect(() => {
    latest.current = read;
  });
  useLayoutEffect(
    () => () => {
      const typed = latest.current();
      if (typed) leave(form, typed);
    },
    [form, leave],
  );
}

interface RoomFrameProps {
  meeting: string;
  group: string;
  /** Who records or drafts, who is in the meeting, and who walks the chain behind published Highlights: nobody is told of that. */
  as: 'writer' | 'reader' | 'passer-by';
  /** The writer's place on the device and the key to it, which no other account is given. */
  device: { name: string; secret: string };
  words: RoomWords;
  /** What points and drafts are written on, as the page without a connection needs to know it. */
  agenda: Pick<Letterbox, 'issues' | 'issue' | 'language' | 'drafting'>;
  children: ReactNode;
}

/** Holds what is typed on a group's page until the server has it, and who else is there. */
export function RoomFrame({ meeting, group, as, device, words, agenda, children }: RoomFrameProps) {
  const { name, secret } = device;
  const [outbox] = useState(() =>
    makeRoomOutbox({
      openQueue: async () => {
        const cipher = await openDeviceCipher(secret);
        return openEditQueue(name, cipher && withLetterbox(cipher, () => readLetterbox(storageOfDevice(), name)));
      },
      send: (edit) => sendEdit({ meeting, group, place: name }, edit),
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
        if (loaded && !withWorker.test(new URL(loaded.name).pathname)) location.replace(location.href);
      });
  }, [as]);
  const onDevice = as === 'writer' ? JSON.stringify(agenda) : null;
  useEffect(() => {
    if (onDevice === null) return;
    let isOver = false;
    void (async () => {
      const cipher = await openDeviceCipher(secret);
      if (!cipher) return;
      const box = await makeLetterbox(cipher, name, readLetterbox(storageOfDevice(), name));
      if (!isOver)
        keepLetterbox(storageOfDevice(), location.pathname, { ...box, ...(JSON.parse(onDevice) as typeof agenda) });
    })();
    return () => {
      isOver = true;
    };
  }, [name, secret, onDevice]);
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
  const [left, setLeft] = useState<Room['left']>(new Map());
  const leave = useCallback((form: string, typed: Typed | null) => {
    setLeft((before) => {
      const after = new Map(before);
      if (typed) after.set(form, typed);
      else after.delete(form);
      return after;
    });
  }, []);
  return <RoomContext value={{ outbox, places, words, meeting, left, leave }}>{children}</RoomContext>;
}
