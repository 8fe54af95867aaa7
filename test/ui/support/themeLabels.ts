import type { ThemeName } from '../page/support/themes.ts';
import { editionUnderTest } from './editionUnderTest.ts';

/** What `workbench.colorTheme` calls them; the oldest edition has other names for two. */
export const themeLabels: Readonly<Record<ThemeName, string>> = {
  dark: editionUnderTest() === 'oldest' ? 'Default Dark Modern' : 'Dark Modern',
  light: editionUnderTest() === 'oldest' ? 'Default Light Modern' : 'Light Modern',
  highContrast: 'Default High Contrast',
  highContrastLight: 'Default High Contrast Light',
};
