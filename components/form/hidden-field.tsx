/** A value the form carries along: an id, a base revision. Never trusted: the server looks the owner up from the record. */
export function HiddenField({ name, value }: { name: string; value: string | number }) {
  return <input type="hidden" name={name} value={value} />;
}
