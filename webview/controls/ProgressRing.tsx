/** Something is under way; the words next to it say what. */
export function ProgressRing() {
  return <vscode-progress-ring aria-hidden="true" />;
}
