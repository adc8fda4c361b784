/* Saving what is seen: the picture as SVG or PNG, the statements as CSV. */
const namespace = "http://www.w3.org/2000/svg";
const inSvg = (name, attributes, text = "") => {
  const made = document.createElementNS(namespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.textContent = text;
  return made;
};
const family = "'Helvetica Neue', 'Segoe UI', Roboto, 'Liberation Sans', Arial, sans-serif";

const flowCopy = () => {
  const copy = picture.cloneNode(true);
  const box = picture.viewBox.baseVal;
  for (const part of copy.querySelectorAll("[hidden], .reach")) part.remove();
  for (const part of [copy, ...copy.querySelectorAll("*")]) {
    for (const name of ["class", "tabindex", "role", "href", "aria-current", "data-key"]) part.removeAttribute(name);
  }
  copy.setAttribute("width", box.width);
  copy.setAttribute("height", box.height);
  copy.prepend(inSvg("rect", { width: "100%", height: "100%", fill: "#fff" }));
  return copy;
};

/* The matrix is laid out by the browser, so its boxes and words are copied from where they stand. */
const boxOf = (part, origin) => {
  const at = part.getBoundingClientRect();
  return { x: at.x - origin.x, y: at.y - origin.y, width: at.width, height: at.height };
};
const boxDrawn = (part, origin, style) => {
  const { x, y, width, height } = boxOf(part, origin);
  const look = { fill: style.backgroundColor, stroke: style.borderTopColor, "stroke-width": parseFloat(style.borderTopWidth) || 0 };
  return inSvg("rect", { x, y, width, height, rx: Math.min(parseFloat(style.borderTopLeftRadius) || 0, height / 2), ...look });
};
/* Words that the browser broke into lines, line by line: pieces between which a line may break, joined where none does. */
const linesOf = (part, origin) => {
  const lines = [];
  const range = document.createRange();
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const style = getComputedStyle(node.parentNode);
    const look = { size: parseFloat(style.fontSize), weight: style.fontWeight, fill: style.color };
    for (const match of node.data.matchAll(/[^\s–—/-]*[–—/-]|[^\s–—/-]+|\s+/g)) {
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].length);
      const at = boxOf(range, origin);
      const line = lines.at(-1);
      if (line && line.size === look.size && Math.abs(line.y - at.y) < 2) line.words += match[0];
      else if (match[0].trim() && at.width) lines.push({ ...at, ...look, words: match[0] });
    }
  }
  return lines;
};
const pen = element("canvas").getContext("2d");
const fitted = (words, room, size) => {
  pen.font = `${size}px ${family}`;
  if (pen.measureText(words).width <= room) return words;
  const letters = [...words];
  while (letters.length && pen.measureText(`${letters.join("")}…`).width > room) letters.pop();
  return `${letters.join("")}…`;
};
const wordsDrawn = (part, origin) => linesOf(part, origin).map(({ x, y, height, size, weight, fill, words }) =>
  inSvg("text", { x, y: y + height / 2 + size * 0.35, "font-size": size, "font-weight": weight, fill }, words.trim()));
const wordDrawn = (part, origin, words, size, lead = words) => {
  const { x, y, width, height } = boxOf(part, origin);
  const middle = getComputedStyle(part).textAlign === "center";
  const look = { x: middle ? x + width / 2 : x + 9, y: y + height / 2 + size * 0.35, "font-size": size, "text-anchor": middle ? "middle" : "start" };
  const shown = fitted(words, width - (middle ? 4 : 18), size);
  const made = inSvg("text", look, shown.slice(0, lead.length + 1));
  if (shown.length > lead.length) made.append(inSvg("tspan", { fill: "{{ grey }}" }, shown.slice(lead.length + 1)));
  return made;
};
const nameAside = (part, origin) => {
  const { x, y, width, height } = boxOf(part, origin);
  const look = { "font-size": 12.5, transform: `translate(${x + width / 2 + 4} ${y + height - 4}) rotate(-90)` };
  return inSvg("text", look, fitted(part.querySelector("bdi").textContent, height - 4, 12.5));
};

const margin = 12;
/* In narrow columns the two letters of a chip come from the style sheet, so they are no text of the page. */
const matrixCopy = () => {
  const whole = matrixView.querySelector(".matrix, .counts");
  const box = whole.getBoundingClientRect();
  const narrow = whole.matches(".codes, .counts");
  const legend = Object.values(legends).find(each => !each.hidden);
  const above = legend.getBoundingClientRect();
  above.y -= margin;
  const key = [...legend.querySelectorAll(".cue")].filter(sample => !sample.hidden);
  const all = selector => [...whole.querySelectorAll(selector)];
  const [width, height] = [Math.max(box.width, above.width), above.height + box.height + 2 * margin];
  const sheet = inSvg("svg", { xmlns: namespace, width, height, viewBox: `0 0 ${width} ${height}`, "font-family": family, fill: "#1c2126" });
  const copy = inSvg("g", { transform: `translate(0 ${above.height + margin})` });
  sheet.append(inSvg("rect", { width: "100%", height: "100%", fill: "#fff" }), copy);
  for (const sample of key) sheet.append(boxDrawn(sample, above, getComputedStyle(sample)), wordDrawn(sample, above, sample.textContent, 12));
  if (legend === legends.shades) sheet.append(...wordsDrawn(legend.firstElementChild, above));
  const bands = all(".line").map(line => [boxOf(line, box), getComputedStyle(line).backgroundColor]);
  copy.append(...bands.map(([at, fill]) => inSvg("rect", { ...at, fill })));
  for (const chip of all(".chip")) {
    const at = boxOf(chip, box);
    const fill = getComputedStyle(chip.firstChild).borderTopColor;
    copy.append(inSvg("rect", { x: at.x + 6, y: at.y + at.height / 2 - 1, width: at.width - 12, height: 2, fill }));
    for (const run of chip.children) {
      const lead = narrow ? run.dataset.code : run.firstChild.textContent;
      copy.append(boxDrawn(run, box, getComputedStyle(run)), wordDrawn(run, box, narrow ? lead : run.innerText, narrow ? 11 : 12.5, lead));
    }
  }
  for (const cell of all("td")) copy.append(boxDrawn(cell, box, getComputedStyle(cell)), ...wordsDrawn(cell, box));
  for (const name of all(".name, .corner, tbody th")) copy.append(...wordsDrawn(name, box));
  for (const name of all(".head, thead th > *")) copy.append(...(narrow ? [nameAside(name, box)] : wordsDrawn(name, box)));
  return sheet;
};

const svgText = () => new XMLSerializer().serializeToString(state.view === "flow" ? flowCopy() : matrixCopy());
const pngBlob = async () => {
  const text = svgText();
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const scale = Math.min(2, 16000 / Math.max(image.width, image.height));
  const canvas = element("canvas");
  Object.assign(canvas, { width: image.width * scale, height: image.height * scale });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise(resolve => canvas.toBlob(resolve, "image/png"));
};

/* A cell that a spreadsheet would take for a formula gets an apostrophe in front. */
const csvCell = value => {
  const text = /^[=+\-@\t\r]/.test(value) ? `'${value}` : `${value}`;
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};
const csvText = () => {
  const names = ["document", "date", "source", "speakers", "joint", "cue", "act", "illocution", "stance", "issues", "start", "end", "review", "sentence"];
  const lines = shown.map(one => {
    const { title, date, source } = data.documents[one.document];
    return [title, date, source, speakers(one).join(" | "), one.joint, one.cue, one.act, one.illocution, one.stance,
      topics(one).join(" | "), one.start, one.end, one.review, sentence(one)];
  });
  return `\ufeff${[names, ...lines].map(line => line.map(csvCell).join(",")).join("\r\n")}\r\n`;
};

const makers = {
  svg: () => new Blob([svgText()], { type: "image/svg+xml" }),
  png: pngBlob,
  csv: () => new Blob([csvText()], { type: "text/csv" }),
};
const save = async form => {
  const link = element("a");
  link.download = `${document.title.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60)}.${form}`;
  link.href = URL.createObjectURL(await makers[form]());
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
};
