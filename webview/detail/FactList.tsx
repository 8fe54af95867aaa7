import type { Fact } from './facts.ts';
import { visibleText } from '../format/visibleText.ts';

/** Names and values, one below the other. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
  if (facts.length === 0) return null;
  return (
    <dl class="facts">
      {facts.map((fact) => (
        <div key={fact.name} title={fact.title}>
          <dt>{fact.name}</dt>
          <dd>{visibleText(fact.value)}</dd>
        </div>
      ))}
    </dl>
  );
}
