/** An answer as it is given to everybody, kept ready. */
export type Ready = {
  /** The database's state before the answer was begun: what it shows is not older. */
  state: string;
  /** When it was begun, milliseconds since 1970. */
  begun: number;
  headers: readonly (readonly [name: string, value: string])[];
  body: Buffer;
  /** The nonce it was made with, and where that stands in the body; null for what runs no script. */
  nonce: { value: string; at: readonly number[] } | null;
};

/** Beside its body: headers, address, places of the nonce. */
const bytesBeside = 2_000;

/** Answers by address, at most so many bytes of them: whoever was asked for longest ago goes first. */
export class ReadyStore {
  readonly #kept = new Map<string, Ready>();
  readonly #most: number;
  #bytes = 0;

  /** @param most bytes; 0 keeps nothing */
  constructor(most: number) {
    this.#most = most;
  }

  get(address: string): Ready | undefined {
    const ready = this.#kept.get(address);
    if (!ready) return undefined;
    // A map is in the order of its entries: the last one is the one asked for last.
    this.#kept.delete(address);
    this.#kept.set(address, ready);
    return ready;
  }

  set(address: string, ready: Ready): void {
    this.delete(address);
    const bytes = ready.body.length + bytesBeside;
    if (bytes > this.#most) return;
    this.#kept.set(address, ready);
    this.#bytes += bytes;
    for (const oldest of this.#kept.keys()) {
      if (this.#bytes <= this.#most) break;
      this.delete(oldest);
    }
  }

  delete(address: string): void {
    const ready = this.#kept.get(address);
    if (!ready) return;
    this.#kept.delete(address);
    this.#bytes -= ready.body.length + bytesBeside;
  }

  /** How much is kept. */
  get bytes(): number {
    return this.#bytes;
  }
}
