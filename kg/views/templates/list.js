/* The table of all statements, a part of it at a time. */
const table = document.getElementById("list");
const more = document.getElementById("more");
const pageful = 300;
let rows = pageful;

const rowOf = statement => {
  const document = data.documents[statement.document];
  const cue = element("a", `${statement.joint ? "jointly " : ""}${sign(statement)}`, `cue ${statement.illocution}${statement.joint ? " joint" : ""}`);
  cue.href = `#${statement.key}`;
  const act = element("td");
  act.append(cue);
  const row = element("tr");
  row.id = `text-${statement.key}`;
  row.dataset.key = statement.key;
  const words = quotation(statement, "td");
  words.append(" ", element("small", `characters ${statement.start}–${statement.end}`));
  row.append(...(data.documents.length > 1 ? [element("td", `${document.date} ${document.title}`)] : []),
    element("td", listed(speakers(statement)) || "unnamed"), act,
    element("td", topics(statement).join("; ") || "no issue recognised"), words);
  return row;
};

const drawList = () => {
  table.tBodies[0].replaceChildren(...shown.slice(0, rows).map(rowOf));
  more.hidden = rows >= shown.length;
};
more.addEventListener("click", () => {
  rows += pageful;
  drawList();
});
addEventListener("beforeprint", () => {
  rows = Math.max(rows, {{ most }});
  drawList();
});
