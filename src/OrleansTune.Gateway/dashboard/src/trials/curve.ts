import type { Trial } from "../api/types";
import { h } from "../dom";
import { measured } from "../format/numbers";
import { epochsOf } from "../study/studyData";

const [width, height, edge] = [600, 120, 8];
const svg = "http://www.w3.org/2000/svg";

/** One trial's learning curve as a small drawing. */
export function curveOf(trial: Trial, objective: number, name: string): HTMLElement {
  const points = trial.steps.flatMap(step => {
    const value = step.values[objective];
    return value === null || value === undefined ? [] : [{ step: step.step, value }];
  });
  const values = points.map(point => point.value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const x = (step: number): number => edge + (width - 2 * edge) * (step / Math.max(1, epochsOf(trial)));
  const y = (value: number): number => height - edge - (height - 2 * edge) * (high > low ? (value - low) / (high - low) : 0.5);
  const drawing = node("svg", { viewBox: `0 0 ${width} ${height}`, class: "curve", role: "img", "aria-label": `${name} from ${measured(values[0])} to ${measured(values.at(-1))} over ${points.length} measurements` });
  drawing.append(
    node("polyline", { points: points.map(point => `${x(point.step).toFixed(1)},${y(point.value).toFixed(1)}`).join(" ") }),
    ...points.slice(-1).map(point => node("circle", { cx: x(point.step).toFixed(1), cy: y(point.value).toFixed(1), r: "4" })));
  const caption = h("figcaption", { class: "hint" }, points.length === 0 ? `${name}: diverged` : `${name}: ${measured(low)} to ${measured(high)} over ${epochsOf(trial)} epochs`);
  const figure = h("figure", {}, caption);
  figure.prepend(drawing);
  return figure;
}

function node(tag: string, attributes: Record<string, string>): SVGElement {
  const element = document.createElementNS(svg, tag);
  for (const [name, value] of Object.entries(attributes))
    element.setAttribute(name, value);
  return element;
}
