import type { HTMLAttributes } from 'preact';

interface ToolkitAttributes extends HTMLAttributes {
  appearance?: string;
  ariaExpanded?: string;
  ariaPressed?: string;
  disabled?: boolean;
  checked?: boolean;
  current?: string;
  placeholder?: string | undefined;
  selected?: boolean;
  value?: string;
  maxlength?: number;
}

declare module 'preact' {
  namespace JSX {
    interface IntrinsicElements {
      'vscode-button': ToolkitAttributes;
      'vscode-progress-ring': ToolkitAttributes;
      'vscode-text-field': ToolkitAttributes;
    }
  }
}
