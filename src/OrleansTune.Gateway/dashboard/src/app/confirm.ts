import { h } from "../dom";

/** Asks before something is done that cannot simply be taken back; true when the reader agrees. */
export function confirmed(title: string, text: string, verb: string, isDangerous: boolean): Promise<boolean> {
  return new Promise(resolve => {
    const dialog = h("dialog", { class: "confirm", "aria-labelledby": "confirm-title", close: () => { resolve(dialog.returnValue === "yes"); dialog.remove(); } },
      h("h2", { id: "confirm-title" }, title),
      h("p", {}, text),
      h("form", { method: "dialog", class: "actions" },
        h("button", { value: "no" }, "Cancel"),
        h("button", { value: "yes", class: isDangerous ? "danger" : "primary" }, verb)));
    document.body.append(dialog);
    dialog.showModal();
  });
}
