import type { Trial } from "../api/types";
import { measured, parameter } from "../format/numbers";
import { epochsOf } from "../study/studyData";
import { tip, tooltip } from "./base";
import type { View } from "./chart";

const mostParameters = 12;

/** The trial's number that a chart's datum carries; null when it stands for no single trial. */
export function numberIn(datum: unknown): number | null {
  if (Array.isArray(datum))
    return typeof datum[2] === "number" ? datum[2] : null;
  if (typeof datum === "object" && datum !== null && "trial" in datum)
    return typeof datum.trial === "number" ? datum.trial : null;
  return null;
}

/** A tooltip that tells of the trial pointed at. */
export function trialTooltip(view: View): object {
  return tooltip(view.look, {
    trigger: "item",
    formatter: (item: { data: unknown }) => {
      const number = numberIn(item.data);
      const trial = number === null ? undefined : view.data.trial(number);
      return trial === undefined ? "" : trialTip(trial, view.data.study.spec.objectives.map(objective => objective.name));
    },
  });
}

function trialTip(trial: Trial, objectives: readonly string[]): HTMLElement {
  const epochs = epochsOf(trial);
  const parameters = Object.entries(trial.parameters);
  return tip(`Trial ${trial.number} · ${trial.state}`, [
    ...objectives.map((name, i) => [name, measured(trial.values[i], 7)] as const),
    ...(epochs > 0 ? [["epochs", String(epochs)] as const] : []),
    ...parameters.slice(0, mostParameters).map(([name, value]) => [name, parameter(value)] as const),
    ...(parameters.length > mostParameters ? [["…", `${parameters.length - mostParameters} more`] as const] : []),
  ]);
}
