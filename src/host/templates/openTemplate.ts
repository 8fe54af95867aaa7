/** Opens the file of a template, at the template. */
import { openProfileFile } from '../commands/openProfileFile.ts';
import type { ProfileStore } from '../profiles/profileStore.ts';
import { templateNode } from '../profiles/templateEdits.ts';
import type { TemplatePlace } from './templateGroups.ts';

export async function openTemplate({ file, profile }: TemplatePlace<ProfileStore>, name: string): Promise<void> {
  await openProfileFile(file, templateNode(file.text, profile, name) ?? profile);
}
