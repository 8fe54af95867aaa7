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
  /** More rows were meant than are selected together. */
  readonly cut?: true;
}

/** A row that is to be found again, `offset` rows below the upper edge, when the view or the filter has changed. */
export interface Sought {
  id: number;
  offset: number;
  select: boolean;
}

export const noSelection: Selection = { ids: [] };

export function selectOnly(place: Place): Selection {
  return { ids: [place.id], focus: place, anchor: place };
}

/** Adds the row, or takes it away; the focus goes to it either way. */
export function toggle(selection: Selection, place: Place, most: number): Selection {
  const without = selection.ids.filter((id) => id !== place.id);
  if (without.length < selection.ids.length) return { ids: without, focus: place, anchor: place };
  if (selection.ids.length >= most) return { ...selection, focus: place, cut: true };
  return { ids: [...without, place.id].sort((a, b) => a - b), focus: place, anchor: place };
}

/** The rows to select when Shift reaches from `anchor` to `focus`: those nearest to the focus where there are too many. */
export function spanOf(anchor: number, focus: number, most: number): { start: number; count: number } {
  const count = Math.min(most, Math.abs(focus - anchor) + 1);
  return { start: focus < anchor ? focus : focus - count + 1, count };
}

/** `places` are the rows of the span, in order, of so many that were `meant`; the focus is at one of its ends. */
export function extendTo(
  selection: Selection,
  places: readonly Place[],
  focus: Place,
  meant = places.length,
): Selection {
  const ids = places.map((place) => place.id);
  return { ids, focus, anchor: selection.anchor ?? focus, ...(meant > ids.length && { cut: true }) };
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
