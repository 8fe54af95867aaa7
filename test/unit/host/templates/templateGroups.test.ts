import { describe, expect, it } from 'vitest';
import { templateGroups, templateId, type TemplateFile } from '../../../../src/host/templates/templateGroups.ts';

function file(kind: 'workspace' | 'user', title: string, profiles: string[] = []): TemplateFile {
  return {
    kind,
    title,
    uri: { toString: () => `file:///${title}` },
    templates: [{ name: `of ${title}`, text: '' }],
    get: (name) =>
      profiles.includes(name) ? { profile: { templates: [{ name: `of ${name}`, text: '' }] } } : undefined,
  };
}

const user = file('user', 'User');
const from = (title: string) => ({ origin: 'workspace' as const, file: `file:///${title}` });
const shown = (source: Parameters<typeof templateGroups>[0], files: TemplateFile[]) =>
  templateGroups(source, files).map(({ title, templates }) => [title, ...templates.map(({ name }) => name)]);

describe('templates of a connection', () => {
  it('are those of its profile, of its file, and the person’s own', () => {
    const files = [file('workspace', 'api', ['feed']), user];
    expect(shown({ url: '', name: 'feed', from: from('api') }, files)).toEqual([
      ['Profile feed', 'of feed'],
      ['Workspace', 'of api'],
      ['User', 'of User'],
    ]);
  });

  it('name the folder where there are several, the profile’s first', () => {
    const files = [file('workspace', 'api'), file('workspace', 'web', ['feed']), user];
    expect(shown({ url: '', name: 'feed', from: from('web') }, files)).toEqual([
      ['Profile feed', 'of feed'],
      ['web', 'of web'],
      ['api', 'of api'],
      ['User', 'of User'],
    ]);
  });

  it('are of no profile where no file has it, whatever it is called', () => {
    const files = [file('workspace', 'api', ['feed']), user];
    const ofFiles = [
      ['Workspace', 'of api'],
      ['User', 'of User'],
    ];
    expect(shown({ url: '', name: 'feed' }, files)).toEqual(ofFiles);
    expect(shown({ url: '', name: 'gone', from: from('api') }, files)).toEqual(ofFiles);
    expect(shown({ url: '' }, files)).toEqual(ofFiles);
  });

  it('have ids of their own', () => {
    const ids = [
      templateId({ file: user, profile: undefined }, 'a'),
      templateId({ file: user, profile: 'a' }, 'a'),
      templateId({ file: user, profile: 'a' }, 'b'),
    ];
    expect(new Set(ids).size).toBe(3);
  });
});
