/** Which rows are selected; ids ascend, which is the order of every view. */

/** A row and where it stands in the view. */
export interface Place {
  id: number;
  index: number;
}

export interface Selection {
  readonly ids: readonly number[];
  /** The row that the keyboard moves from. */
  readonly focus?: Place;
  /** The row from which Shift extends. */
  readonly anchor?: Place;
}

/** More rows than this are never selected together: each is named to the host by its id. */
export const MOST_SELECTED = 1000;

export const noSelection: Selection = { ids: [] };

export function selectOnly(place: Place): Selection {
  return { ids: [place.id], focus: place, anchor: place };
}

/** Adds the row, or takes it away; the focus goes to it either way. */
export function toggle(selection: Selection, place: Place): Selection {
  const without = selection.ids.filter((id) => id !== place.id);
  if (without.length < selection.ids.length) return { ids: without, focus: place, anchor: place };
  if (selection.ids.length >= MOST_SELECTED) return { ...selection, focus: place };
  return { ids: [...without, place.id].sort((a, b) => a - b), focus: place, anchor: place };
}

/** The rows to select when Shift reaches from `anchor` to `focus`: those nearest to the focus where there are too many. */
export function spanOf(anchor: number, focus: number): { start: number; count: number } {
  const count = Math.min(MOST_SELECTED, Math.abs(focus - anchor) + 1);
  return { start: focus < anchor ? focus : focus - count + 1, count };
}

/** `places` are the rows of the span, in order; the focus is at one of its ends. */
export function extendTo(selection: Selection, places: readonly Place[], focus: Place): Selection {
  return { ids: places.map((place) => place.id), focus, anchor: selection.anchor ?? focus };
}

/** For the host: in the order of the view, but with the focused row last. */
export function idsFocusLast(selection: Selection): number[] {
  const focus = selection.focus?.id;
  if (focus === undefined || !selection.ids.includes(focus)) return [...selection.ids];
  return [...selection.ids.filter((id) => id !== focus), focus];
}

/** The same rows in another view: positions are found again by id. */
export function withoutPlaces(selection: Selection, focus?: Place): Selection {
  return focus ? { ids: selection.ids, focus, anchor: focus } : { ids: selection.ids };
}
