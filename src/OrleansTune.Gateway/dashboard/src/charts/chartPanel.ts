import { fill, h, setText } from "../dom";
import type { StudyData } from "../study/studyData";
import type { Chart } from "./chart";
import { init, type ECharts } from "./echarts";
import { readLook } from "./look";
import { numberIn } from "./trialPoint";

const height = 320;
/** Drawing may take this share of the time at most, however large the study. */
const restAfterDrawing = 6;

/** A chart in its card. It draws only while it is on screen, and a large one less often, so that the page stays quick. */
export class ChartPanel {
  readonly element: HTMLElement;
  readonly #chart: Chart;
  readonly #canvas = h("div", { class: "canvas", role: "img", hidden: true });
  readonly #empty = h("p", { class: "empty" });
  readonly #note = h("p", { class: "hint" });
  readonly #opened: (trial: number) => void;
  readonly #seen: IntersectionObserver;
  readonly #sized: ResizeObserver;
  #echarts: ECharts | null = null;
  #data: StudyData | null = null;
  #objective = 0;
  #isSeen = false;
  #isStale = false;
  #notBefore = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(chart: Chart, opened: (trial: number) => void, ...controls: HTMLElement[]) {
    this.#chart = chart;
    this.#opened = opened;
    const title = h("h2", { id: `chart-${chart.id}` }, chart.title);
    this.element = h("figure", { class: `card chart ${chart.id}`, "aria-labelledby": title.id, "data-chart": chart.id },
      h("figcaption", {}, title, ...controls), this.#empty, this.#canvas, this.#note);
    this.#seen = new IntersectionObserver(entries => {
      this.#isSeen = entries.at(-1)?.isIntersecting === true;
      this.#drawSoon();
    }, { rootMargin: "200px" });
    this.#seen.observe(this.element);
    this.#sized = new ResizeObserver(() => { this.#isStale = true; this.#drawSoon(); });
    this.#sized.observe(this.element);
  }

  show(data: StudyData, objective: number): void {
    this.#data = data;
    this.#objective = objective;
    this.#isStale = true;
    this.#drawSoon();
  }

  /** Draws anew from nothing, in the colours that hold now. */
  restyle(): void {
    this.#echarts?.dispose();
    this.#echarts = null;
    this.#isStale = true;
    this.#drawSoon();
  }

  close(): void {
    clearTimeout(this.#timer);
    this.#seen.disconnect();
    this.#sized.disconnect();
    this.#echarts?.dispose();
  }

  #drawSoon(): void {
    if (!this.#isSeen || !this.#isStale || this.#data === null)
      return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#draw(), Math.max(0, this.#notBefore - performance.now()));
  }

  #draw(): void {
    if (this.#data === null)
      return;
    this.#isStale = false;
    const started = performance.now();
    const style = getComputedStyle(this.element);
    const width = this.element.clientWidth - parseFloat(style.paddingLeft) - parseFloat(style.paddingRight);
    const drawing = this.#chart.draw({ data: this.#data, objective: this.#objective, look: readLook(), width });
    const isEmpty = "empty" in drawing;
    this.#canvas.hidden = isEmpty;
    this.#empty.hidden = !isEmpty;
    setText(this.#empty, isEmpty ? drawing.empty : "");
    setText(this.#note, isEmpty ? "" : drawing.note ?? "");
    if (!isEmpty) {
      this.#canvas.setAttribute("aria-label", drawing.summary);
      this.#canvas.style.height = `${drawing.height ?? height}px`;
      this.#echarts ??= this.#begin();
      this.#echarts.resize();
      this.#echarts.setOption(drawing.option, { replaceMerge: ["series"] });
      this.element.dataset.points = String(this.#points());
    }
    const now = performance.now();
    this.#notBefore = now + restAfterDrawing * (now - started);
  }

  #begin(): ECharts {
    fill(this.#canvas);
    const echarts = init(this.#canvas);
    echarts.on("click", event => {
      const number = numberIn(event.data);
      if (number !== null)
        this.#opened(number);
    });
    return echarts;
  }

  /** How many points the drawing holds, as the library took them; a series that is gone leaves a gap. */
  #points(): number {
    const { series } = this.#echarts?.getOption() as { series: ({ data?: unknown[] } | null)[] };
    return series.reduce((sum, one) => sum + (one?.data?.length ?? 0), 0);
  }
}
