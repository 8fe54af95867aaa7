import type { ComponentChildren } from 'preact';
import { Icon } from './Icon.tsx';
import type { IconName } from './iconNames.ts';

interface ButtonProps {
  onClick: () => void;
  /** Name of a codicon, before the words. */
  icon?: IconName;
  children?: ComponentChildren;
  appearance?: 'primary' | 'secondary' | 'icon';
  disabled?: boolean | undefined;
  /** What it does, or why it cannot be done now. */
  title?: string;
  /** The accessible name, where there are no words on the button. */
  label?: string;
  /** Makes it a toggle button. */
  pressed?: boolean;
  /** It opens something that is there, or not yet. */
  expanded?: boolean;
  class?: string;
}

/**
 * `primary` is for the one that matters, `icon` for toolbars, with or without words. The latter are the browser's own and
 * not the toolkit's: a panel has two dozen of them when it opens, and each of the toolkit's is a tree of its own to build.
 */
export function Button(props: ButtonProps) {
  const { onClick, icon, children, appearance = 'secondary', disabled = false, pressed, expanded } = props;
  const content = (
    <>
      {icon !== undefined && <Icon name={icon} />}
      {children !== undefined && <span class="words">{children}</span>}
    </>
  );
  const title = props.title ?? props.label;
  // Said, because the words are not shown where there is little room.
  const name = props.label ?? (typeof children === 'string' ? children : undefined);
  if (appearance === 'icon') {
    return (
      <button
        type="button"
        class={`icon-button ${props.class ?? ''} ${children === undefined ? 'icon-only' : ''} ${pressed ? 'pressed' : ''}`}
        disabled={disabled}
        title={title}
        aria-label={name}
        aria-pressed={pressed}
        aria-expanded={expanded}
        onClick={onClick}
      >
        {content}
      </button>
    );
  }
  return (
    <vscode-button
      class={`${props.class ?? ''} ${children === undefined ? 'icon-only' : ''} ${pressed ? 'pressed' : ''}`}
      appearance={appearance}
      disabled={disabled}
      title={title}
      aria-label={name}
      // The toolkit overlooks these two as attributes and hands them on to its inner button as properties.
      {...(pressed === undefined ? {} : { ariaPressed: String(pressed) })}
      {...(expanded === undefined ? {} : { ariaExpanded: String(expanded) })}
      onClick={() => {
        if (!disabled) onClick();
      }}
    >
      {content}
    </vscode-button>
  );
}
