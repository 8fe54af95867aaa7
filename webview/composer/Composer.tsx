import type { DecoderState } from '../../src/contract/decoding.ts';
import { t } from '../../src/contract/l10n.ts';
import type { ComposerKind } from '../../src/contract/panel.ts';
import { Button } from '../controls/Button.tsx';
import { Dropdown } from '../controls/Dropdown.tsx';
import { FailureNotice } from '../panel/FailureNotice.tsx';
import { useModels } from '../panel/models.ts';
import { AdvancedForm } from './AdvancedForm.tsx';
import { ComposerToggles } from './ComposerToggles.tsx';
import { MessageBox } from './MessageBox.tsx';
import { RepeatStatus } from './RepeatStatus.tsx';
import { SentStatus } from './SentStatus.tsx';
import { sendKey } from './sendKey.ts';
import { TemplateMenu } from './TemplateMenu.tsx';
import './composer.css';

/** As what the connection's decoder reads only where that writes, too, or where it was chosen before. */
function kindsOf(decoder: DecoderState | undefined, now: ComposerKind): { value: ComposerKind; text: string }[] {
  const usual: { value: ComposerKind; text: string }[] = [
    { value: 'text', text: t('Text') },
    { value: 'json', text: t('JSON') },
    { value: 'hex', text: t('Hex') },
    { value: 'base64', text: t('Base64') },
  ];
  if (!decoder?.writes && now !== 'tree') return usual;
  return [...usual, { value: 'tree', text: t('As {0}', decoder?.chain ?? '…') }];
}

/** Writes and sends messages; stays usable for drafts while there is no connection. */
export function Composer() {
  const { composer, session } = useModels();
  const open = session.isOpen.value;
  const failure = composer.failure.value;
  return (
    <section class="composer" aria-label={t('Composer')}>
      {failure && !composer.advancedShown.value && (
        <FailureNotice failure={failure} onClose={() => (composer.failure.value = undefined)} />
      )}
      <RepeatStatus />
      <div class="composer-row">
        <div class="composer-kind">
          <Dropdown
            label={t('Kind')}
            title={t('How the text becomes bytes')}
            value={composer.kind.value}
            options={kindsOf(session.snapshot.value?.decoder, composer.kind.value)}
            onChange={(kind) => composer.setKind(kind as ComposerKind)}
          />
          <TemplateMenu />
        </div>
        <MessageBox model={composer} open={open} />
        <div class="composer-actions">
          <ComposerToggles />
          <Button
            appearance="icon"
            icon="go-to-file"
            label={t('Edit as document')}
            title={t('Edit as a document, which sends to this connection')}
            onClick={() => void composer.editAsDocument()}
          />
          <Button
            appearance="icon"
            icon="file-binary"
            label={t('Send file…')}
            disabled={!open}
            onClick={() => void composer.sendFile()}
          />
          <AdvancedForm open={open} />
          <Button
            appearance="primary"
            icon="send"
            disabled={!open || composer.sending.value}
            title={open ? t('Send ({0})', sendKey) : t('Nothing can be sent: the connection is not open')}
            onClick={() => void composer.submit()}
          >
            {t('Send')}
          </Button>
          <SentStatus />
        </div>
      </div>
    </section>
  );
}
