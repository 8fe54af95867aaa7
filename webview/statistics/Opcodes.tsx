import type { OpcodeCount } from '../../src/contract/statistics.ts';
import { formatCount, formatVolume } from '../format/amounts.ts';
import { shareText } from './words.ts';

/** How often each opcode passed. */
export function Opcodes({ opcodes }: { opcodes: readonly OpcodeCount[] }) {
  const all = opcodes.reduce((sum, { framesIn, framesOut }) => sum + framesIn + framesOut, 0);
  return (
    <section>
      <h2>Opcodes</h2>
      <table class="numbers" aria-label="Frames by opcode">
        <thead>
          <tr>
            <th scope="col">Opcode</th>
            <th scope="col">Share</th>
            <th scope="col">Received</th>
            <th scope="col">Sent</th>
            <th scope="col">On the wire</th>
          </tr>
        </thead>
        <tbody>
          {opcodes.map(({ opcode, framesIn, framesOut, bytes }) => (
            <tr key={opcode}>
              <th scope="row">{typeof opcode === 'number' ? `reserved ${opcode}` : opcode}</th>
              <td class="share">
                <span class="bar-track" aria-hidden="true">
                  <span class="bar bar-share" style={{ width: `max(2px, ${((framesIn + framesOut) / all) * 100}%)` }} />
                </span>
                <span class="share-text">{shareText(framesIn + framesOut, all)}</span>
              </td>
              <td>{formatCount(framesIn)}</td>
              <td>{formatCount(framesOut)}</td>
              <td>{formatVolume(bytes)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
