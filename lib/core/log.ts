/**
 * Says on standard error that something unexpected happened in `where`: the kind of error, its code and our own stack frames.
 * Never the message of a database error: it may hold values, and values may be personal (A38).
 */
export function logUnexpected(where: string, error: unknown): void {
  const name = error instanceof Error ? error.name : typeof error;
  const code = error !== null && typeof error === 'object' && 'code' in error ? String(error.code) : '';
  const message =
    error instanceof Error && ['Error', 'TypeError', 'Unopenable'].includes(error.name) ? error.message : '';
  const frames =
    error instanceof Error
      ? // What stands before the frames is the message, which may have lines that look like one.
        (error.stack ?? '')
          .replace(error.message, '')
          .split('\n')
          .filter((line) => line.trim().startsWith('at '))
          .slice(0, 6)
      : [];
  console.error(
    JSON.stringify({
      level: 'error',
      at: new Date().toISOString(),
      where,
      name,
      code,
      message,
      stack: frames.map((line) => line.trim()),
    }),
  );
}

/** Says to whoever runs the instance what they have to do, in one sentence without personal data. */
export function tellOperator(sentence: string): void {
  console.error(sentence);
}
