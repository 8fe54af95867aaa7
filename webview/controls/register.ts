/**
 * Defines the toolkit's elements. It must run before the page's `load` event, or they do not take on the theme; this
 * folder is the only one that knows the toolkit, so that it can be exchanged here.
 */
import { provideVSCodeDesignSystem, vsCodeButton, vsCodeProgressRing } from '@vscode/webview-ui-toolkit';

provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeProgressRing());
