import { h } from "../dom";

/** Copies a text; true when it is in the clipboard. */
export async function copy(text: string): Promise<boolean> {
  // The clipboard's own interface is there only over HTTPS and on localhost.
  if (window.isSecureContext) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      // The browser does not permit it; the older way below may still work.
    }
  }
  const area = h("textarea", { class: "off-screen", "aria-hidden": "true" });
  area.value = text;
  document.body.append(area);
  area.select();
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the only way on a page served over plain HTTP
  const isCopied = document.execCommand("copy");
  area.remove();
  return isCopied;
}

/** A button that copies what a function gives at that moment, and says so. */
export function copyButton(label: string, text: () => string): HTMLButtonElement {
  const button = h("button", {
    click: () => void copy(text()).then(isCopied => {
      button.textContent = isCopied ? "Copied ✓" : "Copying is not permitted";
      setTimeout(() => { button.textContent = label; }, 1600);
    }),
  }, label);
  return button;
}
