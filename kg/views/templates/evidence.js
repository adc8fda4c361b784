/* The pane beside the picture: a statement with its whole document, or the statements of an actor, issue or cell. */
const hints = [...evidence.children];
const most = 100;

const headline = (statement, link = true) => {
  const line = element("p", "", "headline");
  const into = link ? element("a") : line;
  const who = element("b", listed(speakers(statement)) || "An unnamed speaker");
  const cue = element("span", sign(statement), `cue ${statement.illocution}${statement.joint ? " joint" : ""}`);
  who.dir = cue.dir = "auto";
  into.append(who, statement.joint ? " jointly " : " ", cue, `: ${topics(statement).join("; ") || "(no issue recognised)"}`);
  if (link) {
    into.href = `#${statement.key}`;
    line.append(into);
  }
  return line;
};

const quotation = (statement, kind = "blockquote") => {
  const quote = element(kind);
  quote.dir = "auto";
  quote.append(...statement.quote.map(([text, content]) => content ? element("mark", text) : text));
  return quote;
};

const origin = number => {
  const { title, date, source, address } = data.documents[number];
  const line = element("p", [title, date].filter(Boolean).join(", "), "facts");
  if (!address && !source) return line;
  line.append(" · ", address ? element("a", source || "source") : source);
  if (address) Object.assign(line.lastChild, { href: address, rel: "noreferrer" });
  return line;
};

/* The text of a document is made once; what is marked in it changes. */
const texts = new Map();
const wholeText = number => {
  if (!texts.has(number)) {
    const text = element("div", "", "document");
    Object.assign(text, { tabIndex: 0, dir: "auto" });
    text.setAttribute("role", "region");
    text.setAttribute("aria-label", "The whole document");
    text.append(...data.documents[number].text.map(piece => element("span", piece)));
    const own = data.statements.filter(statement => statement.document === number);
    for (const one of own.sort((a, b) => (b.end - b.start) - (a.end - a.start))) {
      for (const at of one.marks.content ?? []) Object.assign(text.children[at], { className: "said" }).dataset.key = one.key;
    }
    texts.set(number, text);
  }
  return texts.get(number);
};

const marked = statement => {
  const text = wholeText(statement.document);
  const classes = { source: "source-words", cue: "cue-words", content: "content" };
  for (const piece of text.children) piece.classList.remove(...Object.values(classes));
  for (const [part, numbers] of Object.entries(statement.marks)) {
    for (const number of numbers) text.children[number].classList.add(classes[part]);
  }
  return text;
};

const button = (words, act) => {
  const made = element("button", words);
  made.type = "button";
  made.addEventListener("click", act);
  return made;
};

const step = (statement, by) => shown[shown.indexOf(statement) + by];
const steps = statement => {
  const line = element("p", "", "steps");
  for (const [words, by] of [["Previous", -1], ["Next", 1]]) {
    const made = button(words, () => select(step(statement, by).key, true));
    made.disabled = !step(statement, by);
    line.append(made);
  }
  return line;
};

const keyToMarks = () => {
  const line = element("p", "", "facts key");
  line.append(element("span", "source", "is-source"), " ", element("span", "cue", "is-cue"), " ", element("span", "content", "is-content"));
  return line;
};

const statementPane = statement => {
  const stance = statement.stance ? `, ${statement.stance}` : "";
  const facts = element("p", `${statement.act} (${statement.illocution})${stance} · characters ${statement.start}–${statement.end}`, "facts");
  const doubt = statement.review ? [element("p", `In doubt: ${statement.review}.`, "doubt")] : [];
  const parts = [headline(statement, false), ...doubt, quotation(statement), facts, origin(statement.document), steps(statement)];
  return data.documents[statement.document].text.length ? [...parts, keyToMarks(), marked(statement)] : parts;
};

const only = key => {
  const line = element("p", "", "steps");
  for (const part of key.split("+")) {
    const { kind, thing } = known.get(part);
    line.append(button(key.includes("+") ? `Only ${thing.label}` : "Show nothing else", () => {
      form.elements[kind.slice(0, -1)].value = part;
      change();
    }));
  }
  return line;
};

const groupPane = key => {
  const own = statementsOf(key);
  const joint = own.filter(statement => statement.joint).length;
  const counts = [[own.length - joint, "alone"], [joint, "jointly"]].filter(([number]) => number);
  const heading = element("h2", key.split("+").map(part => known.get(part).thing.label).join(" · "));
  heading.dir = "auto";
  const list = element("ol");
  for (const statement of own.slice(0, most)) {
    const item = element("li");
    item.append(headline(statement));
    list.append(item);
  }
  if (own.length > most) list.append(element("li", `and ${own.length - most} more: the list has them all`, "facts"));
  return [heading, element("p", `Said ${counts.map(pair => pair.join(" ")).join(", ") || "nothing that is shown"}.`, "facts"), only(key), list];
};

const pane = key => {
  if (!key) return hints;
  const { kind, thing } = known.get(key) ?? {};
  return kind === "statements" ? statementPane(thing) : groupPane(key);
};

/* Scrolls the pane alone: the page stays where it is. */
const scrollToMark = () => {
  const text = evidence.querySelector(".document");
  const mark = text?.querySelector(".source-words, .cue-words, .content");
  if (mark) text.scrollTop = mark.offsetTop - 60;
};
