import { trialStates, type Study } from "../api/types";
import { h } from "../dom";
import { count } from "../format/numbers";

/** How far a study is, as text. */
export function progressText(study: Study): string {
  const most = study.spec.stop?.maxTrials;
  return most === null || most === undefined ? count(study.trials.total) : `${count(study.trials.total)} of ${count(most)}`;
}

/** A bar of a study's trials by state, against how many there may be. */
export function progressBar(study: Study): HTMLElement {
  const whole = Math.max(1, study.spec.stop?.maxTrials ?? study.trials.total);
  const parts = trialStates.filter(state => study.trials[state] > 0);
  const text = parts.map(state => `${count(study.trials[state])} ${state}`).join(", ");
  return h("div", { class: "progress", role: "img", "aria-label": text === "" ? "no trials yet" : text, title: text },
    ...parts.map(state => {
      const part = h("span", { class: `fill ${state}` });
      part.style.width = `${(100 * study.trials[state]) / whole}%`;
      return part;
    }));
}

/** The share of full training's epochs that early stopping saved; null when trials have no steps. */
export function savedShare(study: Study): number | null {
  return study.epochsOfFullTraining > 0 ? Math.max(0, 1 - study.epochsTrained / study.epochsOfFullTraining) : null;
}
