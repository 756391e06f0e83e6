import { logUnexpected } from './log';

type Closer = () => void | Promise<void>;

/** Kept on the global object: the framework may load this module once for pages and once for instrumentation. */
const holder = globalThis as { parleyClosers?: Set<Closer>; parleyShutDown?: Promise<void> };
const closers = (holder.parleyClosers ??= new Set());

/**
 * Has something closed when the process is asked to end: an open stream, a worker, a listening connection.
 * Answers a function that takes it back, for what ends earlier by itself. After the process was asked to end, it is closed at once.
 */
export function onShutdown(close: Closer): () => void {
  if (holder.parleyShutDown) void closeOne(close);
  else closers.add(close);
  return () => void closers.delete(close);
}

/** Whether the process has been asked to end: a new stream is not worth opening. */
export function isShuttingDown(): boolean {
  return holder.parleyShutDown !== undefined;
}

/** Closes everything that was registered, once; a second call waits for the first. What fails to close does not keep the rest. */
export function shutDown(): Promise<void> {
  holder.parleyShutDown ??= Promise.all([...closers].map(closeOne)).then(() => closers.clear());
  return holder.parleyShutDown;
}

async function closeOne(close: Closer): Promise<void> {
  try {
    await close();
  } catch (error) {
    logUnexpected('shutdown', error);
  }
}
