import type { StudyState, TrialState } from "../api/types";
import { h } from "../dom";

/** A state as a coloured word. */
export function stateBadge(state: StudyState | TrialState): HTMLElement {
  return h("span", { class: `badge ${state}` }, state);
}
