/** Sending for those who test servers: fragments, no compression, and frames as no client should send them. */
import { useEffect } from 'preact/hooks';
import { t } from '../../src/contract/l10n.ts';
import { failureOf } from '../../src/contract/rpc.ts';
import { Button } from '../controls/Button.tsx';
import { Dropdown } from '../controls/Dropdown.tsx';
import { FailureNotice } from '../panel/FailureNotice.tsx';
import { useModels } from '../panel/models.ts';
import { Popover } from '../panel/Popover.tsx';
import { sendingOptions, type AdvancedFields } from './advancedFields.ts';
import { MessageFields, RawFrameFields, RepeatFields } from './AdvancedFieldsets.tsx';

const ways: readonly { value: AdvancedFields['as']; text: () => string }[] = [
  { value: 'message', text: () => t('A message') },
  { value: 'frame', text: () => t('A raw frame') },
];

export function AdvancedForm({ open }: { open: boolean }) {
  const { composer } = useModels();
  const shown = composer.advancedShown.value && open;
  const show = (on: boolean): void => void (composer.advancedShown.value = on);
  const fields = composer.fields.value;
  const change = (changed: Partial<AdvancedFields>): void =>
    void (composer.fields.value = { ...composer.fields.peek(), ...changed });
  useEffect(() => {
    if (!open) show(false);
  }, [open]);
  const submit = (): void => void composer.submit();
  const save = async (): Promise<void> => {
    try {
      await composer.saveTemplate(sendingOptions(fields));
    } catch (error) {
      composer.failure.value = failureOf(error);
    }
  };
  return (
    <>
      <Button
        appearance="icon"
        icon="settings"
        label={t('Advanced sending…')}
        expanded={shown}
        disabled={!open}
        onClick={() => show(!shown)}
      />
      {shown && (
        <Popover label={t('Advanced sending')} of=".composer" onClose={() => show(false)} onSubmit={submit}>
          <Dropdown
            label={t('Send as')}
            value={fields.as}
            options={ways.map(({ value, text }) => ({ value, text: text() }))}
            onChange={(as) => change({ as: as as AdvancedFields['as'] })}
          />
          {fields.as === 'message' ? (
            <MessageFields fields={fields} change={change} />
          ) : (
            <RawFrameFields fields={fields} change={change} />
          )}
          <RepeatFields fields={fields} change={change} />
          {composer.failure.value && <FailureNotice failure={composer.failure.value} />}
          <Button appearance="primary" disabled={composer.sending.value} onClick={submit}>
            {fields.as === 'message' ? t('Send message') : t('Send raw frame')}
          </Button>
          <Button
            disabled={composer.sending.value}
            title={t('With how it is sent, but once')}
            onClick={() => void save()}
          >
            {t('Save as template…')}
          </Button>
        </Popover>
      )}
    </>
  );
}
