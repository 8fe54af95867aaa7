/** The templates of the window's profile files, as they are now. */
import type { TemplateLists } from '../../contract/panel.ts';
import { templateGone } from '../failures.ts';
import type { MessageTemplate } from '../profiles/messageTemplate.ts';
import type { Profiles } from '../profiles/profiles.ts';
import type { ProfileStore } from '../profiles/profileStore.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import { templateGroups, templateId, type TemplateGroup, type TemplatePlace } from './templateGroups.ts';

export interface SavedTemplate extends TemplatePlace<ProfileStore> {
  template: MessageTemplate;
}

export class Templates {
  readonly #profiles: Pick<Profiles, 'stores' | 'load' | 'onDidChange'>;
  /** Some may have changed. */
  readonly onDidChange: Profiles['onDidChange'];

  constructor(profiles: Pick<Profiles, 'stores' | 'load' | 'onDidChange'>) {
    this.#profiles = profiles;
    this.onDidChange = profiles.onDidChange;
  }

  /** Of a connection, also groups without any yet; the nearest first. */
  async groups({ source }: Pick<HostSession, 'source'>): Promise<TemplateGroup<ProfileStore>[]> {
    await this.#profiles.load();
    return templateGroups(source, this.#profiles.stores);
  }

  /** What the composer offers. */
  async lists(session: Pick<HostSession, 'source'>): Promise<TemplateLists> {
    const groups = await this.groups(session);
    return groups
      .filter(({ templates }) => templates.length > 0)
      .map((group) => ({
        title: group.title,
        templates: group.templates.map(({ name }) => ({ id: templateId(group, name), name })),
      }));
  }

  /** Rejects with `template-gone` where no file has it any more. */
  async find(session: Pick<HostSession, 'source'>, id: string): Promise<SavedTemplate> {
    for (const { file, profile, templates } of await this.groups(session)) {
      const template = templates.find(({ name }) => templateId({ file, profile }, name) === id);
      if (template) return { file, profile, template };
    }
    throw templateGone();
  }
}
