/** A step that has written everything and is not committed yet: `reached` once it stands there, until `go` is called. */
export function heldStep(): { hold: () => Promise<void>; reached: Promise<void>; go: () => void } {
  let stands = () => {};
  let go = () => {};
  const reached = new Promise<void>((resolve) => (stands = resolve));
  const free = new Promise<void>((resolve) => (go = resolve));
  return {
    hold: () => {
      stands();
      return free;
    },
    reached,
    go,
  };
}
