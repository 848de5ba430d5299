import type { Study, Trial } from "../api/types";
import { measured, parameter } from "../format/numbers";
import { spanBetween } from "../format/times";
import { stateBadge } from "../studies/stateBadge";
import { epochsOf } from "../study/studyData";

/** A column of the trials table. */
export interface Column {
  id: string;
  title: string;
  isNumeric: boolean;
  /** What a trial is sorted by; null is always last. */
  key(trial: Trial): string | number | null;
  cell(trial: Trial): Node | string;
}

/** The columns that a study's trials have. */
export function columnsOf(study: Study): Column[] {
  const { objectives, searchSpace } = study.spec;
  return [
    { id: "state", title: "State", isNumeric: false, key: trial => trial.state, cell: trial => stateBadge(trial.state) },
    ...objectives.map((objective, i): Column => ({
      id: `value:${objective.name}`, title: objective.name, isNumeric: true,
      key: trial => trial.values[i] ?? null,
      cell: trial => measured(trial.values[i], 6),
    })),
    { id: "epochs", title: "Epochs", isNumeric: true, key: epochsOf, cell: trial => trial.target > 0 && trial.steps.length > 0 ? `${epochsOf(trial)} / ${trial.target}` : "–" },
    ...searchSpace.filter(one => one.type !== "fixed").map((one): Column => ({
      id: `parameter:${one.name}`, title: one.name, isNumeric: one.type === "float" || one.type === "int",
      key: trial => {
        const value = trial.parameters[one.name];
        return typeof value === "boolean" ? String(value) : value ?? null;
      },
      cell: trial => parameter(trial.parameters[one.name]),
    })),
    { id: "took", title: "Took", isNumeric: true, key: took, cell: trial => spanBetween(trial.started, trial.ended) },
    { id: "attempts", title: "Attempts", isNumeric: true, key: trial => trial.attempts, cell: trial => String(trial.attempts) },
    { id: "worker", title: "Worker", isNumeric: false, key: trial => trial.worker ?? null, cell: trial => trial.worker ?? "–" },
  ];
}

function took(trial: Trial): number | null {
  if (trial.started == null)
    return null;
  return (trial.ended == null ? Date.now() : Date.parse(trial.ended)) - Date.parse(trial.started);
}
