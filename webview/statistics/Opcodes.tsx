import { t } from '../../src/contract/l10n.ts';
import type { OpcodeCount } from '../../src/contract/statistics.ts';
import { formatCount, formatVolume } from '../format/amounts.ts';
import { shareText } from './words.ts';

/** How often each opcode passed. */
export function Opcodes({ opcodes }: { opcodes: readonly OpcodeCount[] }) {
  const all = opcodes.reduce((sum, { framesIn, framesOut }) => sum + framesIn + framesOut, 0);
  return (
    <section>
      <h2>{t('Opcodes')}</h2>
      <table class="numbers" aria-label={t('Frames by opcode')}>
        <thead>
          <tr>
            <th scope="col">{t('Opcode')}</th>
            <th scope="col">{t('Share')}</th>
            <th scope="col">{t('Received')}</th>
            <th scope="col">{t('Sent')}</th>
            <th scope="col">{t('On the wire')}</th>
          </tr>
        </thead>
        <tbody>
          {opcodes.map(({ opcode, framesIn, framesOut, bytes }) => (
            <tr key={opcode}>
              <th scope="row">{typeof opcode === 'number' ? t('reserved {0}', opcode) : opcode}</th>
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
