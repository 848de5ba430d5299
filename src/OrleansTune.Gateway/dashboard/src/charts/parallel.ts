import type { Trial } from "../api/types";
import { count, measured } from "../format/numbers";
import { valueOf } from "../study/studyData";
import { tooltip } from "./base";
import type { Chart } from "./chart";
import { parameterAxes, tick } from "./parameterAxis";
import { pick, rampColour, ValueScale, withAir } from "./scale";
import { trialTooltip } from "./trialPoint";

const mostLines = 300;
const roomPerAxis = 72;

/** Each trial as a line through its parameters to its value. */
export const parallelChart: Chart = {
  id: "parallel",
  title: "Parallel coordinates",
  draw(view) {
    const { data, objective, look, width } = view;
    const { name, direction } = data.objective(objective);
    const trials = data.trials.filter(trial => valueOf(trial, objective) !== null);
    if (trials.length === 0)
      return { empty: "No trial has a value yet." };
    const scale = new ValueScale(trials, objective, direction);
    const share = (trial: Trial): number => scale.rank(valueOf(trial, objective) ?? 0);
    const shown = pick(trials, mostLines, share).sort((a, b) => share(a) - share(b));
    const tint = new ValueScale(shown, objective, direction);
    const tintOf = (trial: Trial): number => tint.rank(valueOf(trial, objective) ?? 0);
    const axes = parameterAxes(data.study.spec.searchSpace);
    // Too many axes for the width stand upright: one below the other, read from the top.
    const isUpright = width < roomPerAxis * (axes.length + 1);
    const label = { color: look.muted, fontSize: 11 };
    return {
      summary: `The parameters of ${count(shown.length)} trials and their ${name}.`,
      note: `${trials.length > shown.length ? `${count(shown.length)} of ${count(trials.length)} trials, the best among them. ` : ""}Drag along an axis to choose trials; click it to choose all.`,
      height: isUpright ? Math.max(320, 64 * (axes.length + 1)) : 320,
      option: {
        animation: false,
        tooltip: { ...tooltip(look), ...trialTooltip(view) },
        parallel: {
          layout: isUpright ? "vertical" : "horizontal",
          left: isUpright ? 24 : 48, right: isUpright ? 90 : 64, top: 36, bottom: isUpright ? 24 : 28,
          parallelAxisDefault: {
            nameLocation: "end", nameGap: isUpright ? 8 : 14,
            nameTextStyle: { color: look.text, fontSize: 12 },
            axisLine: { lineStyle: { color: look.muted } },
            axisTick: { lineStyle: { color: look.line } },
            axisLabel: label,
            nameTruncate: { maxWidth: isUpright ? 84 : Math.max(60, width / (axes.length + 1) - 8) },
            areaSelectStyle: { color: look.accent, borderColor: look.accent, opacity: 0.2, width: 16 },
          },
        },
        parallelAxis: [
          ...axes.map((axis, dim) => axis.words !== null
            ? { dim, name: axis.name, type: "category", data: axis.words }
            : { dim, name: axis.name, type: axis.isLog ? "log" : "value", min: axis.low, max: axis.high, axisLabel: { ...label, formatter: tick } }),
          {
            dim: axes.length, name, type: "value", ...withAir(scale.min, scale.max),
            // The better end is at the top.
            inverse: direction === "minimize", nameLocation: direction === "minimize" ? "start" : "end",
            axisLabel: { ...label, formatter: (value: number) => measured(value, 4), showMinLabel: false, showMaxLabel: false },
            nameTextStyle: { color: look.accent, fontWeight: "bold" },
          },
        ],
        series: [{
          id: "trials",
          type: "parallel",
          smooth: 0.12,
          inactiveOpacity: 0.03,
          activeOpacity: 0.9,
          progressive: 300,
          emphasis: { lineStyle: { color: look.best, width: 3, opacity: 1 } },
          data: shown.map(trial => ({
            value: [...axes.map(axis => axis.at(trial) ?? "-"), scale.clip(valueOf(trial, objective) ?? 0)],
            trial: trial.number,
            lineStyle: { color: rampColour(look.ramp, tintOf(trial)), width: tintOf(trial) > 0.95 ? 2.2 : 1, opacity: tintOf(trial) > 0.8 ? 0.9 : 0.45 },
          })),
        }],
      },
    };
  },
};
