'use client';

import { useEffect, useRef, useState } from 'react';
import { Status } from '@/components/ui/status';
import { parseBadgeCode } from '@/lib/door/model/badge-code';
import styles from './door.module.css';
import type { DoorWords } from './words';

type Props = { words: DoorWords; onCode: (code: string) => void };

/** Time between two looks: a person holds a badge for a second or two. */
const lookEvery = 150;
/** The same badge held on is one record. */
const heldFor = 5_000;

/** The camera as a reader of badges. Its pictures stay in the page: nothing of them is kept or sent. */
export function Camera({ words, onCode }: Props) {
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [trouble, setTrouble] = useState<'cameraDenied' | 'cameraNone' | null>(null);
  const video = useRef<HTMLVideoElement>(null);
  const told = useRef(onCode);
  useEffect(() => {
    told.current = onCode;
  }, [onCode]);

  useEffect(() => {
    const screen = video.current;
    if (!stream || !screen) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isOpen = true;
    let last = { code: '', at: 0 };
    screen.srcObject = stream;
    void screen.play().catch(() => undefined);
    const look = async (read: (video: HTMLVideoElement) => Promise<string | null>) => {
      const code = parseBadgeCode((await read(screen)) ?? '');
      if (!isOpen) return;
      const now = Date.now();
      if (code) {
        if (code !== last.code || now - last.at > heldFor) told.current(code);
        last = { code, at: now };
      }
      timer = setTimeout(() => void look(read), lookEvery);
    };
    void import('./read-picture')
      .then(({ makePictureReader }) => makePictureReader())
      .then(look)
      .catch(() => setTrouble('cameraNone'));
    return () => {
      isOpen = false;
      clearTimeout(timer);
      for (const track of stream.getTracks()) track.stop();
    };
  }, [stream]);

  async function open() {
    setTrouble(null);
    try {
      setStream(
        await navigator.mediaDevices.getUserMedia({
          video: { facingMode: 'environment', width: { ideal: 1280 } },
          audio: false,
        }),
      );
    } catch (error) {
      setTrouble(error instanceof DOMException && error.name === 'NotAllowedError' ? 'cameraDenied' : 'cameraNone');
    }
  }

  return (
    <div className="stack">
      <button
        type="button"
        className="btn"
        aria-pressed={stream !== null}
        onClick={() => (stream ? setStream(null) : void open())}
      >
        {stream ? words.cameraStop : words.camera}
      </button>
      <div role="status">
        {trouble ? <Status shape="late">{words[trouble]}</Status> : null}
        {stream ? <p className="small soft">{words.cameraLive}</p> : null}
      </div>
      {stream ? <video ref={video} className={styles.video} muted playsInline aria-label={words.cameraLive} /> : null}
    </div>
  );
}
