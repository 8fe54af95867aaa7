/** Does what a finding proposes: changes the profile, or trusts a certificate; then connects again. */
import { dirname } from 'node:path';
import * as vscode from 'vscode';
import type { Finding, ProfileFix } from '../../contract/finding.ts';
import { t } from '../../contract/l10n.ts';
import { RpcError } from '../../contract/rpc.ts';
import { reconnect } from '../commands/openConnection.ts';
import type { ProfilePatch } from '../profiles/profileEdits.ts';
import type { SavedProfile } from '../profiles/profiles.ts';
import { recentPrefix } from '../profiles/recentConnections.ts';
import { savedProfileOf } from '../profiles/savedProfileOf.ts';
import type { SourceProfile } from '../profiles/sourceProfile.ts';
import type { Services } from '../services.ts';
import type { HostSession } from '../sessions/hostSession.ts';
import { certificatePath, withAuthority } from './certificateFile.ts';
import { changeSavedProfile } from './changeSavedProfile.ts';
import { mergedProfile } from './mergedProfile.ts';
import { certificateFolder, trustCertificate } from './trustCertificate.ts';
import { writtenPatch } from './writtenPatch.ts';

/** What changes a profile as it is written. */
type Patch = (written: SourceProfile) => ProfilePatch;

/** `finding`: its place in the diagnosis, `code` what was seen there. False where the person left a question. */
export async function applyFix(
  services: Services,
  session: HostSession,
  { finding, code }: { finding: number; code: string },
): Promise<boolean> {
  const fix = fixOf(await session.call('findings', {}), finding, code);
  const saved = savedProfileOf(session.source, await services.profiles.all());
  const patch = fix.kind === 'change' ? change(fix) : await trust(fix, session, saved);
  if (!patch) return false;
  if (saved) {
    const changed = await changeSavedProfile(saved, patch, columnBeside(services, session));
    const { from } = saved.profile;
    await reconnect(services, session, { ...changed, ...(from ? { from } : {}) });
  } else {
    const source = mergedProfile(session.source, patch(session.source));
    const named = await services.vault.protect(source, recentPrefix);
    await reconnect(services, session, named);
    await services.recent.remember(named);
  }
  return true;
}

function fixOf(findings: readonly Finding[], at: number, code: string): ProfileFix {
  const finding = findings[at];
  if (finding?.code === code && finding.fix) return finding.fix;
  throw new RpcError({
    code: 'no-fix',
    message: t('There is nothing to change any more.'),
    cause: t('The connection is another one by now.'),
    remedy: t('Connect again, and see what it says then.'),
  });
}

function change({ profile }: Extract<ProfileFix, { kind: 'change' }>): Patch {
  return (written) => writtenPatch(written, profile);
}

/** Undefined where the person does not trust it. */
async function trust(
  { pem }: Extract<ProfileFix, { kind: 'trust' }>,
  { snapshot: { label } }: HostSession,
  saved: SavedProfile | undefined,
): Promise<Patch | undefined> {
  const workspace = vscode.workspace.workspaceFolders?.[0];
  const file = await trustCertificate({
    pem,
    label,
    ...(saved && { profile: saved.profile.name }),
    folder: saved?.store.uri.scheme === 'file' ? dirname(saved.store.uri.fsPath) : certificateFolder(workspace),
  });
  if (file === undefined) return undefined;
  const base = saved?.store.kind === 'workspace' ? vscode.workspace.getWorkspaceFolder(saved.store.uri) : undefined;
  const path = certificatePath(file, base?.uri.fsPath);
  return (written) => {
    const { tls } = writtenPatch(written, { tls: { ca: path } }) as { tls: { ca: string } };
    return { tls: { ca: withAuthority(written.tls?.ca, tls.ca) } };
  };
}

/** So that the panel, which connects again, stays in sight. */
function columnBeside({ panels }: Services, session: HostSession): vscode.ViewColumn {
  return panels.of(session)?.column === vscode.ViewColumn.One ? vscode.ViewColumn.Beside : vscode.ViewColumn.One;
}
