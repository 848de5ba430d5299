import { copyButton } from "../app/clipboard";
import type { Constraint, Study, Trial } from "../api/types";
import { fill, h } from "../dom";
import { measured, parameter } from "../format/numbers";
import { moment, spanBetween } from "../format/times";
import { toYaml } from "../format/yaml";
import { stateBadge } from "../studies/stateBadge";
import { epochsOf } from "../study/studyData";
import { curveOf } from "./curve";

/** All that is known of one trial. It goes on changing while it is open. */
export class TrialDialog {
  readonly #dialog = h("dialog", { class: "trial", "aria-labelledby": "trial-title" });
  #shown: Trial | null = null;

  constructor(closed: () => void) {
    this.#dialog.addEventListener("close", () => { this.#shown = null; closed(); });
    // A click beside the dialog closes it.
    this.#dialog.addEventListener("click", event => { if (event.target === this.#dialog) this.#dialog.close(); });
  }

  get element(): HTMLElement {
    return this.#dialog;
  }

  show(study: Study, trial: Trial): void {
    if (this.#shown === trial)
      return;
    const scrolled = this.#dialog.scrollTop;
    this.#shown = trial;
    fill(this.#dialog, h("div", { class: "dialog-body" }, ...this.#content(study, trial)));
    if (!this.#dialog.open)
      this.#dialog.showModal();
    this.#dialog.scrollTop = scrolled;
  }

  missing(number: number, total: number): void {
    fill(this.#dialog, h("div", { class: "dialog-body" }, this.#head(h("h2", { id: "trial-title" }, `There is no trial ${number}`)), h("p", {}, `The study has ${total} trials, numbered from 0.`)));
    if (!this.#dialog.open)
      this.#dialog.showModal();
  }

  close(): void {
    this.#dialog.close();
  }

  #head(...title: Node[]): HTMLElement {
    return h("div", { class: "card-head" }, ...title, h("span", { class: "spring" }), h("button", { class: "quiet", "aria-label": "Close", autofocus: true, click: () => this.close() }, "✕"));
  }

  #content(study: Study, trial: Trial): HTMLElement[] {
    const { objectives, constraints } = study.spec;
    const facts: [string, string][] = [
      ...objectives.map((objective, i): [string, string] => [objective.name, measured(trial.values[i], 8)]),
      ...(constraints ?? []).map((constraint, i): [string, string] => [constraint.name, within(constraint, trial.constraints?.[i])]),
      ["Epochs", trial.steps.length === 0 ? "–" : `${epochsOf(trial)} of ${trial.target} granted`],
      ["Bracket", trial.steps.length === 0 ? "–" : String(trial.bracket)],
      ["Attempts", String(trial.attempts)],
      ["Worker", trial.worker ?? "–"],
      ...(trial.leaseExpires == null ? [] : [["Lease until", moment(trial.leaseExpires)] satisfies [string, string]]),
      ["Origin", trial.origin],
      ["Created", moment(trial.created)],
      ["Started", moment(trial.started)],
      ["Ended", moment(trial.ended)],
      ["Took", spanBetween(trial.started, trial.ended)],
    ];
    return [
      this.#head(h("h2", { id: "trial-title" }, `Trial ${trial.number}`), stateBadge(trial.state)),
      ...(trial.reason == null ? [] : [h("p", { class: `notice ${trial.state === "failed" ? "bad" : ""}` }, trial.reason)]),
      h("div", { class: "two" },
        h("section", {}, h("h3", {}, "Parameters"), list(Object.entries(trial.parameters).map(([name, value]) => [name, parameter(value)])),
          h("div", { class: "actions" }, copyButton("Copy JSON", () => JSON.stringify(trial.parameters, null, 2)), copyButton("Copy YAML", () => toYaml(trial.parameters)))),
        h("section", {}, h("h3", {}, "Facts"), list(facts))),
      ...(trial.steps.length === 0 ? [] : [h("section", {}, h("h3", {}, "Measurements"), ...objectives.map((objective, i) => curveOf(trial, i, objective.name)), steps(study, trial))]),
    ];
  }
}

/** What was measured for a constraint, beside its bound: known is by how much that is missed. */
function within({ atMost, atLeast }: Constraint, missedBy: number | undefined): string {
  const bound = atLeast ?? atMost ?? 0;
  const value = missedBy === undefined ? undefined : atLeast == null ? bound + missedBy : bound - missedBy;
  return `${measured(value, 6)} (${atLeast == null ? "≤" : "≥"} ${measured(bound, 6)})`;
}

function list(entries: readonly (readonly [string, string])[]): HTMLElement {
  return h("dl", { class: "parameters" }, ...entries.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)]));
}

function steps(study: Study, trial: Trial): HTMLElement {
  return h("details", {}, h("summary", {}, `All ${trial.steps.length} steps`),
    h("table", {}, h("thead", {}, h("tr", {}, h("th", { scope: "col" }, "Epoch"), ...study.spec.objectives.map(objective => h("th", { scope: "col" }, objective.name)))),
      h("tbody", {}, ...trial.steps.map(step => h("tr", {}, h("td", { class: "number" }, step.step), ...step.values.map(value => h("td", { class: "number" }, value === null ? "diverged" : measured(value, 7))))))));
}
