import { api } from "../api/client";
import { h } from "../dom";
import { address } from "./route";
import { theme } from "./theme";

/** The bar at the top of every page. */
export function header(signOut: (() => void) | null): HTMLElement {
  const themeButton = h("button", { class: "quiet", click: () => { theme.next(); name(); } });
  const name = (): void => {
    themeButton.textContent = { system: "◐", light: "☀", dark: "☾" }[theme.choice];
    themeButton.setAttribute("aria-label", `Colours: ${theme.choice}. Change`);
    themeButton.title = `Colours: ${theme.choice}`;
  };
  name();
  const caller = h("span", { class: "hint" });
  if (signOut !== null)
    api.me().then(({ tenant, role }) => { caller.textContent = `${tenant} · ${role}`; }, () => { /* The page below tells of the trouble. */ });
  return h("header", { class: "bar" },
    h("a", { class: "brand", href: address.studies }, h("img", { src: "./logo.svg", alt: "", width: 28, height: 28 }), "OrleansTune"),
    h("nav", { "aria-label": "Main" },
      signOut !== null && h("a", { href: address.studies }, "Studies"),
      h("a", { href: "openapi/v1.json" }, "API")),
    h("span", { class: "spring" }),
    caller,
    themeButton,
    signOut !== null && h("button", { class: "quiet", click: signOut }, "Sign out"));
}
