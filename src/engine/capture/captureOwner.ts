import { uptime } from 'node:os';

/** Two reckonings of when the machine started differ by less than this, unless its clock was put right in between. */
const sameStart = 10 * 60_000;

/** Who writes to a capture: a capture of a process that is gone was left by a crash. */
export interface CaptureOwner {
  pid: number;
  /** Tells one engine of the same process from another. */
  engine: string;
  /** When the machine started, milliseconds since the epoch: after another start the process ids are others'. */
  booted?: number;
}

/** This process. */
export function ownerHere(engine: string): CaptureOwner {
  return { pid: process.pid, engine, booted: Math.round(Date.now() - uptime() * 1000) };
}

/** Whether the owner still runs, as seen from `self`. */
export function isRunning(owner: CaptureOwner, self: CaptureOwner): boolean {
  const apart = owner.booted === undefined || self.booted === undefined ? 0 : Math.abs(owner.booted - self.booted);
  if (apart > sameStart) return false;
  // An earlier engine of this process is gone.
  return owner.pid === self.pid ? owner.engine === self.engine : isAlive(owner.pid);
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is somebody else's process, but it is.
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
