import type { Trial } from "../api/types";
import { count } from "../format/numbers";
import { epochsOf, valueOf } from "../study/studyData";
import { axis, upright } from "./base";
import type { Chart } from "./chart";
import { pick, rampColour, ValueScale, withAir } from "./scale";
import { trialTooltip } from "./trialPoint";

const mostCurves = 160;

/** What each trial measured after each step of training. */
export const curvesChart: Chart = {
  id: "curves",
  title: "Learning curves",
  draw(view) {
    const { data, objective, look } = view;
    const { name, direction } = data.objective(objective);
    const trained = data.trials.filter(trial => trial.steps.length > 0);
    if (trained.length === 0)
      return { empty: "No trial has reported a step. Trials that are told only their final value have no curve." };
    const scale = new ValueScale(trained, objective, direction);
    const share = (trial: Trial): number => scale.rank(valueOf(trial, objective) ?? NaN) || 0;
    const shown = pick(trained, mostCurves, share).sort((a, b) => share(a) - share(b));
    const tint = new ValueScale(shown, objective, direction);
    const curves = shown.map(trial => ({ trial, share: tint.rank(valueOf(trial, objective) ?? NaN), points: points(trial, objective) })).filter(curve => curve.points.length > 0);
    const range = yRange(curves.map(curve => curve.points), direction);
    const clip = (y: number): number => Math.min(range.max, Math.max(range.min, y));
    const stopped = trained.filter(trial => trial.state === "stopped").length;
    return {
      summary: `${name} by epoch of ${count(shown.length)} trials, of which the stopped ones end early: ${count(stopped)} were stopped.`,
      note: trained.length > shown.length ? `${count(shown.length)} of ${count(trained.length)} trials, the best among them. Stronger colour: better final value.` : "Stronger colour: better final value.",
      option: {
        animation: false,
        grid: { left: 54, right: 18, top: 40, bottom: 44 },
        tooltip: trialTooltip(view),
        legend: { data: ["completed", "stopped early", "in training or paused"], top: 0, right: 8, itemWidth: 10, itemHeight: 8, textStyle: { color: look.muted, fontSize: 11 } },
        xAxis: axis(look, "epoch", { type: "value", min: 0, max: Math.max(...shown.map(epochsOf)), minInterval: 1, splitLine: { show: false } }),
        yAxis: upright(look, name, { type: "value", ...range }),
        series: [
          {
            id: "curves",
            type: "custom",
            clip: true,
            renderItem: ({ dataIndex }: { dataIndex: number }, chart: { coord(point: number[]): number[] }) => {
              const curve = curves[dataIndex];
              return curve === undefined ? null : {
                type: "polyline",
                shape: { points: curve.points.map(([x, y]) => chart.coord([x, clip(y)])) },
                style: { fill: "none", stroke: rampColour(look.ramp, curve.share), lineWidth: curve.share > 0.9 ? 2.2 : 1.3, opacity: 0.85 },
                emphasis: { style: { stroke: look.best, lineWidth: 3.5, opacity: 1 } },
              };
            },
            data: curves.map(({ trial, points }) => [points.at(-1)?.[0] ?? 0, clip(points.at(-1)?.[1] ?? 0), trial.number]),
          },
          ends("completed", "circle", look.states.completed, trial => trial.state === "completed"),
          ends("stopped early", "diamond", look.states.stopped, trial => trial.state === "stopped" || trial.state === "failed"),
          ends("in training or paused", "emptyCircle", look.states.running, trial => trial.ended == null),
        ],
      },
    };

    function ends(id: string, symbol: string, color: string, isOne: (trial: Trial) => boolean): object {
      return {
        id, name: id, type: "scatter", symbol, symbolSize: 6, z: 3, itemStyle: { color },
        data: curves.filter(curve => isOne(curve.trial)).map(({ trial, points }) => {
          const [x, y] = points[points.length - 1] ?? [0, 0];
          return [x, clip(y), trial.number];
        }),
      };
    }
  },
};

/** The curve without what diverged. */
function points(trial: Trial, objective: number): [number, number][] {
  return trial.steps.flatMap((step): [number, number][] => {
    const value = step.values[objective];
    return value === null || value === undefined ? [] : [[step.step, value]];
  });
}

/** The axis for all points, without the poorest tenth where it lies far away: first epochs often do. */
function yRange(curves: readonly [number, number][][], direction: "minimize" | "maximize"): { min: number; max: number } {
  const all = curves.flat().map(([, y]) => y).sort((a, b) => a - b);
  const at = (share: number): number => all[Math.round(share * (all.length - 1))] ?? 0;
  const [low, high, kneeLow, kneeHigh] = [at(0), at(1), at(0.1), at(0.9)];
  if (direction === "minimize" && high - kneeHigh > 3 * (kneeHigh - low) && kneeHigh > low)
    return withAir(low, kneeHigh);
  if (direction === "maximize" && kneeLow - low > 3 * (high - kneeLow) && high > kneeLow)
    return withAir(kneeLow, high);
  return withAir(low, high);
}
