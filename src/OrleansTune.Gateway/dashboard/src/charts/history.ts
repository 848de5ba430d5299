import { trialStates, type Trial } from "../api/types";
import { count, measured } from "../format/numbers";
import { isBetter, isFeasible, valueOf } from "../study/studyData";
import { axis, upright } from "./base";
import type { Chart } from "./chart";
import { ValueScale, withAir } from "./scale";
import { trialTooltip } from "./trialPoint";

const symbols = { queued: "circle", running: "emptyCircle", paused: "rect", completed: "circle", stopped: "diamond", failed: "triangle" };

/** Each trial's value in the order of the trials, and the best so far. */
export const historyChart: Chart = {
  id: "history",
  title: "Optimisation history",
  draw(view) {
    const { data, objective, look } = view;
    const { name, direction } = data.objective(objective);
    const trials = data.trials.filter(trial => valueOf(trial, objective) !== null);
    const scale = new ValueScale(trials, objective, direction);
    const best = bestSoFar(trials, objective, direction);
    const last = best.at(-1);
    if (scale.isEmpty || last === undefined)
      return { empty: "No trial has a value yet." };
    const lastNumber = trials.at(-1)?.number ?? 0;
    return {
      summary: `${name} of ${count(trials.length)} trials; the best so far is ${measured(last.value)}, of trial ${last.number}.`,
      ...(scale.note !== undefined && { note: scale.note }),
      option: {
        animation: !look.isStill && trials.length < 500,
        grid: { left: 54, right: 18, top: 40, bottom: 44 },
        tooltip: trialTooltip(view),
        legend: { top: 0, right: 8, itemWidth: 12, itemHeight: 8, itemGap: 14, textStyle: { color: look.muted, fontSize: 11 } },
        xAxis: axis(look, "trial", { type: "value", min: 0, max: Math.max(1, lastNumber), minInterval: 1, splitLine: { show: false } }),
        yAxis: upright(look, name, { type: "value", ...withAir(scale.min, scale.max) }),
        series: [
          ...trialStates.filter(state => trials.some(trial => trial.state === state)).map(state => ({
            id: state,
            name: state,
            type: "scatter",
            symbol: symbols[state],
            symbolSize: trials.length > 2000 ? 4 : trials.length > 300 ? 6 : 8,
            large: trials.length > 3000,
            itemStyle: { color: look.states[state], opacity: trials.length > 1000 ? 0.45 : 0.75 },
            data: trials.filter(trial => trial.state === state).map(trial => [trial.number, scale.clip(valueOf(trial, objective) ?? 0), trial.number]),
          })),
          {
            id: "best",
            name: "best so far",
            type: "line",
            step: "end",
            symbol: "none",
            lineStyle: { color: look.best, width: 2.5 },
            itemStyle: { color: look.best },
            z: 3,
            silent: true,
            data: [...best.map(point => [point.number, scale.clip(point.value)]), [lastNumber, scale.clip(last.value)]],
          },
          { id: "incumbent", type: "scatter", symbol: "circle", symbolSize: 13, z: 4, itemStyle: { color: look.best, borderColor: look.surface, borderWidth: 2 }, data: [[last.number, scale.clip(last.value), last.number]] },
        ],
      },
    };
  },
};

function bestSoFar(trials: readonly Trial[], objective: number, direction: "minimize" | "maximize"): { number: number; value: number }[] {
  const steps: { number: number; value: number }[] = [];
  for (const trial of trials) {
    const value = valueOf(trial, objective);
    const last = steps.at(-1);
    if (value !== null && isFeasible(trial) && (last === undefined || isBetter(direction, value, last.value)))
      steps.push({ number: trial.number, value });
  }
  return steps;
}
