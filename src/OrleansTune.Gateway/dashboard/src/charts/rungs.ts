import { trialStates } from "../api/types";
import { count } from "../format/numbers";
import { schedulerOf } from "../studies/search";
import { axis, ticks, tip, tooltip, upright } from "./base";
import type { Chart } from "./chart";

/** Where the trials stand on the scheduler's ladder: for each rung of each bracket, how many have their budget end there. */
export const rungsChart: Chart = {
  id: "rungs",
  title: "Rungs and brackets",
  draw({ data, look }) {
    const trials = data.trials.filter(trial => trial.target > 0 && trial.steps.length > 0);
    if (trials.length === 0)
      return { empty: schedulerOf(data.study) === null ? "The study has no early stopping: every trial is trained to its end." : "No trial has reached a rung yet." };
    const keys = [...new Map(trials.map(trial => [`${trial.bracket}/${trial.target}`, { bracket: trial.bracket, target: trial.target }])).values()]
      .sort((a, b) => a.bracket - b.bracket || a.target - b.target);
    const hasBrackets = new Set(keys.map(key => key.bracket)).size > 1;
    const label = (key: (typeof keys)[number]): string => hasBrackets ? `${key.target}\nb${key.bracket}` : String(key.target);
    const on = (key: (typeof keys)[number], state: string): number =>
      trials.filter(trial => trial.state === state && trial.bracket === key.bracket && trial.target === key.target).length;
    const states = trialStates.filter(state => trials.some(trial => trial.state === state));
    return {
      summary: keys.map(key => `${states.map(state => `${on(key, state)} ${state}`).join(", ")} at ${key.target} epochs${hasBrackets ? ` of bracket ${key.bracket}` : ""}`).join("; "),
      option: {
        animation: !look.isStill,
        grid: { left: 54, right: 18, top: 40, bottom: hasBrackets ? 58 : 44 },
        legend: { top: 0, right: 8, itemWidth: 12, itemHeight: 8, textStyle: { color: look.muted, fontSize: 11 } },
        tooltip: tooltip(look, {
          trigger: "axis",
          axisPointer: { type: "shadow" },
          formatter: (items: { dataIndex: number }[]) => {
            const key = keys[items[0]?.dataIndex ?? 0];
            return key === undefined ? "" : tip(`${key.target} epochs · bracket ${key.bracket}`, states.map(state => [state, count(on(key, state))] as const));
          },
        }),
        xAxis: axis(look, hasBrackets ? "epochs granted, by bracket" : "epochs granted", { type: "category", data: keys.map(label), nameGap: hasBrackets ? 44 : 30, axisLabel: { ...ticks(look), interval: 0, lineHeight: 15 } }),
        yAxis: upright(look, "trials", { type: "value", minInterval: 1 }),
        series: states.map(state => ({
          id: state, name: state, type: "bar", stack: "trials", barMaxWidth: 46,
          itemStyle: { color: look.states[state], borderColor: look.surface, borderWidth: 1 },
          data: keys.map(key => on(key, state)),
        })),
      },
    };
  },
};
