import { t } from '../../src/contract/l10n.ts';
import { Button } from '../controls/Button.tsx';
import { useModels } from '../panel/models.ts';

/** How the text is read; seen beside it, because it decides what is sent. */
export function ComposerToggles() {
  const { composer } = useModels();
  const kind = composer.kind.value;
  return (
    <>
      {kind === 'text' && (
        <Button
          appearance="icon"
          // Who commands by voice says what stands on it.
          label={`${t('Read escapes')} \\n`}
          title={t('Read escapes such as \\n, \\x1e and \\u0000')}
          pressed={composer.escapes.value}
          onClick={() => (composer.escapes.value = !composer.escapes.peek())}
        >
          {'\\n'}
        </Button>
      )}
      {(kind === 'json' || kind === 'tree') && (
        <Button
          appearance="icon"
          icon="json"
          label={t('Format')}
          title={t('Break the JSON into lines')}
          onClick={() => void composer.format()}
        />
      )}
      <Button
        appearance="icon"
        label={t('Fill in variables')}
        title={t('Fill in variables such as {0} and {1}; else they are sent as written', '${uuid}', '${input:Name}')}
        pressed={composer.variables.value}
        onClick={() => (composer.variables.value = !composer.variables.peek())}
      >
        {'${}'}
      </Button>
    </>
  );
}
