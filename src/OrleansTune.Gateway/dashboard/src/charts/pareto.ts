import { count } from "../format/numbers";
import { isFeasible } from "../study/studyData";
import { axis, innerTicks, upright } from "./base";
import type { Chart } from "./chart";
import { ValueScale, withAir } from "./scale";
import { trialTooltip } from "./trialPoint";

/** The first two objectives against one another, and the front that the server found. */
export function paretoChart(front: () => ReadonlySet<number>): Chart {
  return {
    id: "pareto",
    title: "Pareto front",
    draw(view) {
      const { data, look } = view;
      const [x, y] = [data.objective(0), data.objective(1)];
      const trials = data.trials.filter(trial => trial.state !== "failed" && trial.values.length > 1);
      if (trials.length === 0)
        return { empty: "No trial has values yet." };
      const scales = [new ValueScale(trials, 0, x.direction), new ValueScale(trials, 1, y.direction)] as const;
      const best = front();
      const at = (trial: (typeof trials)[number]): number[] => [scales[0].clip(trial.values[0] ?? 0), scales[1].clip(trial.values[1] ?? 0), trial.number];
      const points = trials.filter(trial => best.has(trial.number)).map(at).sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
      const others = (isOne: boolean): number[][] => trials.filter(trial => !best.has(trial.number) && isFeasible(trial) === isOne).map(at);
      const infeasible = others(false);
      return {
        summary: `${count(points.length)} of ${count(trials.length)} trials are on the Pareto front of ${x.name} and ${y.name}.`,
        ...(data.study.spec.objectives.length > 2 && { note: "The first two objectives; the front is that of all." }),
        option: {
          animation: false,
          grid: { left: 58, right: 24, top: 40, bottom: 44 },
          legend: { top: 0, right: 8, itemWidth: 12, itemHeight: 8, textStyle: { color: look.muted, fontSize: 11 } },
          tooltip: trialTooltip(view),
          xAxis: axis(look, `${x.name} (${x.direction})`, { type: "value", ...withAir(scales[0].min, scales[0].max), axisLabel: innerTicks(look) }),
          yAxis: upright(look, `${y.name} (${y.direction})`, { type: "value", ...withAir(scales[1].min, scales[1].max) }),
          series: [
            { id: "others", name: "dominated", type: "scatter", symbolSize: 6, large: trials.length > 3000, itemStyle: { color: look.muted, opacity: 0.5 }, data: others(true) },
            ...(infeasible.length > 0 ? [{ id: "infeasible", name: "infeasible", type: "scatter", symbol: "triangle", symbolSize: 6, itemStyle: { color: look.states.failed, opacity: 0.5 }, data: infeasible }] : []),
            {
              id: "front", name: "Pareto front", type: "line", symbol: "circle", symbolSize: 9, z: 3,
              // A step along the edge of what the front dominates; more objectives have no such edge in the plane.
              step: x.direction === "minimize" ? "end" : "start",
              lineStyle: { color: look.best, width: data.study.spec.objectives.length > 2 ? 0 : 2 }, itemStyle: { color: look.best, borderColor: look.surface, borderWidth: 1 },
              data: points,
            },
          ],
        },
      };
    },
  };
}
