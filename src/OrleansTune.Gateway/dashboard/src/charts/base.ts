import { h } from "../dom";
import type { Look } from "./look";

/** Axis, grid and tooltip as all charts have them. */
export function axis(look: Look, name: string, extra: object = {}): object {
  return {
    name,
    nameLocation: "middle",
    nameGap: 30,
    nameTextStyle: { color: look.muted, fontSize: 12 },
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel: ticks(look),
    splitLine: { lineStyle: { color: look.line } },
    ...extra,
  };
}

/** How the labels at ticks look. */
export function ticks(look: Look): object {
  return { color: look.muted, fontSize: 11, hideOverlap: true };
}

/** The same without labels at the axis's ends: those are chosen for air, not for being round. */
export function innerTicks(look: Look): object {
  return { ...ticks(look), showMinLabel: false, showMaxLabel: false };
}

/** A vertical axis, its name above it where it takes no room from the drawing. */
export function upright(look: Look, name: string, extra: object = {}): object {
  return axis(look, name, {
    axisLabel: innerTicks(look),
    nameLocation: "end",
    nameGap: 12,
    nameTextStyle: { color: look.muted, fontSize: 12, align: "left", padding: [0, 0, 0, -36] },
    ...extra,
  });
}

export function tooltip(look: Look, extra: object = {}): object {
  return {
    confine: true,
    backgroundColor: look.surface,
    borderColor: look.line,
    textStyle: { color: look.text, fontSize: 12 },
    transitionDuration: 0,
    ...extra,
  };
}

/** A tooltip's content. Built as elements: markup in a text would need inline styles, which the page's policy refuses. */
export function tip(title: string, lines: readonly (readonly [string, string])[]): HTMLElement {
  return h("div", { class: "tip" }, h("strong", {}, title), h("dl", {}, ...lines.flatMap(([name, value]) => [h("dt", {}, name), h("dd", {}, value)])));
}
