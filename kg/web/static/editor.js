// The field of the query becomes an editor: colours, matching brackets, and names completed as one types.
// Without this script the field and its button work all the same. Nothing but /names.json of this server is asked.
import {
  EditorState, EditorView, HighlightStyle, StreamLanguage, autocompletion, bracketMatching, closeBrackets,
  closeBracketsKeymap, completionKeymap, defaultKeymap, drawSelection, highlightSpecialChars, history, historyKeymap,
  keymap, lineNumbers, sparql, syntaxHighlighting, tags,
} from "./vendor/codemirror-6.43.15/codemirror.js";

const field = document.getElementById("query");
const WORDS = [
  "ASK", "BIND", "CONSTRUCT", "COUNT", "DESCRIBE", "DISTINCT", "FILTER", "GRAPH", "GROUP BY", "GROUP_CONCAT",
  "HAVING", "LIMIT", "MINUS", "NOT EXISTS", "OFFSET", "OPTIONAL", "ORDER BY", "PREFIX", "SAMPLE", "SELECT", "UNION",
  "VALUES", "WHERE",
].map((label) => ({ label, type: "keyword" }));

// Colours come from the style sheet of the pages, so that they follow it into the dark.
const colours = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--keyword)", fontWeight: "600" },
  { tag: [tags.local(tags.variableName), tags.variableName], color: "var(--variable)" },
  { tag: [tags.atom, tags.propertyName], color: "var(--link)" },
  { tag: tags.string, color: "var(--string)" },
  { tag: [tags.comment, tags.meta], color: "var(--grey)" },
]);
const theme = EditorView.theme({
  "&": { color: "var(--ink)", backgroundColor: "var(--paper)", border: "1px solid var(--edge)", borderRadius: "3px" },
  "&.cm-focused": { outline: "2px solid var(--focus)", outlineOffset: "1px" },
  ".cm-scroller": { fontFamily: "inherit", fontSize: "13.5px", lineHeight: "1.55", maxHeight: "60vh" },
  ".cm-content, .cm-gutter": { minHeight: "15em" },
  ".cm-content": { padding: "8px 0", caretColor: "var(--ink)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  ".cm-gutters": { color: "var(--grey)", backgroundColor: "var(--shade)", borderRight: "1px solid var(--rule)" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    backgroundColor: "var(--selected)",
  },
  "&.cm-focused .cm-matchingBracket": { backgroundColor: "var(--selected)", outline: "1px solid var(--edge)" },
  "&.cm-focused .cm-nonmatchingBracket": { backgroundColor: "transparent", textDecoration: "underline wavy var(--wrong)" },
  ".cm-tooltip": { color: "var(--ink)", backgroundColor: "var(--paper)", border: "1px solid var(--edge)" },
  ".cm-tooltip.cm-completionInfo": { maxWidth: "26em", padding: "6px 9px", fontFamily: "var(--sans)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "inherit", maxHeight: "none" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { color: "var(--ink)", background: "var(--selected)" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "700" },
  ".cm-completionDetail": { color: "var(--grey)", fontStyle: "normal" },
});

let known;

// Returns the names of the vocabulary to choose from, by themselves and by their labels; asks the server once, and does without if it is gone.
function vocabulary() {
  known ??= fetch("/names.json")
    .then((answer) => answer.json())
    .catch(() => ({ prefixes: {}, terms: [] }))
    .then(({ prefixes, terms }) => terms.flatMap(([name, label, info]) => {
      const apply = inserted(name, prefixes);
      const option = { label: name, detail: label, info: info || undefined, apply };
      const alike = letters(name).includes(letters(label));
      return alike ? [option] : [option, { ...option, label, detail: name }];
    }));
  return known;
}

function letters(text) {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
}

// Puts a name in, and the declaration of its prefix at the top if that is missing.
function inserted(name, prefixes) {
  return (view, completion, from, to) => {
    const prefix = name.slice(0, name.indexOf(":"));
    const declared = new RegExp(`\\bPREFIX\\s+${prefix}:`, "i").test(view.state.doc.toString());
    const head = declared ? "" : `PREFIX ${prefix}: <${prefixes[prefix]}>\n`;
    view.dispatch({
      changes: [{ from: 0, insert: head }, { from, to, insert: name }],
      selection: { anchor: from + head.length + name.length },
      scrollIntoView: true,
      userEvent: "input.complete",
    });
  };
}

// Offers what fits the word before the cursor: variables of this query, words of the language, names of the vocabulary.
async function fitting(context) {
  const word = context.matchBefore(/[?$]?[\w-]*(:[\w-]*)?/);
  if (!context.explicit && (word === null || word.from === word.to)) return null;
  if (context.matchBefore(/(<[^<>\s]*|#.*|"[^"\n]*)/)) return null;
  if (/^[?$]/.test(word.text)) {
    const written = context.state.doc.toString().match(/[?$]\w+/g) || [];
    const labels = [...new Set(written)].filter((label) => label !== word.text).sort();
    return { from: word.from, options: labels.map((label) => ({ label, type: "variable" })), validFor: /^[?$]\w*$/ };
  }
  return { from: word.from, options: [...WORDS, ...(await vocabulary())], validFor: /^[\w-]*(:[\w-]*)?$/ };
}

// Returns the place in a text that the answer names as "at LINE:COLUMN", or its end.
function place(text, problem) {
  const found = /\bat (\d+):(\d+)/.exec(problem?.textContent ?? "");
  if (!found) return text.length;
  const before = text.split("\n").slice(0, found[1] - 1).reduce((sum, line) => sum + line.length + 1, 0);
  return Math.min(text.length, before + Number(found[2]) - 1);
}

function edit() {
  const host = document.createElement("div");
  host.id = "editor";
  host.className = "editor";
  // Below a root of its own the styles of the editor are adopted sheets, which need no leave to write styles in the page.
  const root = host.attachShadow({ mode: "open" });
  field.after(host);
  const problem = document.getElementById("problem");
  const name = { "aria-label": "Query in SPARQL", spellcheck: "false", autocapitalize: "off", autocorrect: "off" };
  const ask = { key: "Mod-Enter", run: () => (field.form.requestSubmit(), true) };
  const view = new EditorView({
    parent: root,
    root,
    state: EditorState.create({
      doc: field.value,
      selection: { anchor: place(field.value, problem) },
      extensions: [
        lineNumbers(), highlightSpecialChars(), history(), drawSelection(), bracketMatching(), closeBrackets(),
        StreamLanguage.define(sparql), syntaxHighlighting(colours), theme, EditorView.lineWrapping,
        autocompletion({ override: [fitting], icons: false, maxRenderedOptions: 12 }),
        keymap.of([ask, ...closeBracketsKeymap, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
        EditorView.contentAttributes.of(problem ? { ...name, "aria-invalid": "true" } : name),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) field.value = update.state.doc.toString();
        }),
      ],
    }),
  });
  field.hidden = true;
  document.querySelector("label[for=query]").addEventListener("click", () => view.focus());
  document.getElementById("keys").hidden = false;
  if (problem) view.focus();
}

edit();
