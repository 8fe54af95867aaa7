import { t } from '../../src/contract/l10n.ts';
import { Checkbox } from '../controls/Checkbox.tsx';
import { Dropdown } from '../controls/Dropdown.tsx';
import { TextField } from '../controls/TextField.tsx';
import { formatCount } from '../format/amounts.ts';
import type { AdvancedFields } from './advancedFields.ts';

interface FieldsProps {
  fields: AdvancedFields;
  change: (changed: Partial<AdvancedFields>) => void;
}

export function MessageFields({ fields, change }: FieldsProps) {
  return (
    <>
      <TextField
        label={t('Bytes of a fragment; empty for one frame')}
        value={fields.fragment}
        onInput={(fragment) => change({ fragment })}
      />
      <Checkbox
        label={t('Uncompressed, even where permessage-deflate was agreed')}
        checked={fields.uncompressed}
        onChange={(uncompressed) => change({ uncompressed })}
      />
    </>
  );
}

const names: Record<number, string> = { 0: 'continuation', 1: 'text', 2: 'binary', 8: 'close', 9: 'ping', 10: 'pong' };
const opcodes = (): { value: string; text: string }[] =>
  Array.from({ length: 16 }, (_, code) => ({
    value: String(code),
    text: t('Opcode {0}: {1}', code, names[code] ?? t('reserved')),
  }));
const reserved = [
  { bit: 4, label: 'RSV1' },
  { bit: 2, label: 'RSV2' },
  { bit: 1, label: 'RSV3' },
];

/** Whatever is chosen is what is written: the message's bytes are its payload. */
export function RawFrameFields({ fields, change }: FieldsProps) {
  const { opcode, fin, rsv, mask, claimed } = fields;
  return (
    <>
      <Dropdown
        label={t('Opcode')}
        value={String(opcode)}
        options={opcodes()}
        onChange={(code) => change({ opcode: Number(code) })}
      />
      <div class="header-bits" role="group" aria-label={t('Header bits')}>
        <Checkbox label="FIN" checked={fin} onChange={(on) => change({ fin: on })} />
        {reserved.map(({ bit, label }) => (
          <Checkbox
            key={bit}
            label={label}
            checked={(rsv & bit) !== 0}
            onChange={(on) => change({ rsv: on ? rsv | bit : rsv & ~bit })}
          />
        ))}
        <Checkbox label="MASK" checked={mask} onChange={(on) => change({ mask: on })} />
      </div>
      <TextField
        label={t('Claimed length; empty for the real one')}
        value={claimed}
        onInput={(text) => change({ claimed: text })}
      />
      <p role="note">
        {t(
          'This may break the connection: it is written as it is, valid or not, and a wrong length makes what follows part of this frame.',
        )}
      </p>
    </>
  );
}

export function RepeatFields({ fields, change }: FieldsProps) {
  return (
    <div class="repeat-fields">
      <TextField
        label={t('Times: 1 to {0}', formatCount(1_000_000))}
        placeholder="1"
        value={fields.times}
        onInput={(times) => change({ times })}
      />
      <TextField
        label={t('Milliseconds between, from 10')}
        value={fields.every}
        onInput={(every) => change({ every })}
      />
    </div>
  );
}
