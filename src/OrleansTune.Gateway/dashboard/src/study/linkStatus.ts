import type { Link } from "../api/watch";
import { h, setText } from "../dom";
import { count } from "../format/numbers";
import type { StudyData } from "./studyData";

/** Says whether what is shown is up to date. */
export class LinkStatus {
  readonly element = h("span", { class: "link", role: "status" });
  #link: Link = { is: "connecting" };

  show(link: Link, data: StudyData | null): void {
    this.#link = link;
    this.refresh(data);
  }

  refresh(data: StudyData | null): void {
    this.element.dataset.is = this.#link.is;
    setText(this.element, this.#text(data));
  }

  #text(data: StudyData | null): string {
    if (this.#link.is === "live" && data !== null && !data.isLoaded)
      return `loading ${count(data.known)} of ${count(data.study.trials.total)} trials`;
    switch (this.#link.is) {
      case "connecting": return "connecting";
      case "live": return "live";
      case "reconnecting": return this.#link.problem === null ? "reconnecting" : `reconnecting: ${this.#link.problem.code}`;
      case "ended": return "finished";
      case "refused": return `not up to date: ${this.#link.problem.code}`;
    }
  }
}
