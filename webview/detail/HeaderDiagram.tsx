import type { TargetedKeyboardEvent } from 'preact';
import type { FrameDetail } from '../../src/contract/model.ts';
import { extendedFields, fixedFields, type HeaderField } from './headerBits.ts';

/**
 * The header as RFC 6455 §5.2 draws it: a cell for each field, as wide as its bits. What a field means is told where the
 * pointer is, and where the keyboard is: the arrow keys go from field to field.
 */
export function HeaderDiagram({ detail }: { detail: FrameDetail }) {
  const more = extendedFields(detail);
  return (
    <div class="header-fields" onKeyDown={moveFocus}>
      <dl class="bits">
        {fixedFields(detail).map((field, at) => (
          <div
            key={field.name}
            class={`field bit ${field.wire.includes('1') ? 'set' : ''}`}
            style={{ gridColumn: `span ${field.bits}` }}
            tabIndex={at === 0 ? 0 : -1}
          >
            <dt>{field.name}</dt>
            <dd>
              {field.wire}
              {field.bits > 1 && <span class="bit-value">{field.value}</span>}
              <Meaning field={field} />
            </dd>
          </div>
        ))}
      </dl>
      {more.length > 0 && (
        <dl class="facts">
          {more.map((field) => (
            <div key={field.name} class="field" tabIndex={-1}>
              <dt>{field.name}</dt>
              <dd>
                <code>{field.wire}</code>
                {field.value !== '' && <span> = {field.value}</span>}
                <Meaning field={field} />
              </dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

/** Seen by style alone, over what is below. */
function Meaning({ field: { name, value, title } }: { field: HeaderField }) {
  return (
    <span class="meaning" role="tooltip">
      {`${name}${value === '' ? '' : `: ${value}`}. ${title}`}
    </span>
  );
}

const steps: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowRight: (at, count) => Math.min(at + 1, count - 1),
  ArrowDown: (at, count) => Math.min(at + 1, count - 1),
  ArrowLeft: (at) => Math.max(at - 1, 0),
  ArrowUp: (at) => Math.max(at - 1, 0),
  Home: () => 0,
  End: (_, count) => count - 1,
};

function moveFocus(event: TargetedKeyboardEvent<HTMLElement>): void {
  const fields = [...event.currentTarget.querySelectorAll<HTMLElement>('.field')];
  const at = fields.indexOf(event.target as HTMLElement);
  const step = Object.hasOwn(steps, event.key) ? steps[event.key] : undefined;
  if (at < 0 || step === undefined) return;
  event.preventDefault();
  fields[step(at, fields.length)]?.focus();
}
