/** Which templates a connection has: those of its profile, of the window's files, and the person's own. */
import { t } from '../../contract/l10n.ts';
import type { MessageTemplate } from '../profiles/messageTemplate.ts';
import type { SourceProfile } from '../profiles/sourceProfile.ts';

/** A profile file, as far as it holds templates. */
export interface TemplateFile {
  readonly kind: 'workspace' | 'user';
  /** `User`, or the folder's name. */
  readonly title: string;
  readonly uri: { toString(): string };
  /** Those of the whole file. */
  readonly templates: readonly MessageTemplate[];
  get(name: string): { profile: { templates?: MessageTemplate[] } } | undefined;
}

/** Where templates are kept. */
export interface TemplatePlace<File extends TemplateFile> {
  file: File;
  /** The name of a profile; undefined for the whole file. */
  profile: string | undefined;
}

export interface TemplateGroup<File extends TemplateFile> extends TemplatePlace<File> {
  /** Whose they are. */
  title: string;
  templates: readonly MessageTemplate[];
}

/** The nearest first, also those without a template yet. */
export function templateGroups<File extends TemplateFile>(
  { from, name }: SourceProfile,
  files: readonly File[],
): TemplateGroup<File>[] {
  const own = files.find(({ uri }) => uri.toString() === from?.file);
  const inProfile = name === undefined ? undefined : own?.get(name)?.profile;
  const others = files.filter((file) => file !== own);
  const isMultiRoot = files.filter(({ kind }) => kind === 'workspace').length > 1;
  const titleOf = ({ kind, title }: File): string => {
    if (kind === 'user') return t('User');
    return isMultiRoot ? title : t('Workspace');
  };
  return [
    ...(own && inProfile && name !== undefined
      ? [{ file: own, profile: name, title: t('Profile {0}', name), templates: inProfile.templates ?? [] }]
      : []),
    ...[...(own ? [own] : []), ...others].map((file) => ({
      file,
      profile: undefined,
      title: titleOf(file),
      templates: file.templates,
    })),
  ];
}

/** Names a template among all of the window. */
export function templateId({ file, profile }: TemplatePlace<TemplateFile>, name: string): string {
  return JSON.stringify([file.uri.toString(), profile ?? null, name]);
}
