import { useEffect } from 'react';

/** What changes the list and the numbers of a door. */
const concerns = new Set(['door.recorded', 'door.people', 'registration.changed']);
/** Where the server turned the stream away the browser does not come back by itself. */
const reopenAfter = 5_000;

/**
 * Tells of what happens at other doors. The page is not asked for again: a page on its way while the connection breaks would
 * be loaded anew, and the list in its memory would go with it.
 */
export function useLiveDoor(meeting: string, after: number | null, onChange: () => void): void {
  useEffect(() => {
    if (after === null) return;
    let source: EventSource;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = after;
    const open = () => {
      source = new EventSource(`/api/meetings/${encodeURIComponent(meeting)}/events?after=${last}`);
      source.addEventListener('change', (message: MessageEvent<string>) => {
        last = Number(message.lastEventId) || last;
        if (concerns.has((JSON.parse(message.data) as { type: string }).type)) onChange();
      });
      source.addEventListener('error', () => {
        if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, reopenAfter);
      });
    };
    open();
    return () => {
      source.close();
      clearTimeout(timer);
    };
  }, [meeting, after, onChange]);
}
