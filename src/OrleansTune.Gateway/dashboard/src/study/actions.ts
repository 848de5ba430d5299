import { api } from "../api/client";
import { asProblem, type Problem } from "../api/problem";
import type { Study } from "../api/types";
import { confirmed } from "../app/confirm";
import { problemNotice } from "../app/notice";
import { fill, h } from "../dom";

type Verb = "pause" | "resume" | "stop";

const texts: Record<Verb, { title: string; text: string; verb: string }> = {
  pause: { title: "Pause the study?", text: "No more trials are handed out until it is resumed. Trials in training stop at their last checkpoint.", verb: "Pause" },
  resume: { title: "Resume the study?", text: "Trials are handed out again.", verb: "Resume" },
  stop: { title: "Stop the study for good?", text: "Its running trials are stopped, their measurements count, and it cannot be resumed.", verb: "Stop" },
};

/** The buttons that pause, resume and stop a study; none for a key that may only read. */
export class Actions {
  readonly element = h("div", { class: "actions", role: "group", "aria-label": "Study" });
  readonly outcome = h("div", { role: "alert" });
  readonly #changed: (study: Study) => void;
  readonly #refused: (problem: Problem) => void;
  #shown: Study | null = null;
  /** Null until the server has said. */
  #mayOnlyRead: boolean | null = null;

  constructor(changed: (study: Study) => void, refused: (problem: Problem) => void) {
    this.#changed = changed;
    this.#refused = refused;
    // Where nobody can be asked there are buttons: what they may do is the server's to decide.
    api.me().then(({ role }) => this.#know(role === "viewer"), () => this.#know(false));
  }

  show(study: Study): void {
    const before = this.#shown;
    this.#shown = study;
    if (before?.state !== study.state)
      this.#draw();
  }

  #know(mayOnlyRead: boolean): void {
    this.#mayOnlyRead = mayOnlyRead;
    this.#draw();
  }

  #draw(): void {
    const study = this.#shown;
    if (study === null || this.#mayOnlyRead === null)
      return;
    const verbs: Verb[] = study.state === "running" ? ["pause", "stop"] : study.state === "paused" ? ["resume", "stop"] : [];
    fill(this.element, ...(this.#mayOnlyRead ? [h("span", { class: "hint" }, "This key may only read.")] : verbs.map(verb => this.#button(study.name, verb))));
  }

  #button(name: string, verb: Verb): HTMLButtonElement {
    const text = texts[verb];
    const button = h("button", { class: verb === "stop" ? "danger" : "", click: () => void this.#run(name, verb, button) }, text.verb);
    return button;
  }

  async #run(name: string, verb: Verb, button: HTMLButtonElement): Promise<void> {
    const { title, text, verb: word } = texts[verb];
    if (!await confirmed(title, text, word, verb === "stop"))
      return;
    button.disabled = true;
    fill(this.outcome);
    try {
      this.#changed(await api.act(name, verb));
    } catch (error) {
      const problem = asProblem(error);
      if (problem.status === 401)
        return this.#refused(problem);
      if (problem.status === 403)
        this.#know(true);
      fill(this.outcome, problemNotice(problem));
    } finally {
      button.disabled = false;
    }
  }
}
