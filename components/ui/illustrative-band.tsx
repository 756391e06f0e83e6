/** Says on every page that shows them that people, answers and texts are invented. Also printed. */
export function IllustrativeBand({ label, band }: { label: string; band: string }) {
  return (
    <aside className="specimen" aria-label={label}>
      <div className="wrap">
        <p>{band}</p>
      </div>
    </aside>
  );
}
