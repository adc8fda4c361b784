"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const picture = document.getElementById("picture");
  const frame = picture.parentElement; /* hears the events: an SVG element that listened to focus would take it */
  const evidence = document.getElementById("evidence");
  const hints = [...evidence.children];
  const nodes = [...picture.querySelectorAll(".node")];
  const curves = [...picture.querySelectorAll(".curve")];
  const columns = ["actor", "chip", "issue"].map(kind => nodes.filter(node => node.classList.contains(kind)));
  const known = new Map(nodes.map(node => [node.id, node]));
  const statements = new Map(data.statements.map(statement => [statement.key, statement]));
  const state = { hover: "", focus: "", selected: "" };

  const element = (name, text = "", kind = "") => {
    const made = document.createElement(name);
    made.textContent = text;
    if (kind) made.className = kind;
    return made;
  };

  /* What belongs to a part of the picture: its statements, and all that they tie to it. */
  const statementsOf = key => statements.has(key)
    ? [statements.get(key)]
    : data.statements.filter(statement => statement.actors.includes(key) || statement.issues.includes(key));

  const tied = key => {
    const own = statementsOf(key);
    const actors = key in data.actors ? [key] : own.flatMap(statement => statement.actors);
    const issues = key in data.issues ? [key] : own.flatMap(statement => statement.issues);
    return new Set([key, ...own.map(statement => statement.key), ...actors, ...issues]);
  };

  /* The evidence pane: a statement's own entry of the list, or the entries that an actor or issue has. */
  const entryOf = key => document.getElementById("text-" + key);
  const statementPane = key => [...entryOf(key).children].map(part => part.cloneNode(true));

  const nodePane = (key, label) => {
    const own = statementsOf(key);
    const joint = own.filter(statement => statement.joint).length;
    const counts = [[own.length - joint, "alone"], [joint, "jointly"]].filter(([count]) => count);
    const list = element("ol");
    for (const statement of own) {
      const item = element("li");
      item.append(entryOf(statement.key).querySelector(".headline").cloneNode(true));
      list.append(item);
    }
    const heading = element("h2", label);
    heading.dir = "auto";
    return [heading, element("p", "Said " + counts.map(pair => pair.join(" ")).join(", ") + ".", "facts"), list];
  };

  const pane = key => {
    if (!key) return hints;
    return statements.has(key) ? statementPane(key) : nodePane(key, data.actors[key] ?? data.issues[key]);
  };

  let shown = "";
  const show = () => {
    const key = state.hover || state.focus || state.selected;
    if (key === shown) return;
    shown = key;
    const lit = key ? tied(key) : new Set();
    picture.classList.toggle("fade", Boolean(key));
    for (const node of nodes) node.classList.toggle("on", lit.has(node.id));
    for (const curve of curves) {
      curve.classList.toggle("on", lit.has(curve.dataset.statement) && lit.has(curve.dataset.node));
    }
    evidence.setAttribute("aria-live", key === state.selected ? "polite" : "off");
    evidence.replaceChildren(...pane(key));
  };

  const select = key => {
    known.get(state.selected)?.removeAttribute("aria-current");
    state.selected = key;
    known.get(key)?.setAttribute("aria-current", "true");
    show();
    history.replaceState(null, "", key ? "#" + key : location.href.split("#")[0]);
  };

  const clear = () => {
    state.hover = state.focus = "";
    select("");
  };

  /* Keyboard: one stop for Tab; arrows move up and down a column, and along curves to the next one. */
  const middle = node => {
    const box = node.getBBox();
    return box.y + box.height / 2;
  };

  const beside = (node, column) => {
    if (!column) return undefined;
    const lit = tied(node.id);
    const candidates = column.filter(other => lit.has(other.id));
    const distance = other => Math.abs(middle(other) - middle(node));
    return (candidates.length ? candidates : column).reduce(
      (best, other) => (best && distance(best) <= distance(other) ? best : other), undefined);
  };

  const neighbour = (node, key) => {
    const at = columns.findIndex(column => column.includes(node));
    const row = columns[at].indexOf(node);
    switch (key) {
      case "ArrowUp": return columns[at][row - 1];
      case "ArrowDown": return columns[at][row + 1];
      case "ArrowLeft": return beside(node, columns[at - 1]);
      case "ArrowRight": return beside(node, columns[at + 1]);
      default: return undefined;
    }
  };

  let stop = columns[1][0];
  const reach = node => {
    stop?.setAttribute("tabindex", "-1");
    stop = node;
    stop.setAttribute("tabindex", "0");
  };

  const nodeAt = event => event.target.closest?.(".node");

  frame.addEventListener("keydown", event => {
    const node = nodeAt(event);
    if (!node || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      select(node.id);
    } else if (event.key.startsWith("Arrow")) {
      event.preventDefault();
      neighbour(node, event.key)?.focus();
    }
  });
  frame.addEventListener("focusin", event => {
    reach(nodeAt(event));
    state.focus = stop.id;
    show();
  });
  frame.addEventListener("focusout", () => {
    state.focus = "";
    show();
  });
  frame.addEventListener("pointerover", event => {
    state.hover = event.pointerType === "mouse" ? nodeAt(event)?.id ?? "" : "";
    show();
  });
  frame.addEventListener("pointerleave", () => {
    state.hover = "";
    show();
  });
  frame.addEventListener("click", event => {
    event.preventDefault();
    const node = nodeAt(event);
    if (node) select(node.id);
    else clear();
  });
  evidence.addEventListener("click", event => {
    const key = event.target.closest("a")?.hash.slice(1);
    if (!known.has(key)) return;
    event.preventDefault();
    select(key);
  });
  document.addEventListener("keydown", event => {
    if (event.key === "Escape") clear();
  });

  const follow = () => {
    const node = known.get(location.hash.slice(1));
    if (!node) return;
    select(node.id);
    node.scrollIntoView({ block: "center", inline: "center" });
  };
  addEventListener("hashchange", follow);
  addEventListener("load", follow);

  for (const node of nodes) {
    node.setAttribute("tabindex", "-1");
    if (node.localName === "g") node.setAttribute("role", "button");
  }
  if (stop) reach(stop);
  document.documentElement.classList.add("scripted");
})();
