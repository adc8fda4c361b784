/* The matrix of what is left: chips while they are few, else a table of counts. */
const limits = {
  widths: {{ widths|tojson }},
  chips: 3000, columns: 80, actors: 60, issues: 100,
};
const matrixView = document.getElementById("view-matrix");
const legends = { kinds: matrixView.querySelector(".kinds"), shades: matrixView.querySelector(".shades") };
const unnamed = { key: "", label: "unnamed speaker" };
const noIssue = { key: "", label: "no issue recognised" };

const gathered = (statements, kind) => {
  const found = new Map();
  for (const statement of statements) {
    for (const number of statement[kind].length ? statement[kind] : [-1]) {
      if (!found.has(number)) found.set(number, []);
      found.get(number).push(statement);
    }
  }
  return found;
};

const part = (name, thing, kind) => {
  const made = element(name, "", kind);
  const words = element("bdi", thing.label);
  made.append(words);
  if (!thing.key) return made;
  made.classList.add("node");
  made.dataset.key = thing.key;
  made.setAttribute("role", "button");
  return made;
};

const head = (thing, own) => {
  const made = part("span", thing, "head");
  const joint = own.filter(statement => statement.joint).length;
  const counts = [[own.length - joint, "alone"], [joint, "jointly"]].filter(([number]) => number);
  made.append(" ", element("small", counts.map(pair => pair.join(" ")).join(", ")));
  made.title = thing.label;
  return made;
};

/* A chip reaches over all its parties; between runs of neighbours there is a thin line. */
const chipOf = (statement, column, roomy) => {
  const columns = (statement.actors.length ? statement.actors : [-1]).map(number => column.get(number)).sort((a, b) => a - b);
  const chip = element("a", "", `node chip ${statement.illocution}${statement.joint ? " joint" : ""}`);
  chip.href = `#${statement.key}`;
  chip.dataset.key = statement.key;
  chip.setAttribute("aria-label", summary(statement));
  chip.style.gridColumn = `${columns[0] + 1} / ${columns.at(-1) + 2}`;
  columns.forEach((at, row) => {
    if (columns[row - 1] === at - 1) return;
    let end = at;
    while (columns.includes(end + 1)) end += 1;
    const run = element("span");
    run.append(element("i", sign(statement)), ...(roomy ? [" ", element("small", contentOf(statement))] : []));
    run.dataset.code = statement.cue.slice(0, 2) + (statement.review ? "?" : "");
    run.style.gridColumn = `${at - columns[0] + 1} / ${end - columns[0] + 2}`;
    chip.append(run);
  });
  return chip;
};

const lineOf = (name, chips) => {
  const line = element("div", "", "line");
  const cells = element("div", "", "cells");
  cells.append(...chips);
  line.append(name, cells);
  return line;
};

const chipMatrix = () => {
  const said = gathered(shown, "actors");
  const about = [...gathered(shown, "issues")];
  const several = new Set(shown.map(statement => statement.document)).size > 1;
  about.sort((a, b) => (a[0] < 0) - (b[0] < 0) || (several ? b[1].length - a[1].length : 0));
  const actors = [...data.actors.keys(), -1].filter(number => said.has(number));
  const column = new Map(actors.map((number, at) => [number, at]));
  const [name] = limits.widths.find(([, most]) => actors.length <= most);
  const roomy = ["pair", "few"].includes(name);
  const made = element("div", "", `matrix ${name}`);
  const reach = ({ actors: who }) => who.length && Math.max(...who.map(n => column.get(n))) - Math.min(...who.map(n => column.get(n)));
  made.append(lineOf(element("span", count(about.length, "issue"), "corner"), actors.map(number => head(data.actors[number] ?? unnamed, said.get(number)))));
  made.firstChild.classList.add("heads");
  made.append(...about.map(([number, own]) => {
    const chips = [...own].sort((a, b) => reach(b) - reach(a)).map(statement => chipOf(statement, column, roomy));
    return lineOf(part("span", data.issues[number] ?? noIssue, "name"), chips);
  }));
  made.id = "matrix";
  made.setAttribute("role", "group");
  made.setAttribute("aria-label", "Matrix: issues by actors, a chip for each statement");
  made.style.setProperty("--number", actors.length);
  const letters = element("p", "Two letters are the beginning of the reporting verb. Choose a chip to read it.", "hint");
  return name === "codes" ? [letters, made] : [made];
};

/* Counts of the most frequent actors and issues; a cell leads to its statements. */
const mostFrequent = (kind, most) => [...gathered(shown, kind)]
  .filter(([number]) => number >= 0)
  .sort((a, b) => b[1].length - a[1].length)
  .slice(0, most)
  .map(([number]) => number);

const countMatrix = () => {
  const [actors, issues] = [mostFrequent("actors", limits.actors), mostFrequent("issues", limits.issues)];
  const cells = new Map();
  for (const { actors: who, issues: what } of shown) {
    for (const actor of who) for (const issue of what) cells.set(`${actor}/${issue}`, (cells.get(`${actor}/${issue}`) ?? 0) + 1);
  }
  const table = element("table", "", "counts");
  const top = table.createTHead().insertRow();
  top.append(element("td"), ...actors.map(number => headCell(data.actors[number], "col")));
  const highest = Math.max(1, ...cells.values());
  keyToShades(highest);
  const body = table.createTBody();
  for (const issue of issues) {
    const line = body.insertRow();
    line.append(headCell(data.issues[issue], "row"));
    for (const actor of actors) line.append(countCell(cells.get(`${actor}/${issue}`), actor, issue, highest));
  }
  return [countNote(), table];
};

/* How dark a count is shown, and which counts are shown so dark. */
const level = (number, highest) => Math.max(1, Math.ceil(4 * Math.log(number) / Math.log(highest + 1)));
const keyToShades = highest => {
  const numbers = [...Array(highest).keys()].map(number => number + 1);
  [...legends.shades.querySelectorAll(".cue")].forEach((sample, at) => {
    const own = numbers.filter(number => level(number, highest) === at + 1);
    sample.hidden = !own.length;
    sample.textContent = [...new Set([own[0], own.at(-1)])].join("–");
  });
};

const headCell = (thing, scope) => {
  const cell = element("th");
  cell.scope = scope;
  cell.title = thing.label;
  cell.append(part("span", thing, ""));
  return cell;
};

const countCell = (number, actor, issue, highest) => {
  const cell = element("td");
  if (!number) return cell;
  const link = element("a", number, "node");
  link.dataset.key = `${data.actors[actor].key}+${data.issues[issue].key}`;
  link.href = `#${link.dataset.key}`;
  link.setAttribute("aria-label", `${count(number, "statement")}: ${data.actors[actor].label}, ${data.issues[issue].label}`);
  cell.className = `n${level(number, highest)}`;
  cell.append(link);
  return cell;
};

const countNote = () => {
  const all = ["actors", "issues"].map(kind => [...gathered(shown, kind).keys()].filter(number => number >= 0).length);
  const note = element("p", `Numbers of statements of the most frequent ${Math.min(limits.actors, all[0])} of ${count(all[0], "actor")} `
    + `and ${Math.min(limits.issues, all[1])} of ${count(all[1], "issue")}. Choose one to see its statements as chips. `, "hint");
  if (limits.actors < all[0] || limits.issues < all[1]) {
    note.append(button("Show more", () => {
      Object.assign(limits, { actors: limits.actors * 2, issues: limits.issues * 2 });
      draw();
    }));
  }
  return note;
};

const drawMatrix = () => {
  const chips = shown.reduce((sum, statement) => sum + Math.max(1, statement.issues.length), 0);
  const many = chips > limits.chips || gathered(shown, "actors").size > limits.columns;
  const parts = shown.length === 0 ? [] : many ? countMatrix() : chipMatrix();
  const frame = element("div", "", "scroll");
  frame.append(parts.pop() ?? element("p", "Nothing is left: clear a filter.", "hint"));
  legends.kinds.hidden = many;
  legends.shades.hidden = !many;
  matrixView.replaceChildren(...Object.values(legends), ...parts, frame);
  arm(matrixView);
};
