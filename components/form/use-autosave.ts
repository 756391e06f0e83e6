import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { FieldError, RefusalCode } from '@/lib/core/errors';
import { isSameEntries, type Entries } from './entries';
import type { UnsentStore } from './unsent-store';

/** One save: what was typed, the revision of the answer it was made from, and the key under which it counts once. */
export type Post = { id: string; entries: Entries; revision: number; key: string };

/** Somebody else's answer where one's own should have gone; `revision` is the one to go on from. */
export type Clash = { revision: number };

/** What the server said to a save, or that it said nothing. */
export type Reply<C extends Clash> =
  | { kind: 'saved'; revision: number; at: Date }
  | { kind: 'clash'; clash: C }
  | { kind: 'refused'; code: RefusalCode; error?: FieldError | undefined }
  | { kind: 'no_reply' };

/** What is known of saving: only what the server said counts as saved. */
export type SaveStatus =
  | { kind: 'idle' }
  | { kind: 'waiting' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: Date }
  | { kind: 'offline' }
  | { kind: 'no_reply' }
  | { kind: 'refused'; code: RefusalCode };

/** How long somebody may pause while typing before it is saved, and when a save that failed is tried again; in milliseconds. */
const pause = 1_200;
const tryAgain = [2_000, 5_000, 15_000, 30_000];

/** Refusals that pass by themselves, or once the writer has signed in again in another window. */
const passing: readonly RefusalCode[] = ['unexpected', 'busy', 'too_many', 'unauthenticated'];

export interface AutosaveProps<C extends Clash> {
  /** The answers of the page with the revision each was shown with. */
  slots: readonly { id: string; revision: number }[];
  /** What stands in an answer's controls now; `asMade`: as the server sent the page. */
  read: (id: string, how?: { asMade?: boolean }) => Entries;
  send: (post: Post) => Promise<Reply<C>>;
  isOn: boolean;
  /** Where what is not acknowledged waits, so that it outlives the page. */
  store?: Promise<UnsentStore | null> | undefined;
  /** Puts back what waited on the device since an earlier visit. */
  onRestored?: (entries: ReadonlyMap<string, Entries>) => void;
}

/**
 * Saves each answer by itself while a form is filled in: one after the other, each with the revision of the answer it was
 * made from. A save without a reply is sent again under the same key, so that it cannot count twice; until it is
 * acknowledged it waits in the store.
 */
export function useAutosave<C extends Clash>({ slots, read, send, isOn, store, onRestored }: AutosaveProps<C>) {
  const [revisions, setRevisions] = useState(() => new Map(slots.map(({ id, revision }) => [id, revision])));
  const [status, setStatus] = useState<SaveStatus>({ kind: 'idle' });
  const [problems, setProblems] = useState<ReadonlyMap<string, FieldError>>(new Map());
  const [clashes, setClashes] = useState<ReadonlyMap<string, C>>(new Map());
  // What the server has acknowledged, what waits, and what is under way: read by timers, so no state.
  const work = useRef({
    known: new Map<string, Entries>(),
    revisions: new Map(slots.map(({ id, revision }) => [id, revision])),
    /** What was typed and is not acknowledged, under the key it is to be sent with. */
    typed: new Map<string, { entries: Entries; key: string }>(),
    waiting: new Set<string>(),
    timers: new Map<string, ReturnType<typeof setTimeout>>(),
    unanswered: [] as Post[],
    clashes: new Set<string>(),
    failures: 0,
    isBusy: false,
    underWay: Promise.resolve(),
  });

  const begin = useEffectEvent(async () => {
    const { known } = work.current;
    const ids = slots.map(({ id }) => id);
    for (const id of ids) known.set(id, read(id, { asMade: true }));
    if (!isOn) return;
    const kept = await store?.then((opened) => opened?.list(ids));
    const restored = new Map<string, Entries>();
    for (const [id, { entries, revision, key }] of kept ?? []) {
      if (isSameEntries(entries, known.get(id) ?? [])) void forget(id);
      // What is being typed here counts for more than what was left from an earlier visit.
      else if (isSameEntries(read(id), known.get(id) ?? [])) {
        restored.set(id, entries);
        // It was made from that revision and no other: also where the whole page is posted before it was sent.
        setRevision(id, revision);
        work.current.typed.set(id, { entries, key });
        work.current.unanswered.push({ id, entries, revision, key });
      }
    }
    if (restored.size > 0) onRestored?.(restored);
    // Typed before the scripts came.
    for (const id of ids) if (!restored.has(id)) changed(id, { atOnce: true });
    run();
  });
  const wake = useEffectEvent(() => {
    if (work.current.unanswered.length + work.current.waiting.size > 0) run();
  });

  useEffect(() => {
    const { timers } = work.current;
    void begin();
    const again = () => wake();
    const seen = () => document.visibilityState === 'visible' && wake();
    window.addEventListener('online', again);
    document.addEventListener('visibilitychange', seen);
    return () => {
      timers.forEach((timer) => clearTimeout(timer));
      window.removeEventListener('online', again);
      document.removeEventListener('visibilitychange', seen);
    };
  }, []);

  function setRevision(id: string, revision: number) {
    work.current.revisions.set(id, revision);
    setRevisions(new Map(work.current.revisions));
  }

  function note<T>(
    set: (change: (map: ReadonlyMap<string, T>) => ReadonlyMap<string, T>) => void,
    id: string,
    value?: T,
  ) {
    set((map) => {
      if (value === undefined && !map.has(id)) return map;
      const next = new Map(map);
      if (value === undefined) next.delete(id);
      else next.set(id, value);
      return next;
    });
  }

  function noteClash(id: string, clash?: C) {
    if (clash) work.current.clashes.add(id);
    else work.current.clashes.delete(id);
    note(setClashes, id, clash);
  }

  async function keep(post: Post): Promise<void> {
    const opened = await store;
    const { entries, revision, key } = post;
    await opened?.put(post.id, { entries, revision, key, at: Date.now() });
  }

  async function forget(id: string): Promise<void> {
    work.current.typed.delete(id);
    (await store)?.remove(id);
  }

  /** What stands in the controls, ready to be sent; the same text keeps its key. */
  function draft(id: string): Post {
    const { typed, revisions: bases } = work.current;
    const entries = read(id);
    const before = typed.get(id);
    const key = before && isSameEntries(before.entries, entries) ? before.key : newKey();
    typed.set(id, { entries, key });
    return { id, entries, key, revision: bases.get(id) ?? 0 };
  }

  function next(): Post | null {
    const { waiting, unanswered, known, clashes: open } = work.current;
    const [first] = unanswered;
    if (first) return first;
    for (const id of waiting) {
      waiting.delete(id);
      if (open.has(id)) continue;
      if (isSameEntries(read(id), known.get(id) ?? [])) void forget(id);
      else return draft(id);
    }
    return null;
  }

  function run() {
    if (!work.current.isBusy) work.current.underWay = sendAll();
  }

  /** Before the whole page is posted: everything typed is sent, and what is under way is waited for. */
  async function settled(): Promise<void> {
    const { timers, waiting, typed, underWay } = work.current;
    timers.forEach((timer) => clearTimeout(timer));
    for (const id of typed.keys()) waiting.add(id);
    await underWay;
    run();
    await work.current.underWay;
    // The revisions are in the page's hidden fields once it is drawn again.
    await new Promise((resolve) => requestAnimationFrame(resolve));
  }

  async function sendAll(): Promise<void> {
    work.current.isBusy = true;
    try {
      for (let post = next(); post; post = next()) {
        setStatus({ kind: 'saving' });
        await keep(post);
        const reply = await send(post);
        if (isPassing(reply)) {
          later(post, reply);
          return;
        }
        work.current.unanswered = work.current.unanswered.filter(({ key }) => key !== post.key);
        work.current.failures = 0;
        take(post, reply);
      }
    } finally {
      work.current.isBusy = false;
    }
  }

  /** Is tried again under the same key: soon at first, then more and more seldom, and at once when the link comes back. */
  function later(post: Post, reply: Reply<C>) {
    const { unanswered, timers, failures } = work.current;
    if (!unanswered.some(({ key }) => key === post.key)) unanswered.unshift(post);
    if (reply.kind === 'refused') setStatus({ kind: 'refused', code: reply.code });
    else setStatus({ kind: navigator.onLine ? 'no_reply' : 'offline' });
    const wait = tryAgain[Math.min(failures, tryAgain.length - 1)] ?? pause;
    work.current.failures += 1;
    clearTimeout(timers.get(' again'));
    timers.set(' again', setTimeout(run, wait));
  }

  function take({ id, entries }: Pick<Post, 'id' | 'entries'>, reply: Reply<C>) {
    if (reply.kind === 'clash') {
      noteClash(id, reply.clash);
      setStatus({ kind: 'refused', code: 'conflict' });
      return;
    }
    if (reply.kind !== 'saved') {
      if (reply.kind === 'refused') {
        if (reply.error) note(setProblems, id, reply.error);
        setStatus({ kind: 'refused', code: reply.code });
      }
      return;
    }
    setRevision(id, reply.revision);
    work.current.known.set(id, entries);
    if (isSameEntries(read(id), entries)) void forget(id);
    note(setProblems, id);
    noteClash(id);
    setStatus(isStillTyping(work.current) ? { kind: 'waiting' } : { kind: 'saved', at: reply.at });
  }

  /** An answer may have changed: saved after a pause, or at once where it was chosen or left. */
  function changed(id: string, { atOnce }: { atOnce: boolean }) {
    const { timers, waiting, known, clashes: open } = work.current;
    if (!isOn || !known.has(id)) return;
    clearTimeout(timers.get(id));
    timers.delete(id);
    if (isSameEntries(read(id), known.get(id) ?? [])) {
      if (work.current.typed.has(id)) {
        void forget(id);
        note(setProblems, id);
        if (!isStillTyping(work.current)) setStatus({ kind: 'idle' });
      }
      return;
    }
    void keep(draft(id));
    if (open.has(id)) return;
    const due = () => {
      timers.delete(id);
      waiting.add(id);
      run();
    };
    if (atOnce) return due();
    timers.set(id, setTimeout(due, pause));
    setStatus((now) => (now.kind === 'saving' || now.kind === 'offline' ? now : { kind: 'waiting' }));
  }

  /** Goes on from what somebody else wrote: `theirs` stands in the controls already, or one's own is sent over it, knowingly. */
  function settle(id: string, choice: 'mine' | 'theirs') {
    const clash = clashes.get(id);
    if (!clash) return;
    setRevision(id, clash.revision);
    if (choice === 'theirs') {
      work.current.known.set(id, read(id));
      return letGo(id);
    }
    noteClash(id);
    // Another request than the one that was refused.
    work.current.typed.delete(id);
    work.current.waiting.add(id);
    run();
  }

  /** Gives up what was typed here: the page is asked for what the server has. */
  function letGo(id: string) {
    noteClash(id);
    void forget(id);
    setStatus({ kind: 'idle' });
  }

  /** The page shows an answer as the server has it now, at this revision. */
  function adopt(id: string, revision: number) {
    setRevision(id, revision);
    noteClash(id);
    work.current.known.set(id, read(id, { asMade: true }));
    void forget(id);
  }

  /** Whether something was typed here that the server has not acknowledged. */
  const isTouched = (id: string) => work.current.typed.has(id) || work.current.clashes.has(id);

  return {
    revisions,
    status,
    setStatus,
    problems,
    noteProblem: (id: string, error?: FieldError) => note(setProblems, id, error),
    clashes,
    changed,
    settle,
    letGo,
    adopt,
    isTouched,
    settled,
    setRevision,
    /** What a post of the whole page found out about an answer. */
    receive: (id: string, reply: Reply<C>) => take({ id, entries: read(id) }, reply),
  };
}

function isPassing<C extends Clash>(reply: Reply<C>): boolean {
  return reply.kind === 'no_reply' || (reply.kind === 'refused' && passing.includes(reply.code));
}

function isStillTyping({ typed, clashes }: { typed: ReadonlyMap<string, unknown>; clashes: ReadonlySet<string> }) {
  return [...typed.keys()].some((id) => !clashes.has(id));
}

/** `crypto.randomUUID` exists on secure origins only; a local network address is none. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
