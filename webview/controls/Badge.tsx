import type { ComponentChildren } from 'preact';
import './register.ts';

/** A number that belongs to a heading. */
export function Badge({ children }: { children: ComponentChildren }) {
  return <vscode-badge>{children}</vscode-badge>;
}
