/** What an object whose shape is not declared holds under a name. */
export function memberOf(message: unknown, name: string): unknown {
  return typeof message === 'object' && message !== null ? Reflect.get(message, name) : undefined;
}
