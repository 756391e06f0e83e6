import { PageShell } from '@/components/shell/page-shell';

type Section = { key: string; title: string; text: string };

/** A page of a few headed paragraphs: help and the notices. */
export function PlainText({ title, sections }: { title: string; sections: readonly Section[] }) {
  return (
    <PageShell published>
      <div className="head">
        <h1>{title}</h1>
      </div>
      <div className="stack-l">
        {sections.map((section) => (
          <section key={section.key} className="stack-s" aria-labelledby={section.key}>
            <h2 id={section.key}>{section.title}</h2>
            <div className="text">
              <p>{section.text}</p>
            </div>
          </section>
        ))}
      </div>
    </PageShell>
  );
}
