/**
 * Prints what is being done with the seconds since the start.
 * @returns {(line: string) => void}
 */
export function timedSteps(label) {
  const begun = performance.now();
  return (line) => console.log(`[${label} ${((performance.now() - begun) / 1000).toFixed(1)} s] ${line}`);
}

/** Seconds a piece of work took, beside its result. */
export async function timed(work) {
  const begun = performance.now();
  const result = await work();
  return { result, seconds: ((performance.now() - begun) / 1000).toFixed(1) };
}
