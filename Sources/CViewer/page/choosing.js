// Lighting and choosing nodes and edges; views, tabs and addresses.

function light(nodes, edges) {
  unlight();
  const lit = new Set();
  if (!nodes.length && !edges.length) return;
  for (const number of nodes) {
    lit.add(current.nodeShapes.get(number));
    for (const edge of current.neighbours.get(number) ?? []) {
      lit.add(current.edgeShapes.get(edge));
      lit.add(current.nodeShapes.get(current.edges[edge].source));
      lit.add(current.nodeShapes.get(current.edges[edge].target));
    }
    for (const element of current.mentions.get(number) ?? []) lit.add(element);
  }
  for (const number of edges) {
    lit.add(current.edgeShapes.get(number));
    for (const end of [current.edges[number].source, current.edges[number].target]) {
      lit.add(current.nodeShapes.get(end));
      for (const element of current.mentions.get(end) ?? []) lit.add(element);
    }
  }
  lit.delete(undefined);
  for (const element of lit) element.classList.add("lit");
  current.svg.classList.toggle(
    "lighting",
    [...lit].some((element) => element instanceof SVGElement),
  );
}

function unlight() {
  for (const element of all(".lit")) element.classList.remove("lit");
  for (const graph of graphs) graph.svg.classList.remove("lighting");
}

const relight = () => light(chosen.nodes, chosen.edges);

// Chooses nodes and edges: marks them everywhere, shows what is known, and scrolls to the words.
function choose(nodes, edges, { scroll = true, title = null, anchor = null } = {}) {
  chosen = { nodes, edges };
  for (const element of all(".chosen")) element.classList.remove("chosen");
  const mark = (element) => element?.classList.add("chosen");
  for (const number of nodes) {
    mark(current.nodeShapes.get(number));
    mark(current.nodeEntries.get(number));
    for (const element of current.mentions.get(number) ?? []) mark(element);
  }
  for (const number of edges) {
    mark(current.edgeShapes.get(number));
    mark(current.edgeEntries.get(number));
  }
  const sentences = texts
    .flatMap((text) => text.sentences.map((sentence) => sentence.element))
    .filter((element) =>
      (current.quotes.get(element) ?? []).some((number) => edges.includes(number)),
    );
  if (!anchor) sentences.forEach(mark);
  else mark(anchor);
  relight();
  showDetails(nodes, edges, title);
  bringIntoView(current, current.nodeShapes.get(nodes[0]) ?? labelOf(edges[0]));
  if (scroll && !anchor) {
    const words = nodes.flatMap((number) => current.mentions.get(number) ?? []);
    reveal(sentences[0] ?? words[0]);
  }
  return sentences;
}

function letGo() {
  const isWithin = details.contains(document.activeElement);
  choose([], [], { scroll: false });
  if (isWithin) (root.dataset.view === "text" ? textPane : current.canvas).focus();
  history.replaceState(null, "", "#");
}

function reveal(element) {
  if (!element || !element.getClientRects().length) return;
  const box = element.getBoundingClientRect();
  const pane = textPane.getBoundingClientRect();
  if (box.top < pane.top + 20 || box.bottom > pane.bottom - 20)
    element.scrollIntoView({ block: "center" });
}

function copyOf(entry) {
  const copy = entry.cloneNode(true);
  copy.classList.remove("chosen", "off");
  copy.removeAttribute("id");
  for (const element of all("[id]", copy)) element.removeAttribute("id");
  return copy;
}

// Copies of entries, those of a list in a list of their own.
function copiesOf(entries) {
  const isItem = (entry) => entry.localName === "li";
  const items = entries.filter(isItem).map(copyOf);
  const others = entries.filter((entry) => !isItem(entry)).map(copyOf);
  return items.length ? [...others, make("ul", {}, ...items)] : others;
}

// The entry of an edge; edges of a statement are told by the statement's.
function entryOf(number) {
  const edge = current.edges[number];
  return current.edgeEntries.get(number) ?? current.nodeEntries.get(edge.source) ?? null;
}

function showDetails(nodes, edges, title) {
  const isEmpty = !nodes.length && !edges.length;
  details.hidden = isEmpty || root.dataset.view === "list";
  detailsBody.textContent = "";
  if (isEmpty) return;
  const entries = [
    ...new Set([...nodes.map((number) => current.nodeEntries.get(number)), ...edges.map(entryOf)]),
  ].filter(Boolean);
  const names = nodes.map((number) => current.nodes[number].label);
  detailsTitle.textContent =
    title ??
    (names.length
      ? names.join(", ")
      : `${entries.length} ${entries.length === 1 ? "tie" : "ties"} read here`);
  detailsBody.append(...copiesOf(entries));
  for (const number of nodes) appendWords(number);
  if (!detailsBody.childElementCount)
    detailsBody.append(make("p", { textContent: "Nothing more is known." }));
  details.scrollTop = 0;
}

// What somebody says, below what is known of them.
function appendWords(number) {
  const said = (current.neighbours.get(number) ?? [])
    .filter(
      (edge) => current.edges[edge].relation === "states" && current.edges[edge].source === number,
    )
    .map((edge) => current.edgeEntries.get(edge))
    .filter(Boolean);
  if (!said.length) return;
  detailsBody.append(make("h3", { textContent: "Says" }), ...copiesOf(said));
}

// ---------------------------------------------------------------- Views, tabs, places

function showView(view) {
  root.dataset.view = view;
  for (const button of all("[data-view]", one(".views")))
    button.setAttribute("aria-pressed", String(button.dataset.view === view));
  details.hidden =
    view === "list" || (!chosen.nodes.length && !chosen.edges.length && !search.value);
  start(current);
}

function showGraph(graph) {
  if (current !== graph) letGo();
  current = graph;
  for (const other of graphs) other.section.classList.toggle("on", other === graph);
  for (const tab of all(".tabs a")) {
    if (graphs[+tab.dataset.graph] === graph) tab.setAttribute("aria-current", "page");
    else tab.removeAttribute("aria-current");
  }
  const shown = new Set(graph.documents.values());
  texts.forEach((text, number) => {
    text.element.hidden = !shown.has(number);
    text.element.classList.toggle("away", !shown.has(number));
  });
  tellFilter();
  start(graph);
}

const isNarrow = () => matchMedia("(max-width: 899px)").matches;

function goToText(element) {
  if (!element) return;
  if (isNarrow()) showView("text");
  element.scrollIntoView({ block: "center" });
}

// The name of an entry or of a part of the picture behind the number sign chooses it, so that pictures
// can link here.
function followAddress() {
  let name = location.hash.slice(1);
  try {
    name = decodeURIComponent(name);
  } catch {
    return;
  }
  const element = document.getElementById(name);
  const graph = graphs.find((other) => other.section.contains(element));
  if (!element || !graph) return;
  showGraph(graph);
  const isNode = element.dataset.n !== undefined;
  choose(isNode ? [+element.dataset.n] : [], isNode ? [] : numbers(element.dataset.e));
  if (root.dataset.view === "list") element.scrollIntoView({ block: "center" });
}
