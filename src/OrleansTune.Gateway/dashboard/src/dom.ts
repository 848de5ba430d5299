type Child = Node | string | number | null | undefined | false;
type Attributes = Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>;

/** An element with attributes (functions become listeners, `false` and `null` are left out) and children. */
export function h<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Attributes = {}, ...children: Child[]): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function")
      element.addEventListener(name, value);
    else if (value !== false && value !== null && value !== undefined)
      element.setAttribute(name, value === true ? "" : String(value));
  }
  fill(element, ...children);
  return element;
}

/** Replaces all that an element holds. */
export function fill(element: Element, ...children: Child[]): void {
  element.replaceChildren(...children.filter(child => child !== null && child !== undefined && child !== false).map(asNode));
}

/** Sets a text only when it changed, so that a reader's selection survives a refresh. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text)
    element.textContent = text;
}

/** A `<select>` that tells of each choice. */
export function choice(label: string, options: readonly (readonly [value: string, text: string])[], chosen: string, onChange: (value: string) => void): HTMLLabelElement {
  const select = h("select", { change: () => onChange(select.value) }, ...options.map(([value, text]) => h("option", { value, selected: value === chosen }, text)));
  return h("label", { class: "choice" }, h("span", {}, label), select);
}

function asNode(child: Exclude<Child, null | undefined | false>): Node {
  return child instanceof Node ? child : document.createTextNode(String(child));
}
