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
const wordsDrawn = (part, origin) => {
  const style = getComputedStyle(part);
  const lines = [];
  const range = document.createRange();
  const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    for (const match of node.data.matchAll(/\S+\s*/g)) {
      range.setStart(node, match.index);
      range.setEnd(node, match.index + match[0].trimEnd().length);
      const at = boxOf(range, origin);
      const size = parseFloat(getComputedStyle(node.parentNode).fontSize);
      if (!at.width) continue;
      const same = lines.at(-1);
      if (same && Math.abs(same.y - at.y) < 2 && same.size === size) same.words += ` ${match[0].trimEnd()}`;
      else lines.push({ ...at, size, words: match[0].trimEnd(), weight: getComputedStyle(node.parentNode).fontWeight });
    }
  }
  return lines.map(({ x, y, height, width, size, words, weight }) => style.writingMode.startsWith("vertical")
    ? inSvg("text", { "font-size": size, "font-weight": weight, transform: `translate(${x + width / 2 + size * 0.35} ${y + height}) rotate(-90)` }, words)
    : inSvg("text", { x, y: y + height / 2 + size * 0.35, "font-size": size, "font-weight": weight }, words));
};

const matrixCopy = () => {
  const whole = matrixView.querySelector(".matrix, .counts");
  const box = whole.getBoundingClientRect();
  const copy = inSvg("svg", { xmlns: namespace, width: box.width, height: box.height, viewBox: `0 0 ${box.width} ${box.height}`, "font-family": family, fill: "#1c2126" });
  copy.append(inSvg("rect", { width: "100%", height: "100%", fill: "#fff" }));
  for (const line of whole.querySelectorAll(".line")) copy.append(boxDrawn(line, box, { ...getComputedStyle(line), backgroundColor: getComputedStyle(line).backgroundColor }));
  for (const chip of whole.querySelectorAll(".chip")) {
    const at = boxOf(chip, box);
    copy.append(inSvg("rect", { x: at.x + 6, y: at.y + 9, width: at.width - 12, height: 2, fill: "#5a626b" }));
    for (const run of chip.children) copy.append(boxDrawn(run, box, getComputedStyle(run)));
  }
  for (const cell of whole.querySelectorAll("td")) copy.append(boxDrawn(cell, box, getComputedStyle(cell)));
  for (const part of whole.querySelectorAll(".head, .name, .corner, .chip > span, td, th")) copy.append(...wordsDrawn(part, box));
  return copy;
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
  const names = ["document", "date", "source", "speakers", "joint", "cue", "act", "illocution", "stance", "issues", "start", "end", "sentence"];
  const lines = shown.map(one => {
    const { title, date, source } = data.documents[one.document];
    return [title, date, source, speakers(one).join(" | "), one.joint, one.cue, one.act, one.illocution, one.stance,
      topics(one).join(" | "), one.start, one.end, sentence(one)];
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
