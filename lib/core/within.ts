/** What is there within so many milliseconds; null where it is not, and goes on by itself. @throws what it fails with by then */
export async function within<V>(milliseconds: number, coming: Promise<V>): Promise<V | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), milliseconds);
  });
  try {
    return await Promise.race([coming, late]);
  } finally {
    clearTimeout(timer);
  }
}
