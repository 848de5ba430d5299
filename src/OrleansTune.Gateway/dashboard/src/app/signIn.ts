import { api } from "../api/client";
import { asProblem, type Problem } from "../api/problem";
import { session } from "../api/session";
import { fill, h } from "../dom";
import { problemNotice } from "./notice";

/** The form that asks for an API key and tries it before it lets the reader in. */
export function signIn(reason: Problem | null, enter: () => void): HTMLElement {
  const key = h("input", { id: "key", type: "password", required: true, autocomplete: "off", spellcheck: "false", "aria-describedby": "key-hint", placeholder: "API key" });
  const outcome = h("div", { role: "alert" }, reason !== null && problemNotice(reason));
  const button = h("button", { class: "primary" }, "Sign in");

  const attempt = async (): Promise<void> => {
    button.disabled = true;
    button.textContent = "Signing in…";
    fill(outcome);
    session.begin(key.value.trim());
    try {
      await api.me();
      enter();
    } catch (error) {
      session.end();
      fill(outcome, problemNotice(asProblem(error)));
      key.select();
    } finally {
      button.disabled = false;
      button.textContent = "Sign in";
    }
  };

  return h("section", { class: "sign-in card" },
    h("img", { src: "./logo.svg", alt: "", width: 56, height: 56 }),
    h("h1", {}, "OrleansTune"),
    h("p", { class: "muted" }, "Hyperparameter studies, as they learn."),
    h("form", { submit: event => { event.preventDefault(); void attempt(); } },
      h("label", { for: "key" }, "API key"),
      key,
      h("p", { id: "key-hint", class: "hint" }, "Kept in this tab until you close it or sign out. The server prints an admin key when it first starts; an admin makes others."),
      outcome,
      button));
}
