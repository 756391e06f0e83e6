import { emptyOutbox, makeOutbox, type OutboxState, type OutboxTools } from '@/components/form/waiting-outbox';
import { streamOf, type Edit } from './edit-queue';
import type { Outcome } from './send-edit';

export type RoomState = OutboxState<Edit> & {
  /** What the server acknowledged since the page was opened, by the device's ids: the page shows it until it comes with the page. */
  recorded: ReadonlyMap<string, { edit: Edit; outcome: Extract<Outcome, { kind: 'recorded' }> }>;
};

export type RoomTools = Pick<OutboxTools<Edit, Outcome>, 'openQueue' | 'send' | 'now' | 'later'> & {
  newId: () => string;
};

export const emptyRoom: RoomState = { ...emptyOutbox, recorded: new Map() };

/**
 * What a rapporteur's page does with what is typed, without a screen. Each edit names the one before it on the same subject, so
 * that the server can keep their order.
 */
export function makeRoomOutbox({ newId, ...tools }: RoomTools) {
  let state = emptyRoom;
  let { recorded } = state;
  const heard = new Map<string, (outcome: Outcome) => void>();
  /** The last edit on each subject whose place in the order still matters. */
  const last = new Map<string, string>();
  const outbox = makeOutbox<Edit, Outcome>({
    ...tools,
    onSettled(edit, outcome) {
      if (outcome.kind === 'recorded') recorded = new Map(recorded).set(edit.clientId, { edit, outcome });
    },
    // Only now: whoever waits for it asks whether anything else still waits.
    onAnswer: ({ clientId }, outcome) => heard.get(clientId)?.(outcome),
  });
  outbox.subscribe(() => (state = { ...outbox.getState(), recorded }));

  return {
    getState: () => state,
    subscribe: outbox.subscribe,
    wake: outbox.wake,
    dismiss: outbox.dismiss,

    /** Begins: what waits from before is sent. Answers how it ends. */
    start: () =>
      outbox.start(() => {
        for (const edit of state.waiting) {
          const stream = streamOf(edit);
          if (stream !== null) last.set(stream, edit.clientId);
        }
      }),

    /**
     * Writes an edit to the device and sends it. Resolves, once it is kept, with its id and what becomes of it first: an answer of
     * the server, or that it has to wait.
     */
    async add(
      kind: Edit['kind'],
      subject: string,
      fields: Edit['fields'],
    ): Promise<{ clientId: string; outcome: Promise<Outcome> }> {
      const stream = streamOf({ kind, subject });
      const after = stream === null ? undefined : last.get(stream);
      const clientId = newId();
      if (stream !== null) last.set(stream, clientId);
      const edit: Edit = {
        clientId,
        kind,
        subject,
        fields: after ? { ...fields, after } : fields,
        at: tools.now().toISOString(),
        refusal: null,
      };
      const outcome = new Promise<Outcome>((resolve) => {
        heard.set(clientId, (answer) => {
          heard.delete(clientId);
          resolve(answer);
        });
      });
      await outbox.keep(edit);
      await outbox.send();
      return { clientId, outcome };
    },

    /** The writer has the server's newest text before them: the next save goes on from that, and from no earlier save. */
    beginAnew: (kind: 'point' | 'save', subject: string) => void last.delete(streamOf({ kind, subject })),
  };
}

export type RoomOutbox = ReturnType<typeof makeRoomOutbox>;
