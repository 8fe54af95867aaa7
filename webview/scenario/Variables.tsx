import { t } from '../../src/contract/l10n.ts';
import type { TableVariable } from '../../src/contract/scenarioTable.ts';
import { Icon } from '../controls/Icon.tsx';
import type { Actions } from './actions.ts';
import { useDraft } from './draft.ts';

/** What `${name}` stands for at the beginning: JSON, or a text. */
export function Variables({ variables, actions }: { variables: readonly TableVariable[]; actions: Actions }) {
  const set = (name: string, value: string | undefined): Promise<boolean> =>
    actions.edit({ kind: 'variable', name, value });
  const add = async (form: HTMLFormElement): Promise<void> => {
    const data = new FormData(form);
    const [name, value] = [data.get('name'), data.get('value')];
    if (typeof name !== 'string' || typeof value !== 'string') return;
    if (await set(name.trim(), value)) form.reset();
  };
  return (
    <section>
      <h2>{t('Variables')}</h2>
      {variables.map(({ name, value }) => (
        <Variable
          key={name}
          name={name}
          value={typeof value === 'string' ? value : JSON.stringify(value)}
          set={(next) => set(name, next)}
        />
      ))}
      <form
        class="pair"
        onSubmit={(event) => {
          event.preventDefault();
          void add(event.currentTarget);
        }}
      >
        <input name="name" required aria-label={t('Name of a new variable')} placeholder={t('name')} />
        <input name="value" aria-label={t('Value of the new variable')} placeholder={t('value')} />
        <button type="submit">{t('Add variable')}</button>
      </form>
    </section>
  );
}

interface VariableProps {
  name: string;
  value: string;
  /** Undefined: it is not there any more. */
  set: (value: string | undefined) => Promise<boolean>;
}

function Variable({ name, value, set }: VariableProps) {
  const draft = useDraft(value, set);
  return (
    <p class="pair">
      <label>
        <code>{`\${${name}}`}</code>
        <input {...draft} />
      </label>
      <button
        type="button"
        class="icon"
        aria-label={t('Remove variable {0}', name)}
        title={t('Remove variable {0}', name)}
        onClick={() => void set(undefined)}
      >
        <Icon name="close" />
      </button>
    </p>
  );
}
