import type { Messages } from '@/lib/i18n/messages';

/** What the frame of every page says. */
export type FrameWords = Pick<
  Messages['common'],
  'brand' | 'languages' | 'footer' | 'illustrative' | 'nav' | 'person'
> & {
  /** The questions asked before signing out where records of a door, edits of a room, or answers have not left this device. */
  leave: Record<'door' | 'room' | 'surveys', LeaveWords>;
};

export type LeaveWords = Record<'title' | 'text' | 'stay' | 'go', string>;
