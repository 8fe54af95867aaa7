/** The key that sends, as this system writes it. */
export function sendKeyOn(userAgent: string): string {
  return userAgent.includes('Mac') ? '⌘Enter' : 'Ctrl+Enter';
}

export const sendKey = sendKeyOn(navigator.userAgent);
