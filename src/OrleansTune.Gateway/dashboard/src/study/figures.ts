import { trialStates, type BestTrial } from "../api/types";
import { fill, h } from "../dom";
import { count, countOf, measured } from "../format/numbers";
import { moment, spanBetween } from "../format/times";
import { progressBar, progressText, savedShare } from "../studies/progress";
import type { StudyData } from "./studyData";

/** The four figures at the top of a study's page. */
export class Figures {
  readonly element = h("section", { class: "figures", "aria-label": "The study at a glance" });
  readonly #tiles = { best: tile("best"), trials: tile("trials"), epochs: tile("epochs"), time: tile("time") };

  constructor() {
    fill(this.element, ...Object.values(this.#tiles));
  }

  show({ study }: StudyData, front: readonly BestTrial[]): void {
    const { spec, trials } = study;
    const [first] = spec.objectives;
    if (spec.objectives.length === 1)
      set(this.#tiles.best, `best ${first?.name ?? ""}`, measured(study.best?.values[0], 6),
        h("p", { class: "hint" }, `${first?.direction === "minimize" ? "↓ smaller" : "↑ larger"} is better`, spec.stop?.target != null && ` · target ${measured(spec.stop.target)}`));
    else
      set(this.#tiles.best, "Pareto front", countOf(front.length, "trial"), h("p", { class: "hint" }, spec.objectives.map(objective => `${objective.direction === "minimize" ? "↓" : "↑"} ${objective.name}`).join(" · ")));
    set(this.#tiles.trials, "trials", progressText(study), progressBar(study),
      h("ul", { class: "states" }, ...trialStates.filter(state => trials[state] > 0).map(state => h("li", { class: state }, `${count(trials[state])} ${state}`))));
    const saved = savedShare(study);
    set(this.#tiles.epochs, "epochs saved", saved === null ? "–" : `${Math.round(saved * 100)} %`,
      h("p", { class: "hint" }, saved === null ? "trials have no steps" : `${count(study.epochsTrained)} trained; ${count(study.epochsOfFullTraining)} would train every trial to the end`));
    set(this.#tiles.time, study.ended == null ? "under way for" : "took", spanBetween(study.created, study.ended),
      h("p", { class: "hint" }, `since ${moment(study.created)}`));
  }
}

function tile(name: string): HTMLElement {
  return h("div", { class: "card tile", "data-figure": name });
}

function set(tile: HTMLElement, label: string, value: string, ...more: HTMLElement[]): void {
  fill(tile, h("p", { class: "label" }, label), h("p", { class: "value" }, value), ...more);
}
