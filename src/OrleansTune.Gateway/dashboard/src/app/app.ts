import type { Problem } from "../api/problem";
import { session } from "../api/session";
import { fill, h } from "../dom";
import { StudiesPage } from "../studies/studiesPage";
import { header } from "./header";
import { readRoute, type Route } from "./route";
import { signIn } from "./signIn";
import { theme } from "./theme";

/** A page that the app shows; it lives until it is closed. */
export interface Page {
  readonly element: HTMLElement;
  /** Takes a changed address; false when it is another page's. */
  follow(route: Route): boolean;
  close(): void;
}

/** What a page asks of the app. */
export interface Host {
  /** The key was refused: back to the sign-in form. */
  refused(problem: Problem): void;
}

/** The frame: header, and below it the sign-in form or the page that the address asks for. */
export class App implements Host {
  readonly #main = h("main", { id: "main", tabindex: "-1" });
  readonly #root: HTMLElement;
  #page: Page | null = null;

  constructor(root: HTMLElement) {
    this.#root = root;
  }

  start(): void {
    theme.apply();
    // The address behind the # is a page's: the link past the header must not change it.
    document.querySelector(".skip")?.addEventListener("click", event => { event.preventDefault(); this.#main.focus(); });
    window.addEventListener("hashchange", () => void this.#show());
    void this.#show();
  }

  refused(problem: Problem): void {
    session.end();
    this.#signIn(problem);
  }

  async #show(): Promise<void> {
    if (session.key === null)
      return this.#signIn(null);
    const route = readRoute(location.hash);
    if (this.#page?.follow(route) === true)
      return;
    this.#close();
    this.#frame(true);
    const page = await this.#open(route);
    // The address may have changed while the study page's code was loaded.
    if (JSON.stringify(readRoute(location.hash)) !== JSON.stringify(route))
      return page.close();
    this.#page = page;
    fill(this.#main, page.element);
    this.#main.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }

  async #open(route: Route): Promise<Page> {
    if (route.page === "studies")
      return new StudiesPage(this);
    const { StudyPage } = await import("../study/studyPage");
    return new StudyPage(this, route.study, route.trial);
  }

  #signIn(problem: Problem | null): void {
    this.#close();
    document.title = "Sign in · OrleansTune";
    this.#frame(false);
    fill(this.#main, signIn(problem, () => void this.#show()));
    this.#main.querySelector("input")?.focus();
  }

  #frame(isSignedIn: boolean): void {
    const signOut = isSignedIn ? () => { session.end(); this.#signIn(null); } : null;
    fill(this.#root, header(signOut), this.#main);
    fill(this.#main);
  }

  #close(): void {
    this.#page?.close();
    this.#page = null;
  }
}
