import type { HTMLAttributes } from 'preact';

interface ToolkitAttributes extends HTMLAttributes {
  appearance?: string;
  ariaExpanded?: string;
  ariaPressed?: string;
  disabled?: boolean;
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'vscode-button': ToolkitAttributes;
      'vscode-progress-ring': ToolkitAttributes;
    }
  }
}
