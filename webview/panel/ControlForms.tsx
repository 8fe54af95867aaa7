/** Ping and Close: one click does the usual thing, the arrow next to it opens what else can be said. */
import { useEffect, useState } from 'preact/hooks';
import { t } from '../../src/contract/l10n.ts';
import type { Failure } from '../../src/contract/model.ts';
import type { PanelCalls } from '../../src/contract/panel.ts';
import { Button } from '../controls/Button.tsx';
import { TextField } from '../controls/TextField.tsx';
import { closeParams } from './closeParams.ts';
import { FailureNotice } from './FailureNotice.tsx';
import { useModels } from './models.ts';
import { Popover } from './Popover.tsx';

/** A form stays open, with what was typed, until what it asks for is done or cannot be done any more. */
function useForm<K extends keyof PanelCalls>(open: boolean, method: K, params: () => PanelCalls[K]['params']) {
  const { session } = useModels();
  const [shown, setShown] = useState(false);
  const [failure, setFailure] = useState<Failure | undefined>(undefined);
  const show = (on: boolean): void => {
    setFailure(undefined);
    setShown(on);
  };
  useEffect(() => {
    if (!open) show(false);
  }, [open]);
  const submit = async (): Promise<void> => {
    const refused = await session.attempt(method, params());
    setFailure(refused);
    if (!refused) setShown(false);
  };
  return { shown, show, failure, setFailure, submit: () => void submit() };
}

export function PingForm({ open }: { open: boolean }) {
  const { session } = useModels();
  const [data, setData] = useState('');
  const { shown, show, failure, setFailure, submit } = useForm(open, 'ping', () => ({ data }));
  const pong = async (): Promise<void> => {
    const refused = await session.attempt('pong', { data });
    setFailure(refused);
    if (!refused) show(false);
  };
  return (
    <span class="split">
      <Button
        appearance="icon"
        icon="pulse"
        disabled={!open}
        title={t('Send a ping frame')}
        onClick={() => void session.run('ping', { data: '' })}
      >
        {t('Ping')}
      </Button>
      <Button
        class="more"
        appearance="icon"
        icon="chevron-down"
        label={t('Choose data')}
        expanded={shown}
        disabled={!open}
        onClick={() => show(true)}
      />
      {shown && (
        <Popover label={t('Ping with data')} onClose={() => show(false)} onSubmit={submit}>
          <TextField
            label={t('Data: text, or 0x and hex; at most 125 bytes')}
            placeholder="keep-alive"
            value={data}
            onInput={setData}
          />
          {failure && <FailureNotice failure={failure} />}
          <Button appearance="primary" onClick={submit}>
            {t('Send with data')}
          </Button>
          <Button title={t('A pong frame that nobody asked for')} onClick={() => void pong()}>
            {t('Send as pong')}
          </Button>
        </Popover>
      )}
    </span>
  );
}

/** `connecting`: what is closed is the attempt. */
export function CloseForm({ open, connecting }: { open: boolean; connecting: boolean }) {
  const { session } = useModels();
  const [code, setCode] = useState('1000');
  const [reason, setReason] = useState('');
  const { shown, show, failure, submit } = useForm(open, 'close', () => closeParams(code, reason));
  return (
    <span class="split">
      <Button
        appearance="icon"
        icon="debug-disconnect"
        disabled={!open && !connecting}
        title={connecting ? t('Give up connecting') : t('Send a close frame with 1000 Normal closure')}
        onClick={() => void session.run('close', { code: 1000 })}
      >
        {t('Close connection')}
      </Button>
      <Button
        class="more"
        appearance="icon"
        icon="chevron-down"
        label={t('Choose code and reason')}
        expanded={shown}
        disabled={!open}
        onClick={() => show(true)}
      />
      {shown && (
        <Popover label={t('Close with code and reason')} onClose={() => show(false)} onSubmit={submit}>
          <TextField
            label={t('Code: 1000 to 1003, 1007 to 1014 or 3000 to 4999; empty for none')}
            value={code}
            onInput={setCode}
          />
          <TextField label={t('Reason: at most 123 bytes')} value={reason} onInput={setReason} />
          {failure && <FailureNotice failure={failure} />}
          <Button appearance="primary" onClick={submit}>
            {t('Close with this code')}
          </Button>
        </Popover>
      )}
    </span>
  );
}
