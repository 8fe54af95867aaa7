import type { FrameDetail } from '../../src/contract/model.ts';
import { extendedFields, fixedFields } from './headerBits.ts';

/** The header as RFC 6455 §5.2 draws it: a cell for each field, as wide as its bits. */
export function HeaderDiagram({ detail }: { detail: FrameDetail }) {
  const more = extendedFields(detail);
  return (
    <>
      <dl class="bits">
        {fixedFields(detail).map((field) => (
          <div
            key={field.name}
            class={`bit ${field.wire.includes('1') ? 'set' : ''}`}
            style={{ gridColumn: `span ${field.bits}` }}
            title={`${field.name}${field.value === '' ? '' : `: ${field.value}`}. ${field.title}`}
          >
            <dt>{field.name}</dt>
            <dd>
              {field.wire}
              {field.bits > 1 && <span class="bit-value">{field.value}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {more.length > 0 && (
        <dl class="facts">
          {more.map((field) => (
            <div key={field.name} title={field.title}>
              <dt>{field.name}</dt>
              <dd>
                <code>{field.wire}</code>
                {field.value !== '' && <span> = {field.value}</span>}
              </dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}
