import type { Problem } from "../api/problem";
import type { BestTrial, Study } from "../api/types";
import { copyButton } from "../app/clipboard";
import { problemNotice } from "../app/notice";
import { ChartPanel } from "../charts/chartPanel";
import { curvesChart } from "../charts/curves";
import { historyChart } from "../charts/history";
import { parallelChart } from "../charts/parallel";
import { paretoChart } from "../charts/pareto";
import { rungsChart } from "../charts/rungs";
import { slicesChart } from "../charts/slices";
import { choice, fill, h } from "../dom";
import { samplerOf, schedulerOf } from "../studies/search";
import { stateBadge } from "../studies/stateBadge";
import { TrialsTable } from "../trials/trialsTable";
import { Actions } from "./actions";
import { BestCard } from "./bestCard";
import { Figures } from "./figures";
import { ImportancePanel } from "./importancePanel";
import type { StudyData } from "./studyData";

/** What the view asks of its page. */
export interface ViewHost {
  changed(study: Study): void;
  refused(problem: Problem): void;
  opened(trial: number): void;
  signal: AbortSignal;
}

/** All that a study's page shows. */
export class StudyView {
  readonly element: HTMLElement;
  readonly #state = h("span");
  readonly #search = h("p", { class: "muted" });
  readonly #alerts = h("div", { role: "alert" });
  readonly #actions: Actions;
  readonly #figures = new Figures();
  readonly #best = new BestCard();
  readonly #charts: ChartPanel[];
  readonly #importance: ImportancePanel;
  readonly #table: TrialsTable;
  readonly #spec = h("pre", {});
  #objective = 0;
  #front = new Set<number>();
  #data: StudyData | null = null;
  #bests: readonly BestTrial[] = [];
  #alertShown = "";

  constructor(study: Study, link: HTMLElement, host: ViewHost) {
    this.#actions = new Actions(host.changed.bind(host), host.refused.bind(host));
    this.#importance = new ImportancePanel(host.signal);
    this.#table = new TrialsTable(study);
    const panel = (chart: ConstructorParameters<typeof ChartPanel>[0]): ChartPanel => new ChartPanel(chart, host.opened.bind(host));
    const [history, curves, rungs, parallel, slices] = [historyChart, curvesChart, rungsChart, parallelChart, slicesChart].map(panel) as [ChartPanel, ChartPanel, ChartPanel, ChartPanel, ChartPanel];
    const pareto = study.spec.objectives.length > 1 ? panel(paretoChart(() => this.#front)) : null;
    this.#charts = [history, curves, rungs, parallel, slices, ...(pareto === null ? [] : [pareto])];
    this.element = h("div", {},
      h("div", { class: "title" }, h("h1", {}, study.name), this.#state, link, h("span", { class: "spring" }), this.#actions.element),
      this.#search, this.#actions.outcome, this.#alerts,
      this.#figures.element,
      study.spec.objectives.length > 1 && choice("Charts show", study.spec.objectives.map((objective, i) => [String(i), objective.name] as const), "0", value => this.#look(Number(value))),
      h("div", { class: "grid wide-left" }, pareto?.element, pareto === null && history.element, this.#best.element),
      pareto !== null && h("div", { class: "grid one" }, history.element),
      h("div", { class: "grid" }, curves.element, rungs.element),
      h("div", { class: "grid one" }, parallel.element),
      h("div", { class: "grid wide-right" }, this.#importance.element, slices.element),
      this.#table.element,
      h("details", { class: "card spec" }, h("summary", {}, "Spec"), h("div", { class: "actions" }, copyButton("Copy JSON", () => this.#spec.textContent)), this.#spec));
  }

  show(data: StudyData, bests: readonly BestTrial[]): void {
    this.#data = data;
    this.#bests = bests;
    const { study } = data;
    const single = study.best == null ? [] : [study.best];
    this.#front = new Set(bests.map(best => best.number));
    fill(this.#state, stateBadge(study.state));
    fill(this.#search, searchText(study));
    this.#showAlerts(study);
    this.#actions.show(study);
    this.#figures.show(data, bests);
    this.#best.show(study, study.spec.objectives.length === 1 ? single : bests);
    for (const chart of this.#charts)
      chart.show(data, this.#objective);
    this.#importance.show(data, this.#objective);
    this.#table.show(data);
    this.#spec.textContent = JSON.stringify(study.spec, null, 2);
  }

  fail(problem: Problem): void {
    this.#alertShown = "";
    fill(this.#alerts, problemNotice(problem));
  }

  /** Lets the clock go on while nothing happens. */
  tick(): void {
    if (this.#data !== null)
      this.#figures.show(this.#data, this.#bests);
  }

  restyle(): void {
    for (const chart of this.#charts)
      chart.restyle();
  }

  close(): void {
    for (const chart of this.#charts)
      chart.close();
  }

  #look(objective: number): void {
    this.#objective = objective;
    if (this.#data !== null)
      this.show(this.#data, this.#bests);
  }

  /** What somebody who is woken by this study must see first. */
  #showAlerts(study: Study): void {
    const content = `${study.reason}/${study.waiting}/${study.trials.failed}`;
    if (content === this.#alertShown)
      return;
    this.#alertShown = content;
    const { failed, total } = study.trials;
    fill(this.#alerts,
      study.waiting != null && h("p", { class: "notice" }, `No trial trains: the study ${study.waiting}.`),
      study.reason != null && h("p", { class: "notice" }, `The study has ended: ${study.reason}.`),
      failed > 0 && h("div", { class: "notice bad line" }, h("span", {}, `${failed} of ${total} trials failed.`), h("button", { click: () => { this.#table.filter("failed"); this.#table.element.scrollIntoView(); } }, "Show them")));
  }
}

function searchText(study: Study): string {
  const { execution } = study.spec;
  const scheduler = schedulerOf(study);
  const parallel = execution?.parallel ?? 1;
  return [
    `sampler ${samplerOf(study)}`,
    scheduler === null ? "no early stopping" : `scheduler ${scheduler}`,
    execution == null ? "trials run by external workers" : `${execution.trainer}${execution.data == null ? "" : ` on ${execution.data}`}, ${parallel} at once in pool ${execution.pool ?? "cpu"}`,
  ].join(" · ");
}
