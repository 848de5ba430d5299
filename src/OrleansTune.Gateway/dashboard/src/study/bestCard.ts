import { copyButton } from "../app/clipboard";
import { address } from "../app/route";
import type { BestTrial, Study } from "../api/types";
import { fill, h } from "../dom";
import { measured, parameter } from "../format/numbers";
import { toYaml } from "../format/yaml";

const mostOfFront = 60;

/** The best trial's parameters to take away, or the Pareto front's. */
export class BestCard {
  readonly element = h("section", { class: "card best", "aria-labelledby": "best-title" });
  readonly #body = h("div", { class: "best-body" });
  readonly #title = h("h2", { id: "best-title" }, "Best parameters");
  readonly #copies: HTMLElement;
  #best: readonly BestTrial[] = [];
  #shown = "";

  constructor() {
    this.#copies = h("div", { class: "actions" }, copyButton("Copy JSON", () => this.#json()), copyButton("Copy YAML", () => this.#yaml()));
    fill(this.element, h("div", { class: "card-head" }, this.#title, this.#copies), this.#body);
  }

  show(study: Study, best: readonly BestTrial[]): void {
    const content = JSON.stringify(best);
    if (content === this.#shown)
      return;
    this.#shown = content;
    this.#best = best;
    this.#copies.hidden = best.length === 0;
    const [only] = best;
    if (only === undefined)
      fill(this.#body, h("p", { class: "empty" }, "No trial has a value yet."));
    else if (study.spec.objectives.length === 1)
      fill(this.#body, h("dl", { class: "parameters" }, ...Object.entries(only.parameters).flatMap(([name, value]) => [h("dt", {}, name), h("dd", { title: String(value) }, parameter(value))])),
        h("p", { class: "hint" }, "from ", h("a", { href: address.trial(study.name, only.number) }, `trial ${only.number}`)));
    else
      fill(this.#body, this.#front(study));
  }

  #front(study: Study): HTMLElement {
    this.#title.textContent = `Pareto front · ${this.#best.length}`;
    return h("div", { class: "table-wrap" }, h("table", {},
      h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Trial"), ...study.spec.objectives.map(objective => h("th", { scope: "col" }, `${objective.name} ${objective.direction === "minimize" ? "↓" : "↑"}`)))),
      h("tbody", {}, ...this.#best.slice(0, mostOfFront).map(trial => h("tr", {},
        h("td", {}, h("a", { href: address.trial(study.name, trial.number) }, trial.number)),
        ...trial.values.map(value => h("td", { class: "number" }, measured(value))))))));
  }

  #json(): string {
    const [only] = this.#best;
    return JSON.stringify(this.#best.length === 1 && only !== undefined ? only.parameters : this.#best, null, 2);
  }

  #yaml(): string {
    const [only] = this.#best;
    if (this.#best.length === 1 && only !== undefined)
      return toYaml(only.parameters);
    return this.#best.map(trial => `# trial ${trial.number}: ${trial.values.join(", ")}\n${toYaml(trial.parameters)}`).join("---\n");
  }
}
