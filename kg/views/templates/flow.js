/* The flow picture: the file holds it whole; what is left of it moves together. */
const picture = document.getElementById("picture");
const flow = { parts: [], curves: [], moved: false };
if (picture) {
  flow.curves = [...picture.querySelectorAll(".curve")];
  flow.counts = [...picture.querySelectorAll(".count")];
  flow.rows = flow.counts[0].parentNode.nextElementSibling;
  flow.parts = [...picture.querySelectorAll(".node")].map(node => {
    const boxes = [...node.querySelectorAll("rect")];
    const [box, bar] = boxes.map(each => ({ y: +each.getAttribute("y"), height: +each.getAttribute("height"), element: each }));
    const kind = ["actor", "chip", "issue"].find(name => node.classList.contains(name));
    return { node, key: node.id, kind, box, bar, middle: box.y + box.height / 2, note: node.querySelector(".note") };
  });
  const chips = flow.parts.filter(part => part.kind === "chip");
  flow.headings = [...picture.querySelectorAll(".heading")].map(text => {
    const y = +text.getAttribute("y");
    return { text, document: known.get(chips.find(chip => chip.middle > y).key).thing.document };
  });
}
const columnsOf = () => ["actor", "chip", "issue"].map(kind => flow.parts.filter(part => part.kind === kind && !part.node.hasAttribute("hidden")));

/* Middles in this order, at least `space` apart, as near to the wanted ones as can be: neighbours that collide share their mean. */
const spread = (wanted, heights, space) => {
  const steps = heights.reduce((at, height, row) => [...at, row ? at[row - 1] + (heights[row - 1] + height) / 2 + space : 0], []);
  const pools = [];
  wanted.forEach((want, row) => {
    let [total, size] = [want - steps[row], 1];
    while (pools.length && pools.at(-1)[0] / pools.at(-1)[1] > total / size) {
      const above = pools.pop();
      [total, size] = [total + above[0], size + above[1]];
    }
    pools.push([total, size]);
  });
  return pools.flatMap(([total, size]) => Array(size).fill(total / size)).map((base, row) => base + steps[row]);
};

const gap = (above, below) => {
  if (!above) return 0;
  if (above.actors.join() !== below.actors.join()) return 15;
  return above.document === below.document && sentence(above) === sentence(below) ? 2 : 7;
};

const stackChips = chips => {
  let y = 0;
  let above;
  for (const chip of chips) {
    const statement = known.get(chip.key).thing;
    y += gap(above, statement);
    if (above?.document !== statement.document) {
      const lines = flow.headings.filter(heading => heading.document === statement.document);
      lines.forEach(({ text }, row) => text.setAttribute("y", y + 14 * (row + 1)));
      y += lines.length && 14 * (lines.length + 1) - 6;
    }
    chip.at = y + chip.box.height / 2;
    y += chip.box.height;
    above = statement;
  }
  return y;
};

const placeMarks = (marks, chips) => {
  for (const mark of marks) {
    mark.chips = chips.filter(chip => has(known.get(chip.key).thing, mark.key));
    mark.words = mark.words ?? [...mark.node.querySelectorAll("text > tspan")].length * 15;
    mark.length = 4 * mark.chips.length;
  }
  const wanted = marks.map(mark => mark.chips.reduce((sum, chip) => sum + chip.at, 0) / mark.chips.length);
  const heights = marks.map(mark => Math.max(mark.length, mark.words));
  spread(wanted, heights, 6).forEach((at, row) => { marks[row].at = at; });
  return heights.map((height, row) => [marks[row].at - height / 2, marks[row].at + height / 2]);
};

const move = part => {
  part.node.setAttribute("transform", `translate(0 ${(part.at - part.middle).toFixed(1)})`);
  if (!part.chips) return;
  part.bar.element.setAttribute("y", part.middle - part.length / 2);
  part.bar.element.setAttribute("height", part.length);
  if (!part.note) return;
  const joint = part.chips.filter(chip => known.get(chip.key).thing.joint).length;
  const counts = [[part.chips.length - joint, "alone"], [joint, "jointly"]].filter(([number]) => number);
  part.note.textContent = ` ${counts.map(pair => pair.join(" ")).join(", ")}`;
};

/* Curves leave a bar in the order of the chips, each at a place of its own. */
const bend = parts => {
  for (const curve of flow.curves) {
    const [chip, mark] = [parts.get(curve.dataset.statement), parts.get(curve.dataset.node)];
    curve.toggleAttribute("hidden", !chip || !mark);
    if (!chip || !mark) continue;
    const port = mark.at - mark.length / 2 + 4 * (mark.chips.indexOf(chip) + 0.5);
    const [x1, , middle, , , , x2] = curve.getAttribute("d").match(/[\d.-]+/g);
    const [y1, y2] = (mark.kind === "actor" ? [port, chip.at] : [chip.at, port]).map(y => y.toFixed(1));
    curve.setAttribute("d", `M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`);
  }
};

const drawFlow = () => {
  if (!flow.moved && shown.length === data.statements.length) return;
  flow.moved = true;
  const left = new Set(shown.flatMap(one => [one.key, ...one.actors.map(n => data.actors[n].key), ...one.issues.map(n => data.issues[n].key)]));
  const documents = new Set(shown.map(statement => statement.document));
  for (const part of flow.parts) part.node.toggleAttribute("hidden", !left.has(part.key));
  for (const heading of flow.headings) heading.text.toggleAttribute("hidden", !documents.has(heading.document));
  const [actors, chips, issues] = columnsOf();
  const extents = [[0, stackChips(chips)], ...placeMarks(actors, chips), ...placeMarks(issues, chips)];
  const [top, bottom] = [Math.min(...extents.map(([from]) => from)), Math.max(...extents.map(([, to]) => to))];
  const parts = [...actors, ...chips, ...issues];
  parts.forEach(move);
  bend(new Map(parts.map(part => [part.key, part])));
  const head = +flow.counts[0].getAttribute("y") + 12;
  flow.rows.setAttribute("transform", `translate(0 ${(head - top).toFixed(1)})`);
  picture.setAttribute("viewBox", `0 0 ${picture.viewBox.baseVal.width} ${(head + bottom - top + 12).toFixed(1)}`);
  [[actors, "actor"], [chips, "statement"], [issues, "issue"]].forEach(([column, word], at) => {
    flow.counts[at].textContent = count(column.length, word);
  });
};
