import { useDraft } from './draft.ts';

interface NumberFieldProps {
  label: string;
  value: number;
  bounds: readonly [least: number, most: number];
  /** Hears of numbers within these bounds only. */
  onChange: (value: number) => Promise<boolean>;
}

export function NumberField({ label, value, bounds: [least, most], onChange }: NumberFieldProps) {
  const draft = useDraft(String(value), (typed) => {
    const next = Number(typed);
    // What is none is not kept: the field shows what holds.
    return typed !== '' && next >= least && next <= most ? onChange(next) : Promise.resolve(true);
  });
  return (
    <label class="term">
      <span class="quiet">{label}</span>
      <input type="number" min={least} max={most} step="any" {...draft} />
    </label>
  );
}
