/**
 * Runs once when a server process starts. What needs Node is loaded only there: this file is also compiled for the
 * framework's other runtime.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return;
  const { boot } = await import('./lib/boot/boot');
  boot();
}
