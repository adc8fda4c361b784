/* What a person does, and what follows from it. */
const drawers = { flow: drawFlow, matrix: drawMatrix, list: drawList };
const status = document.getElementById("status");
const viewNow = () => document.getElementById(`view-${state.view}`);
let nodes = [];
let curves = [];
let last = null;

/* Every part that can be chosen is a stop of the arrow keys; Tab enters a picture once. */
const arm = view => {
  for (const node of view.querySelectorAll(".node")) {
    node.dataset.key ??= node.id;
    node.tabIndex = -1;
    if (node.localName === "g") node.setAttribute("role", "button");
  }
};
const visible = node => !node.hasAttribute("hidden");
const reach = node => {
  for (const other of nodes) if (other.tabIndex === 0) other.tabIndex = -1;
  if (node) node.tabIndex = 0;
};

const show = () => {
  const key = state.hover || state.focus || state.selected;
  if (key === last) return;
  last = key;
  const lit = tied(key);
  viewNow().querySelector("#picture, .matrix")?.classList.toggle("fade", Boolean(key) && nodes.length < 1500);
  for (const node of nodes) node.classList.toggle("on", lit.has(node.dataset.key));
  for (const curve of curves) curve.classList.toggle("on", lit.has(curve.dataset.statement) && lit.has(curve.dataset.node));
  evidence.setAttribute("aria-live", key === state.selected ? "polite" : "off");
  evidence.replaceChildren(...pane(key));
  scrollToMark();
};

const select = (key, follow = false) => {
  state.selected = key;
  for (const node of nodes) {
    if (key && node.dataset.key === key) node.setAttribute("aria-current", "true");
    else node.removeAttribute("aria-current");
  }
  show();
  remember();
  if (follow) nodes.find(node => node.dataset.key === key)?.scrollIntoView({ block: "center", inline: "center" });
};
const clear = () => {
  state.hover = state.focus = "";
  select("");
};

const draw = () => {
  for (const view of views) view.hidden = view.dataset.view !== state.view;
  for (const tab of document.querySelectorAll("[data-show]")) tab.setAttribute("aria-pressed", tab.dataset.show === state.view);
  for (const tool of document.querySelectorAll("[data-save]")) tool.hidden = state.view === "list" && tool.dataset.save !== "csv";
  shown = matching();
  rows = pageful;
  drawers[state.view]();
  nodes = [...viewNow().querySelectorAll(".node, #list tr[data-key]")].filter(visible);
  curves = state.view === "flow" ? flow.curves : [];
  reach(nodes.find(node => node.classList.contains("chip")) ?? nodes.find(node => node.localName !== "tr"));
  const tall = state.view === "flow" && shown.length > 60;
  status.textContent = `${shown.length} of ${count(data.statements.length, "statement")} shown`
    + (tall ? ": a tall picture. One document, actor or issue at a time is easier to follow." : "");
  last = null;
  select(state.selected);
};
const change = () => {
  draw();
  remember();
};

/* Arrow keys: along columns and curves of the flow, else to the nearest part in that direction. */
const place = node => {
  const box = node.getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};
const beside = (node, column) => {
  if (!column) return undefined;
  const lit = tied(node.id);
  const candidates = column.filter(other => lit.has(other.id));
  const distance = other => Math.abs(place(other).y - place(node).y);
  return (candidates.length ? candidates : column).reduce((best, other) => (best && distance(best) <= distance(other) ? best : other), undefined);
};
const alongFlow = (node, key) => {
  const columns = columnsOf().map(column => column.map(part => part.node).sort((a, b) => place(a).y - place(b).y));
  const at = columns.findIndex(column => column.includes(node));
  const row = columns[at].indexOf(node);
  const steps = { ArrowUp: () => columns[at][row - 1], ArrowDown: () => columns[at][row + 1] };
  const sides = { ArrowLeft: () => beside(node, columns[at - 1]), ArrowRight: () => beside(node, columns[at + 1]) };
  return { ...steps, ...sides }[key]?.();
};
const nearest = (node, key) => {
  const from = place(node);
  const across = key === "ArrowLeft" || key === "ArrowRight";
  const sign = key === "ArrowRight" || key === "ArrowDown" ? 1 : -1;
  const far = other => {
    const { x, y } = place(other);
    const [ahead, aside] = across ? [sign * (x - from.x), Math.abs(y - from.y)] : [sign * (y - from.y), Math.abs(x - from.x)];
    return ahead > 3 ? ahead + 4 * aside : Infinity;
  };
  return nodes.map(other => [far(other), other]).reduce((a, b) => (b[0] < a[0] ? b : a), [Infinity])[1];
};

const nodeAt = event => event.target.closest?.(".node");
for (const view of views) {
  view.addEventListener("keydown", event => {
    const node = nodeAt(event);
    if (!node || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      select(node.dataset.key);
    } else if (event.key.startsWith("Arrow")) {
      event.preventDefault();
      const next = state.view === "flow" ? alongFlow(node, event.key) : nearest(node, event.key);
      next?.focus();
    }
  });
  view.addEventListener("focusin", event => {
    const node = nodeAt(event);
    if (!node) return;
    reach(node);
    state.focus = node.dataset.key;
    show();
  });
  view.addEventListener("focusout", () => {
    state.focus = "";
    show();
  });
  view.addEventListener("pointerover", event => {
    state.hover = event.pointerType === "mouse" ? nodeAt(event)?.dataset.key ?? "" : "";
    show();
  });
  view.addEventListener("pointerleave", () => {
    state.hover = "";
    show();
  });
  view.addEventListener("click", event => {
    if (event.target.closest("button")) return;
    event.preventDefault();
    const key = event.target.closest("[data-key]")?.dataset.key;
    if (key) select(key);
    else if (view.dataset.view !== "list") clear();
  });
}
evidence.addEventListener("click", event => {
  const key = event.target.closest("[data-key]")?.dataset.key ?? event.target.closest("a")?.hash.slice(1);
  if (!known.has(key)) return;
  event.preventDefault();
  select(key, true);
});
document.addEventListener("click", event => {
  const { show: view, save: kind } = event.target.dataset ?? {};
  if (view) {
    state.view = view;
    change();
  }
  if (kind) save(kind);
});
document.addEventListener("keydown", event => {
  if (event.key === "Escape") clear();
  if (event.key === "/" && !event.target.closest("input, select")) {
    event.preventDefault();
    document.getElementById("narrow").open = true;
    form.elements.q.focus();
  }
});
form.addEventListener("input", change);
form.addEventListener("reset", () => setTimeout(change));
form.addEventListener("submit", event => event.preventDefault());

const follow = () => {
  recall();
  draw();
  if (state.selected) select(state.selected, true);
};
addEventListener("hashchange", follow);
addEventListener("load", follow);

document.documentElement.classList.add("scripted");
if (matchMedia("(max-width: 900px)").matches) document.getElementById("narrow").open = false;
if (picture) arm(picture);
