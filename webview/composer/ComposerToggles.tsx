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
          label="Read escapes"
          title={'Read escapes such as \\n, \\x1e and \\u0000'}
          pressed={composer.escapes.value}
          onClick={() => (composer.escapes.value = !composer.escapes.peek())}
        >
          {'\\n'}
        </Button>
      )}
      {kind === 'json' && (
        <Button
          appearance="icon"
          icon="json"
          label="Format"
          title="Break the JSON into lines"
          onClick={() => void composer.format()}
        />
      )}
      <Button
        appearance="icon"
        label="Fill in variables"
        title={'Fill in variables such as ${uuid} and ${input:Name}; else they are sent as written'}
        pressed={composer.variables.value}
        onClick={() => (composer.variables.value = !composer.variables.peek())}
      >
        {'${}'}
      </Button>
    </>
  );
}
