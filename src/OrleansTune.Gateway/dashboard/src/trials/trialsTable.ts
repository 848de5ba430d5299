import { trialStates, type Study, type Trial, type TrialState } from "../api/types";
import { address } from "../app/route";
import { fill, h, setText } from "../dom";
import { count } from "../format/numbers";
import type { StudyData } from "../study/studyData";
import { columnsOf, type Column } from "./columns";

const pageSize = 25;

/** A study's trials, sorted and filtered; only one page of them is in the document, so their number does not matter. */
export class TrialsTable {
  readonly element: HTMLElement;
  readonly #study: string;
  readonly #columns: Column[];
  readonly #rows = h("tbody");
  readonly #heads = new Map<string, HTMLElement>();
  readonly #filters = h("div", { class: "filters", role: "group", "aria-label": "Show trials that are" });
  readonly #position = h("span", { role: "status" });
  readonly #back = h("button", { "aria-label": "Page before", click: () => this.#turn(-1) }, "←");
  readonly #next = h("button", { "aria-label": "Next page", click: () => this.#turn(1) }, "→");
  #trials: readonly Trial[] = [];
  #state: TrialState | null = null;
  #sort = { column: "number", isRising: false };
  #page = 0;
  #shown: (Trial | undefined)[] = [];

  constructor(study: Study) {
    this.#study = study.name;
    this.#columns = [
      { id: "number", title: "Trial", isNumeric: true, key: trial => trial.number, cell: trial => h("a", { href: address.trial(study.name, trial.number) }, trial.number) },
      ...columnsOf(study),
    ];
    const heads = this.#columns.map(column => {
      const head = h("th", { scope: "col", class: column.isNumeric ? "number" : "" }, h("button", { class: "sort", click: () => this.#sortBy(column.id) }, column.title));
      this.#heads.set(column.id, head);
      return head;
    });
    this.element = h("section", { class: "card trials", "aria-labelledby": "trials-title" },
      h("div", { class: "card-head" }, h("h2", { id: "trials-title" }, "Trials"), this.#filters),
      h("div", { class: "table-wrap", tabindex: 0, role: "region", "aria-label": "Table of trials" }, h("table", {}, h("thead", {}, h("tr", {}, ...heads)), this.#rows)),
      h("div", { class: "pager" }, this.#back, this.#position, this.#next));
  }

  show(data: StudyData): void {
    this.#trials = data.trials;
    this.#showFilters();
    this.#refresh();
  }

  /** Shows the trials of one state only; null for all. */
  filter(state: TrialState | null): void {
    this.#state = state;
    this.#page = 0;
    this.#showFilters();
    this.#refresh();
  }

  #sortBy(column: string): void {
    this.#sort = { column, isRising: this.#sort.column === column ? !this.#sort.isRising : column !== "number" };
    this.#page = 0;
    this.#refresh();
  }

  #turn(by: number): void {
    this.#page += by;
    this.#refresh();
  }

  #showFilters(): void {
    const counts = new Map<TrialState, number>();
    for (const trial of this.#trials)
      counts.set(trial.state, (counts.get(trial.state) ?? 0) + 1);
    const wanted: (TrialState | null)[] = [null, ...trialStates.filter(state => counts.has(state) || state === this.#state)];
    const text = (state: TrialState | null): string => state === null ? `all ${count(this.#trials.length)}` : `${state} ${count(counts.get(state) ?? 0)}`;
    const names = wanted.map(state => state ?? "all");
    if (names.join() !== [...this.#filters.children].map(child => child.getAttribute("data-state")).join())
      fill(this.#filters, ...wanted.map(state => h("button", { class: "chip", "data-state": state ?? "all", click: () => this.filter(state) })));
    [...this.#filters.children].forEach((button, i) => {
      setText(button, text(wanted[i] ?? null));
      button.setAttribute("aria-pressed", String((wanted[i] ?? null) === this.#state));
    });
  }

  #refresh(): void {
    const chosen = this.#state === null ? [...this.#trials] : this.#trials.filter(trial => trial.state === this.#state);
    this.#order(chosen);
    const pages = Math.max(1, Math.ceil(chosen.length / pageSize));
    this.#page = Math.min(pages - 1, Math.max(0, this.#page));
    this.#back.disabled = this.#page === 0;
    this.#next.disabled = this.#page === pages - 1;
    const from = this.#page * pageSize;
    setText(this.#position, chosen.length === 0 ? "no trials" : `${count(from + 1)}–${count(Math.min(chosen.length, from + pageSize))} of ${count(chosen.length)}`);
    for (const [id, head] of this.#heads)
      head.setAttribute("aria-sort", id !== this.#sort.column ? "none" : this.#sort.isRising ? "ascending" : "descending");
    this.#showRows(chosen.slice(from, from + pageSize));
  }

  #order(trials: Trial[]): void {
    const column = this.#columns.find(one => one.id === this.#sort.column);
    if (column === undefined)
      return;
    const sign = this.#sort.isRising ? 1 : -1;
    const keyed = trials.map(trial => ({ trial, key: column.key(trial) }));
    keyed.sort((a, b) => {
      if (a.key === null || b.key === null)
        return Number(a.key === null) - Number(b.key === null);
      return sign * (typeof a.key === "number" && typeof b.key === "number" ? a.key - b.key : String(a.key).localeCompare(String(b.key)));
    });
    keyed.forEach((one, i) => { trials[i] = one.trial; });
  }

  /** Makes only the rows whose trials changed: focus, selection and scroll position stay. */
  #showRows(trials: readonly Trial[]): void {
    trials.forEach((trial, i) => {
      const row = this.#rows.rows[i];
      if (row === undefined)
        this.#rows.append(this.#row(trial));
      else if (this.#shown[i] !== trial)
        this.#replace(row, trial);
    });
    while (this.#rows.rows.length > trials.length)
      this.#rows.deleteRow(-1);
    this.#shown = [...trials];
  }

  #replace(row: HTMLTableRowElement, trial: Trial): void {
    const hadFocus = row.contains(document.activeElement);
    const now = this.#row(trial);
    row.replaceWith(now);
    if (hadFocus)
      now.querySelector("a")?.focus();
  }

  #row(trial: Trial): HTMLTableRowElement {
    return h("tr", { click: event => { if (!(event.target instanceof HTMLAnchorElement) && getSelection()?.isCollapsed !== false) location.hash = address.trial(this.#study, trial.number); } },
      ...this.#columns.map(column => h("td", { class: column.isNumeric ? "number" : "" }, column.cell(trial))));
  }
}
