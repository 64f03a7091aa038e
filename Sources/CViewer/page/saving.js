// Files to keep, colours, print.

function save(name, type, text) {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = make("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

// Quotes a cell, and keeps spreadsheets from running it.
function cell(value) {
  const text = String(value ?? "");
  const safe = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/.test(text) ? "'" + text : text;
  return /[",\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function table(graph) {
  const label = (id) => graph.data.nodes.find((node) => node.id === id)?.label ?? id;
  const rows = [
    [
      "source",
      "relation",
      "target",
      "status",
      "modality",
      "document",
      "start",
      "end",
      "quote",
      "cue",
      "reported by",
    ],
  ];
  graph.data.edges.forEach((edge, number) => {
    if (graph.edgeOff.has(number)) return;
    for (const evidence of edge.evidence) {
      rows.push([
        label(edge.source),
        edge.relation,
        label(edge.target),
        edge.attributes.status,
        edge.attributes.modality,
        evidence.document,
        evidence.start,
        evidence.end,
        evidence.quote,
        evidence.cue,
        evidence.reportedBy.map(label).join("; "),
      ]);
    }
  });
  return rows.map((row) => row.map(cell).join(",") + "\r\n").join("");
}

const themes = [
  ["", "as the system"],
  ["light", "light"],
  ["dark", "dark"],
];
const actions = {
  json: () => save("graph.json", "application/json", current.island),
  csv: () => save("ties.csv", "text/csv", table(current)),
  print: () => print(),
  theme: (button) => {
    const next =
      themes[
        (themes.findIndex(([name]) => name === (root.dataset.theme ?? "")) + 1) % themes.length
      ];
    if (next[0]) root.dataset.theme = next[0];
    else delete root.dataset.theme;
    button.textContent = "Colours: " + next[1];
  },
};
const menu = one(".menu");
menu.addEventListener("click", (event) => {
  const button = event.target.closest("[data-action]");
  if (!button) return;
  if (button.dataset.action !== "theme") menu.open = false;
  actions[button.dataset.action](button);
});

// On paper the whole picture is wanted, whatever part is on the screen.
addEventListener("beforeprint", () =>
  graphs.forEach((graph) => {
    graph.seen = graph.box;
    fit(graph);
    unlight();
  }),
);
addEventListener("afterprint", () =>
  graphs.forEach((graph) => {
    if (graph.seen) setBox(graph, graph.seen);
    relight();
  }),
);
