import { t } from '../../src/contract/l10n.ts';
import { Icon } from '../controls/Icon.tsx';
import { useModels } from '../panel/models.ts';

const SAVE = 'save';

/** Choosing a template puts it into the text box. The platform's own list: its room and its keys without any script of ours. */
export function TemplateMenu() {
  const { composer } = useModels();
  return (
    <span class="dropdown">
      <select
        aria-label={t('Template')}
        title={t('Put a template into the message, or save the message as one')}
        // In the closed list a key would choose at once what it goes to; Space and Alt+Down open it.
        onKeyDown={(event) => {
          const { key, altKey, ctrlKey, metaKey } = event;
          const goes = key.startsWith('Arrow') || key.startsWith('Page') || key === 'Home' || key === 'End';
          if (!altKey && !ctrlKey && !metaKey && (goes || (key.length === 1 && key !== ' '))) event.preventDefault();
        }}
        onChange={({ currentTarget }) => {
          const { value } = currentTarget;
          currentTarget.value = '';
          void (value === SAVE ? composer.saveTemplate() : composer.insert(value));
        }}
      >
        <option value="" hidden>
          {t('Template')}
        </option>
        {composer.templates.value.map(({ title, templates }) => (
          <optgroup key={title} label={title}>
            {templates.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
        <option value={SAVE}>{t('Save as template…')}</option>
      </select>
      <Icon name="chevron-down" />
    </span>
  );
}
