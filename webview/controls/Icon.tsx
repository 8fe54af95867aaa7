import type { IconName } from './iconNames.ts';
/** A codicon; always decoration next to words or a label, so it is hidden from screen readers. */
export function Icon({ name, spin = false, class: more = '' }: { name: IconName; spin?: boolean; class?: string }) {
  return <span class={`codicon codicon-${name} ${spin ? 'codicon-modifier-spin' : ''} ${more}`} aria-hidden="true" />;
}
