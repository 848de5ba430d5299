import { asProblem, type Problem } from "../api/problem";
import type { Page as Paged, Study, StudyState } from "../api/types";
import type { Host, Page } from "../app/app";
import { problemNotice } from "../app/notice";
import type { Route } from "../app/route";
import { choice, fill, h, setText } from "../dom";
import { count } from "../format/numbers";
import { findStudies } from "./studyQuery";
import { studyColumns, studyRow } from "./studyRow";

const shortestPause = 3_000;
const patience = 10;

/** The tenant's studies, refreshed while the page is looked at. */
export class StudiesPage implements Page {
  readonly element: HTMLElement;
  readonly #host: Host;
  readonly #rows = h("tbody");
  readonly #table = h("div", { class: "card table-wrap", hidden: true },
    h("table", { class: "stacks" }, h("thead", {}, h("tr", {}, ...studyColumns.map(name => h("th", { scope: "col" }, name)))), this.#rows));
  readonly #message = h("div", { class: "message" });
  readonly #fresh = h("span", { class: "link", role: "status" });
  readonly #back = h("button", { disabled: true, click: () => { this.#trail.pop(); this.#reload(); } }, "← Back");
  readonly #more = h("button", { disabled: true, click: () => { this.#trail.push(this.#next); this.#reload(); } }, "More →");
  readonly #closed = new AbortController();
  #query = new AbortController();
  #state: StudyState | null = null;
  #text = "";
  #trail: (string | null)[] = [null];
  #next: string | null = null;
  #shown = "";
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host) {
    this.#host = host;
    document.title = "Studies · OrleansTune";
    const filter = h("input", { type: "search", placeholder: "Find by name", "aria-label": "Find by name", input: () => { this.#text = filter.value.trim(); this.#restart(); } });
    const states = [["", "all"], ["running", "running"], ["paused", "paused"], ["completed", "completed"], ["stopped", "stopped"]] as const;
    this.element = h("div", { class: "page" },
      h("div", { class: "title" }, h("h1", {}, "Studies"), this.#fresh, h("span", { class: "spring" }), filter,
        choice("State", states, "", value => { this.#state = value === "" ? null : value as StudyState; this.#restart(); })),
      this.#message, this.#table,
      h("div", { class: "pager" }, this.#back, this.#more));
    document.addEventListener("visibilitychange", () => { if (!document.hidden) this.#reload(); }, { signal: this.#closed.signal });
    fill(this.#message, h("div", { class: "card skeleton", "aria-label": "Loading" }));
    this.#reload();
  }

  follow(route: Route): boolean {
    return route.page === "studies";
  }

  close(): void {
    this.#closed.abort();
    this.#query.abort();
    clearTimeout(this.#timer);
  }

  #restart(): void {
    this.#trail = [null];
    this.#reload();
  }

  #reload(): void {
    this.#query.abort();
    this.#query = new AbortController();
    clearTimeout(this.#timer);
    void this.#load(this.#query.signal);
  }

  async #load(signal: AbortSignal): Promise<void> {
    const started = performance.now();
    try {
      const page = await findStudies(this.#state, this.#text, this.#trail.at(-1) ?? null, signal);
      if (signal.aborted)
        return;
      this.#show(page);
    } catch (error) {
      if (signal.aborted)
        return;
      const problem = asProblem(error);
      if (problem.status === 401)
        return this.#host.refused(problem);
      this.#fail(problem);
    }
    // A slow server is asked less often.
    const pause = Math.max(shortestPause, patience * (performance.now() - started));
    if (!document.hidden)
      this.#timer = setTimeout(() => this.#reload(), pause);
  }

  #show(page: Paged<Study>): void {
    this.#next = page.nextPageToken ?? null;
    this.#back.disabled = this.#trail.length === 1;
    this.#more.disabled = this.#next === null;
    setText(this.#fresh, `live · ${page.items.length === 1 ? "1 study" : `${count(page.items.length)} studies`}`);
    this.#fresh.dataset.is = "live";
    this.#table.hidden = page.items.length === 0;
    fill(this.#message, page.items.length === 0 && this.#nothing());
    const content = JSON.stringify(page.items);
    if (content !== this.#shown)
      this.#refill(page.items);
    this.#shown = content;
  }

  /** Replaces the rows; who stood on a study's link with the keyboard stands on it again. */
  #refill(studies: Study[]): void {
    const focused = this.#rows.contains(document.activeElement) ? document.activeElement?.getAttribute("href") : null;
    fill(this.#rows, ...studies.map(studyRow));
    if (focused != null)
      this.#rows.querySelector<HTMLElement>(`a[href="${CSS.escape(focused)}"]`)?.focus();
  }

  #fail(problem: Problem): void {
    this.#fresh.dataset.is = "reconnecting";
    setText(this.#fresh, "not up to date");
    fill(this.#message, problemNotice(problem, () => this.#reload()));
  }

  #nothing(): HTMLElement {
    if (this.#state !== null || this.#text !== "")
      return h("div", { class: "card empty" }, h("h2", {}, "No study matches"), h("p", {}, "Change the name or the state above."));
    return h("div", { class: "card empty" },
      h("h2", {}, "No studies yet"),
      h("p", {}, "Create one from the command line, the SDK or over HTTP; it appears here at once."),
      h("pre", {}, "orleanstune study create -f digits.yaml"));
  }
}
