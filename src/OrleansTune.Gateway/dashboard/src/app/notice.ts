import type { Problem } from "../api/problem";
import { h } from "../dom";

const titles: Record<string, string> = {
  unauthenticated: "This key is not accepted",
  forbidden: "This key may not do that",
  study_not_found: "There is no such study",
  study_not_running: "The study has ended",
  unreachable: "No connection to the server",
  unavailable: "The server is not ready",
};

/** A problem for the reader: what it is, what the server said, and the code that a runbook or a colleague can look up. */
export function problemNotice(problem: Problem, again?: () => void): HTMLElement {
  return h("div", { class: "notice bad" },
    h("strong", {}, titles[problem.code] ?? "That did not work"),
    h("p", {}, problem.message),
    h("p", { class: "hint" }, "Code ", h("code", {}, problem.code), problem.status > 0 && ` · HTTP ${problem.status}`, problem.traceId !== null && ` · trace ${problem.traceId}`),
    again !== undefined && h("button", { click: again }, "Try again"));
}
