/* What the page knows, what is chosen, and what that leaves. */
const data = JSON.parse(document.getElementById("data").textContent);
const form = document.getElementById("filters");
const fields = [...form.elements].filter(field => field.name);
const evidence = document.getElementById("evidence");
const views = [...document.querySelectorAll(".view")];
const first = views.find(view => !view.classList.contains("other")).dataset.view;
const state = { hover: "", focus: "", selected: "", view: first };
const known = new Map();
for (const kind of ["actors", "issues", "documents", "statements"]) {
  data[kind].forEach((thing, number) => known.set(thing.key, { kind, number, thing }));
}
let shown = data.statements;

const element = (name, text = "", kind = "") => {
  const made = document.createElement(name);
  made.textContent = text;
  if (kind) made.className = kind;
  return made;
};
const count = (number, word) => `${number} ${word}${number === 1 ? "" : "s"}`;
const label = (kind, number) => data[kind][number].label;
const speakers = statement => statement.actors.map(number => label("actors", number));
const topics = statement => statement.issues.map(number => label("issues", number));
const sentence = statement => statement.quote.map(([text]) => text).join("");
const contentOf = statement => statement.quote.filter(([, content]) => content).map(([text]) => text).join(" … ").slice(0, 160);
const sign = statement => `${statement.cue}${statement.review ? "\u00a0?" : ""}`;
const dateOf = statement => data.documents[statement.document].date.slice(0, 10);
const listed = names => names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${names.at(-1)}` : names[0] ?? "";
const summary = statement => (listed(speakers(statement)) || "An unnamed speaker") + (statement.joint ? " jointly " : " ")
  + `${statement.cue}: ${topics(statement).join("; ") || "(no issue recognised)"}${statement.review ? ` (in doubt: ${statement.review})` : ""}`;

/* An issue and all that are narrower; wider ones may run in a circle. */
const narrower = number => {
  const found = new Set([number]);
  for (let size = 0; size !== found.size;) {
    size = found.size;
    data.issues.forEach((issue, at) => issue.wider.some(wider => found.has(wider)) && found.add(at));
  }
  return found;
};

const tests = {
  q: words => {
    const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
    return statement => {
      const text = statement.searched ??= `${summary(statement)} ${statement.act} ${sentence(statement)}`.toLowerCase();
      return wanted.every(word => text.includes(word));
    };
  },
  act: value => {
    const [illocution, act] = value.split("/");
    return statement => statement.illocution === illocution && (!act || statement.act === act);
  },
  said: value => statement => statement.joint === (value === "jointly"),
  actor: key => statement => statement.actors.includes(known.get(key)?.number),
  issue: key => {
    const wanted = narrower(known.get(key)?.number);
    return statement => statement.issues.some(number => wanted.has(number));
  },
  document: key => statement => statement.document === known.get(key)?.number,
  from: day => statement => dateOf(statement) !== "" && dateOf(statement) >= day.slice(0, dateOf(statement).length),
  to: day => statement => dateOf(statement) !== "" && dateOf(statement) <= day.slice(0, dateOf(statement).length),
};

const matching = () => {
  const asked = fields.filter(field => field.value).map(field => tests[field.name](field.value));
  return asked.length ? data.statements.filter(statement => asked.every(test => test(statement))) : data.statements;
};

/* The statements of a part of a picture; `actor-a+issue-b` is a cell of the table of counts. */
const has = (statement, key) => {
  const { kind, number } = known.get(key) ?? {};
  return kind === "statements" ? statement.key === key : Boolean(statement[kind]?.includes?.(number));
};
const statementsOf = key => shown.filter(statement => key.split("+").every(part => has(statement, part)));
const tied = key => {
  if (!key) return new Set();
  const own = statementsOf(key);
  const { kind } = known.get(key) ?? {};
  const keys = (wanted, of) => wanted === kind ? [] : own.flatMap(one => one[wanted].map(of));
  return new Set([key, ...own.map(one => one.key),
    ...keys("actors", number => data.actors[number].key), ...keys("issues", number => data.issues[number].key)]);
};

/* The address holds what is selected, what is asked for, and the view, so that it can be sent to somebody. */
const address = () => [
  state.selected,
  ...fields.filter(field => field.value).map(field => `${field.name}=${encodeURIComponent(field.value)}`),
  state.view === first ? "" : `view=${state.view}`,
].filter(Boolean).join("&");
const remember = () => {
  const hash = address();
  history.replaceState(null, "", hash ? `#${hash}` : location.href.split("#")[0]);
};
const decoded = text => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};
const isChoice = key => {
  const kinds = key.split("+").map(part => known.get(part)?.kind);
  return kinds.length === 1 && kinds[0] === "statements" || kinds.every(kind => kind === "actors" || kind === "issues");
};
const recall = () => {
  const parts = location.hash.slice(1).split("&").map(part => part.split("="));
  const given = new Map(parts.filter(part => part.length > 1).map(([name, value]) => [name, decoded(value)]));
  for (const field of fields) field.value = given.get(field.name) ?? "";
  const [key] = parts.find(part => part.length === 1) ?? [""];
  const view = given.get("view") ?? (key.startsWith("text-") ? "list" : first);
  state.view = views.some(each => each.dataset.view === view) ? view : first;
  const selected = key.replace(/^text-/, "");
  state.selected = isChoice(selected) ? selected : "";
};
