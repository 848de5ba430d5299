import type { StudyData } from "../study/studyData";
import type { EChartsCoreOption } from "./echarts";
import type { Look } from "./look";

/** What a chart is drawn from. */
export interface View {
  data: StudyData;
  /** The objective looked at, by its place in the spec. */
  objective: number;
  look: Look;
  /** The chart's width in pixels. */
  width: number;
}

/** What a chart shows: a drawing with a sentence that says the same, or why there is nothing to draw. */
export type Drawing =
  | { option: EChartsCoreOption; summary: string; note?: string; height?: number }
  | { empty: string };

export interface Chart {
  id: string;
  title: string;
  draw(view: View): Drawing;
}
