import { address } from "../app/route";
import type { Study } from "../api/types";
import { h } from "../dom";
import { measured } from "../format/numbers";
import { ago, moment, spanBetween } from "../format/times";
import { progressBar, progressText, savedShare } from "./progress";
import { samplerOf, schedulerOf } from "./search";
import { stateBadge } from "./stateBadge";

export const studyColumns = ["Study", "State", "Trials", "Best", "Epochs saved", "Search", "Created"] as const;

/** A study's line in the list. */
export function studyRow(study: Study): HTMLTableRowElement {
  const objectives = study.spec.objectives.map(objective => `${objective.direction === "minimize" ? "↓" : "↑"} ${objective.name}`).join(" · ");
  const saved = savedShare(study);
  const cells: Node[] = [
    h("div", {}, h("a", { class: "name", href: address.study(study.name) }, study.name), h("div", { class: "hint" }, study.spec.execution?.trainer ?? "external trials")),
    h("div", {}, stateBadge(study.state), study.trials.failed > 0 && h("div", { class: "hint warn" }, `${study.trials.failed} failed`)),
    h("div", {}, h("div", { class: "number" }, progressText(study)), progressBar(study)),
    h("div", {}, h("strong", { class: "number" }, best(study)), h("div", { class: "hint" }, objectives)),
    h("span", { class: "number" }, saved === null ? "–" : `${Math.round(saved * 100)} %`),
    h("div", {}, samplerOf(study), h("div", { class: "hint" }, schedulerOf(study) ?? "no early stopping")),
    h("div", { title: moment(study.created) }, ago(study.created), h("div", { class: "hint" }, `${study.ended == null ? "for" : "took"} ${spanBetween(study.created, study.ended)}`)),
  ];
  return h("tr", {}, ...cells.map((cell, i) => h("td", { "data-label": studyColumns[i] }, cell)));
}

function best(study: Study): string {
  if (study.spec.objectives.length > 1)
    return "Pareto front";
  return measured(study.best?.values[0]);
}
