import { api } from "../api/client";
import { asProblem, type Problem } from "../api/problem";
import type { BestTrial, Study, Trial } from "../api/types";
import { watchStudy, type Link } from "../api/watch";
import type { Host, Page } from "../app/app";
import { problemNotice } from "../app/notice";
import { address, type Route } from "../app/route";
import { theme } from "../app/theme";
import { fill, h } from "../dom";
import { TrialDialog } from "../trials/trialDialog";
import { LinkStatus } from "./linkStatus";
import { StudyData } from "./studyData";
import { StudyView } from "./studyView";

/** The reader sees changes at most this often, so that a busy study does not flicker. */
const restBetweenRefreshes = 400;
const restAfterRefresh = 5;
const clockTick = 5_000;

/** One study, watched live. */
export class StudyPage implements Page {
  readonly element = h("div", { class: "page study" });
  readonly #host: Host;
  readonly #name: string;
  readonly #closed = new AbortController();
  readonly #link = new LinkStatus();
  readonly #dialog: TrialDialog;
  #trial: number | null;
  #data: StudyData | null = null;
  #view: StudyView | null = null;
  #front: BestTrial[] = [];
  #frontOf: Study | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #notBefore = 0;

  constructor(host: Host, name: string, trial: number | null) {
    this.#host = host;
    this.#name = name;
    this.#trial = trial;
    this.#dialog = new TrialDialog(() => {
      if (!this.#closed.signal.aborted && this.#trial !== null)
        location.hash = address.study(name);
    });
    document.title = `${name} · OrleansTune`;
    fill(this.element, h("div", { class: "card skeleton", "aria-label": "Loading" }), h("div", { class: "card skeleton tall" }));
    theme.onChange(() => this.#view?.restyle(), this.#closed.signal);
    const clock = setInterval(() => this.#view?.tick(), clockTick);
    this.#closed.signal.addEventListener("abort", () => clearInterval(clock), { once: true });
    void this.#open();
  }

  follow(route: Route): boolean {
    if (route.page !== "study" || route.study !== this.#name)
      return false;
    this.#trial = route.trial;
    if (this.#trial === null)
      this.#dialog.close();
    else
      this.#showTrial();
    return true;
  }

  close(): void {
    this.#closed.abort();
    clearTimeout(this.#timer);
    this.#view?.close();
  }

  async #open(): Promise<void> {
    const { signal } = this.#closed;
    try {
      this.#begin(await api.study(this.#name, signal));
    } catch (error) {
      if (signal.aborted)
        return;
      const problem = asProblem(error);
      if (problem.status === 401)
        return this.#host.refused(problem);
      fill(this.element, this.#trail(), problemNotice(problem, problem.status === 404 ? undefined : () => void this.#open())); return;
    }
    await watchStudy(this.#name, {
      changed: (study, trials) => this.#take(study, trials),
      link: link => this.#linked(link),
    }, signal);
  }

  #begin(study: Study): void {
    this.#data = new StudyData(study);
    this.#view = new StudyView(study, this.#link.element, {
      changed: now => this.#take(now, []),
      refused: problem => this.#host.refused(problem),
      opened: number => { location.hash = address.trial(this.#name, number); },
      signal: this.#closed.signal,
    });
    fill(this.element, this.#trail(), this.#view.element, this.#dialog.element);
    this.#refresh();
  }

  #trail(): HTMLElement {
    return h("nav", { class: "trail", "aria-label": "Where you are" }, h("a", { href: address.studies }, "Studies"), " / ", h("span", { "aria-current": "page" }, this.#name));
  }

  #linked(link: Link): void {
    this.#link.show(link, this.#data);
    if (link.is !== "refused")
      return;
    if (link.problem.status === 401)
      this.#host.refused(link.problem);
    else
      this.#view?.fail(link.problem);
  }

  #take(study: Study | null, trials: Trial[]): void {
    this.#data?.take(study, trials);
    this.#timer ??= setTimeout(() => this.#refresh(), Math.max(0, this.#notBefore - performance.now()));
  }

  #refresh(): void {
    this.#timer = undefined;
    if (this.#data === null)
      return;
    const started = performance.now();
    this.#view?.show(this.#data, this.#front);
    this.#link.refresh(this.#data);
    this.#showTrial();
    void this.#loadFront(this.#data.study);
    const now = performance.now();
    this.#notBefore = now + Math.max(restBetweenRefreshes, restAfterRefresh * (now - started));
  }

  /** The Pareto front comes from the server: one place decides what is best. */
  async #loadFront(study: Study): Promise<void> {
    if (study.spec.objectives.length === 1) {
      this.#front = study.best == null ? [] : [study.best];
      return;
    }
    if (this.#frontOf === study)
      return;
    this.#frontOf = study;
    try {
      const { trials } = await api.best(this.#name, this.#closed.signal);
      this.#front = trials;
      if (this.#data !== null)
        this.#view?.show(this.#data, this.#front);
    } catch (error) {
      if (!this.#closed.signal.aborted)
        this.#lostFront(asProblem(error));
    }
  }

  #lostFront(problem: Problem): void {
    // The stream tells of the lost connection, and asks again once it is back.
    this.#frontOf = null;
    if (problem.status === 401)
      this.#host.refused(problem);
  }

  #showTrial(): void {
    if (this.#trial === null || this.#data === null)
      return;
    const trial = this.#data.trial(this.#trial);
    if (trial !== undefined)
      this.#dialog.show(this.#data.study, trial);
    else if (this.#data.isLoaded)
      this.#dialog.missing(this.#trial, this.#data.study.trials.total);
  }
}
