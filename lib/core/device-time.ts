/** Longest time that a record may have waited on a device; older ones are taken to be as old as this. */
const longestWait = 30 * 86_400_000;

/**
 * When something happened that a device recorded, by the server's clock: as long ago as the device says, however wrong its
 * clock is. Without the two times of the device (a plain form), now.
 */
export function timeOnDevice(device: { at?: Date | undefined; sentAt?: Date | undefined }, now: Date): Date {
  if (!device.at || !device.sentAt) return now;
  const age = device.sentAt.getTime() - device.at.getTime();
  return new Date(now.getTime() - Math.min(Math.max(age, 0), longestWait));
}
