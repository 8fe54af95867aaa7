/**
 * Defines the toolkit's elements, of which a page may have some already: controls.css draws them until then, and gives
 * them the theme's colours in any case. This folder is the only one that knows the toolkit, so that it can be exchanged here.
 */
import { provideVSCodeDesignSystem, vsCodeButton, vsCodeProgressRing } from '@vscode/webview-ui-toolkit';

provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeProgressRing());
