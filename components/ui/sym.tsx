/** Symbol of a document or recommendation (AFR/1, G/2): never wrapped, and left to right in every script. */
export function Sym({ children }: { children: string }) {
  return <bdi className="sym">{children}</bdi>;
}
