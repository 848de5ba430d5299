import { api } from "../api/client";
import { asProblem } from "../api/problem";
import type { Importance } from "../api/types";
import { choice, fill, h } from "../dom";
import type { StudyData } from "./studyData";

const methods = [["fanova", "fANOVA"], ["ped-anova", "PED-ANOVA"]] as const;
/** Asked again when the trials with a result have grown by this factor: importance moves slowly and costs the server some work. */
const growth = 1.1;

/** Which parameters matter, as the server computes it. */
export class ImportancePanel {
  readonly element: HTMLElement;
  readonly #content = h("div", { class: "importance", "aria-live": "off" });
  readonly #signal: AbortSignal;
  #method: string = methods[0][0];
  #data: StudyData | null = null;
  #objective = 0;
  #asked = "";
  #ended = 0;

  constructor(signal: AbortSignal) {
    this.#signal = signal;
    const title = h("h2", { id: "importance" }, "Importance");
    const method = choice("Method", methods, this.#method, value => { this.#method = value; this.#refresh(); });
    this.element = h("figure", { class: "card chart", "aria-labelledby": "importance", "data-chart": "importance" }, h("figcaption", {}, title, method), this.#content);
    fill(this.#content, h("p", { class: "empty" }, "…"));
  }

  show(data: StudyData, objective: number): void {
    this.#data = data;
    this.#objective = objective;
    this.#refresh();
  }

  #refresh(): void {
    if (this.#data === null)
      return;
    const { trials, state } = this.#data.study;
    const ended = trials.completed + trials.stopped;
    const question = `${this.#method}/${this.#objective}/${state === "completed" || state === "stopped"}`;
    if (question === this.#asked && ended < this.#ended * growth + 1)
      return;
    this.#asked = question;
    this.#ended = ended;
    void this.#load(this.#data.study.name, this.#data.objective(this.#objective).name, question);
  }

  async #load(study: string, objective: string, question: string): Promise<void> {
    try {
      const importance = await api.importance(study, this.#method, objective, this.#signal);
      if (question === this.#asked)
        this.#draw(importance);
    } catch (error) {
      if (this.#signal.aborted)
        return;
      const problem = asProblem(error);
      this.#asked = "";
      fill(this.#content, h("p", { class: "empty" }, problem.message, " ", h("code", {}, problem.code)));
    }
  }

  #draw({ parameters, reason }: Importance): void {
    if (parameters.length === 0)
      return fill(this.#content, h("p", { class: "empty" }, reason ?? "Not known yet."));
    const most = Math.max(...parameters.map(parameter => parameter.importance), Number.MIN_VALUE);
    fill(this.#content,
      h("dl", {}, ...parameters.flatMap(({ name, importance }) => {
        const bar = h("span", { class: "bar-fill" });
        bar.style.width = `${(100 * Math.max(0, importance)) / most}%`;
        return [h("dt", { title: name }, name), h("dd", {}, h("span", { class: "bar-track", "aria-hidden": "true" }, bar), h("span", { class: "number" }, `${(100 * importance).toFixed(1)} %`))];
      })),
      reason != null && h("p", { class: "hint" }, reason));
    this.element.dataset.points = String(parameters.length);
  }
}
