/** Owns how settings that belong together stand together: a heading over a card, named for who does not see it. */
import { type ReactNode, useId } from 'react';

export function Group({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const id = useId();
  return (
    <section className="group" aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      <div className="card">{children}</div>
    </section>
  );
}
