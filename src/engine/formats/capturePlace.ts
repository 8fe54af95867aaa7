/** A place for a capture: a folder that is not there yet. */
export interface CapturePlace {
  id: string;
  folder: string;
}
