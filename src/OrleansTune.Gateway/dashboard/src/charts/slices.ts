import { count } from "../format/numbers";
import { valueOf } from "../study/studyData";
import { axis, ticks, upright } from "./base";
import type { Chart } from "./chart";
import { parameterAxes, tick } from "./parameterAxis";
import { rampColour, ValueScale, withAir } from "./scale";
import { trialTooltip } from "./trialPoint";

const rowHeight = 210;
const narrowest = 250;
const mostPoints = 2_000;

/** The objective over each parameter by itself. */
export const slicesChart: Chart = {
  id: "slices",
  title: "Slices",
  draw(view) {
    const { data, objective, look, width } = view;
    const { name, direction } = data.objective(objective);
    const all = data.trials.filter(trial => valueOf(trial, objective) !== null);
    if (all.length === 0)
      return { empty: "No trial has a value yet." };
    const scale = new ValueScale(all, objective, direction);
    const every = Math.ceil(all.length / mostPoints);
    const trials = all.filter((trial, i) => i % every === 0 || scale.rank(valueOf(trial, objective) ?? 0) > 0.98);
    const axes = parameterAxes(data.study.spec.searchSpace);
    const columns = Math.max(1, Math.min(axes.length, 4, Math.floor(width / narrowest)));
    const columnWidth = width / columns;
    const place = (i: number): object => ({
      left: (i % columns) * columnWidth + 48,
      top: Math.floor(i / columns) * rowHeight + 28,
      width: columnWidth - 70,
      height: rowHeight - 82,
    });
    return {
      summary: `${name} over each of ${count(axes.length)} parameters, ${count(trials.length)} trials.`,
      ...(every > 1 && { note: `Every ${count(every)}th trial, and the best 2 %.` }),
      height: Math.ceil(axes.length / columns) * rowHeight,
      option: {
        animation: false,
        tooltip: trialTooltip(view),
        grid: axes.map((_, i) => place(i)),
        xAxis: axes.map((parameter, gridIndex) => axis(look, parameter.name, {
          gridIndex,
          nameTextStyle: { color: look.text, fontSize: 12 },
          splitLine: { show: false },
          ...(parameter.words !== null
            ? { type: "category", data: parameter.words }
            : { type: parameter.isLog ? "log" : "value", min: parameter.low, max: parameter.high, splitNumber: 4, axisLabel: { ...ticks(look), formatter: tick } }),
        })),
        yAxis: axes.map((_, gridIndex) => upright(look, gridIndex % columns === 0 ? name : "", { gridIndex, type: "value", splitNumber: 3, ...withAir(scale.min, scale.max) })),
        series: axes.map((parameter, i) => ({
          id: parameter.name,
          type: "scatter",
          xAxisIndex: i,
          yAxisIndex: i,
          symbolSize: trials.length > 500 ? 4 : 7,
          data: trials.filter(trial => parameter.at(trial) !== null).map(trial => {
            const value = valueOf(trial, objective) ?? 0;
            return { value: [parameter.at(trial), scale.clip(value)], trial: trial.number, itemStyle: { color: rampColour(look.ramp, scale.rank(value)), opacity: 0.85 } };
          }),
        })),
      },
    };
  },
};
