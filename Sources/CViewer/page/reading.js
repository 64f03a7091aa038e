// What the page holds, as the other parts use it. Without this script the page can be read all the same.
// Words from the text reach the page as text nodes only, never as markup.

const root = document.documentElement;
const one = (selector, from = document) => from.querySelector(selector);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const numbers = (text) => (text ? text.split(" ").map(Number) : []);
const indices = (list, test) => [...list.keys()].filter((number) => test(list[number], number));
const make = (name, properties = {}, ...children) => {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
};
const addTo = (map, key, value) => {
  if (map.has(key)) map.get(key).push(value);
  else map.set(key, [value]);
};
// What controls the reader's eye is shown as a replacement mark, as in the rest of the page.
const inert = (text) =>
  text.replace(/(?![\t\n\u200B-\u200F])[\p{Cc}\u2028-\u202E\u2066-\u2069\uFEFF]/gu, "\uFFFD");
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

const stage = one(".stage");
const textPane = one(".texts");
const details = one(".details");
const detailsTitle = one(".details-title");
const detailsBody = one(".details-body");
const search = one(".search");
const status = one(".status");
const say = (text) => {
  status.textContent = text;
};

// ---------------------------------------------------------------- What the page holds

const texts = all(".text").map((element) => ({
  element,
  sentences: all(".s", element).map((s) => ({
    element: s,
    start: +s.dataset.a,
    end: +s.dataset.b,
  })),
  mentions: all(".m", element).map((m) => ({ element: m, start: +m.dataset.a })),
}));

// The documents of a graph, counted as the program counts them.
function documentNumbers(data, numbersInPage) {
  const order = new Set(data.documents.map((document) => document.id));
  for (const edge of data.edges) for (const evidence of edge.evidence) order.add(evidence.document);
  for (const node of data.nodes) for (const mention of node.mentions) order.add(mention.document);
  return new Map([...order].map((id, index) => [id, numbersInPage[index]]));
}

function read(section) {
  const island = one("script", section).textContent;
  const data = JSON.parse(island);
  const documents = documentNumbers(data, numbers(section.dataset.documents));
  const dates = new Map(data.documents.map((document) => [document.id, document.date]));
  const index = new Map(data.nodes.map((node, number) => [node.id, number]));
  const graph = {
    section,
    island,
    data,
    documents,
    svg: one("svg", section),
    canvas: one(".canvas", section),
    form: one("form", section),
    nodeShapes: new Map(),
    edgeShapes: new Map(),
    neighbours: new Map(),
    nodeEntries: new Map(),
    edgeEntries: new Map(),
    mentions: new Map(),
    mentioned: new Map(),
    quotes: new Map(),
    nodeOff: new Set(),
    edgeOff: new Set(),
  };
  graph.nodes = data.nodes.map((node) => ({
    label: inert(node.label),
    kind: node.kind,
    change: "same",
    words: folded([node.label, ...node.aliases, node.attributes.content ?? ""].join("\n")),
  }));
  graph.edges = data.edges.map((edge) => ({
    source: index.get(edge.source),
    target: index.get(edge.target),
    relation: edge.relation,
    modality: edge.attributes.modality ?? "actual",
    change: "same",
    places: edge.evidence.map((e) => ({
      document: documents.get(e.document),
      start: e.start,
      end: e.end,
    })),
    sources: new Set(
      edge.evidence.flatMap((e) =>
        e.reportedBy.length ? e.reportedBy.map((id) => String(index.get(id) ?? -1)) : ["article"],
      ),
    ),
    dates: ["when", "since", "until"]
      .map((name) => edge.attributes[name])
      .filter(Boolean)
      .concat(edge.evidence.map((e) => dates.get(e.document)).filter(Boolean))
      .map(String),
    words: folded(edge.evidence.map((e) => e.quote).join("\n")),
  }));
  for (const element of all(".list [id][data-n]", section))
    graph.nodeEntries.set(+element.dataset.n, element);
  for (const element of all(".tie, .said[data-e]", section))
    graph.edgeEntries.set(+element.dataset.e, element);
  for (const change of ["added", "removed", "changed"]) {
    for (const element of all(`.entry.c-${change}, .said.c-${change}`, section))
      graph.nodes[+element.dataset.n].change = change;
    for (const element of all(`.tie.c-${change}`, section))
      graph.edges[+element.dataset.e].change = change;
  }
  graph.edges.forEach((edge, number) => {
    addTo(graph.neighbours, edge.source, number);
    addTo(graph.neighbours, edge.target, number);
  });
  readPlaces(graph);
  readPicture(graph);
  return graph;
}

// Which words of the texts name which nodes, and which sentences carry which edges.
function readPlaces(graph) {
  const within = (parts, start, end) =>
    parts.filter((part) => part.start >= start && part.start < end);
  graph.data.nodes.forEach((node, number) => {
    if (node.kind === "statement") return;
    for (const mention of node.mentions) {
      const text = texts[graph.documents.get(mention.document)];
      if (!text) continue;
      for (const part of within(text.mentions, mention.start, mention.end)) {
        addTo(graph.mentions, number, part.element);
        addTo(graph.mentioned, part.element, { number, length: mention.end - mention.start });
      }
    }
  });
  graph.edges.forEach((edge, number) => {
    for (const place of edge.places) {
      const text = texts[place.document];
      if (!text) continue;
      for (const part of within(text.sentences, place.start, place.end)) {
        if (!(graph.quotes.get(part.element) ?? []).includes(number))
          addTo(graph.quotes, part.element, number);
      }
    }
  });
}

function readPicture(graph) {
  const { svg } = graph;
  svg.setAttribute("role", "group");
  for (const shape of all("[data-n]", svg)) {
    const number = +shape.dataset.n;
    const node = graph.nodes[number];
    const ties = (graph.neighbours.get(number) ?? []).length;
    graph.nodeShapes.set(number, shape);
    shape.setAttribute("role", "button");
    shape.setAttribute(
      "aria-label",
      `${node.label}, ${node.kind}, ${ties} ${ties === 1 ? "tie" : "ties"}`,
    );
    shape.setAttribute("tabindex", graph.nodeShapes.size === 1 ? "0" : "-1");
  }
  for (const shape of all("[data-e]", svg)) {
    for (const number of numbers(shape.dataset.e)) graph.edgeShapes.set(number, shape);
    const path = one("path", shape);
    if (!path) continue;
    // A thin line is hard to hit: a broad one that nobody sees lies over it.
    const broad = path.cloneNode();
    broad.setAttribute("class", "hit");
    shape.append(broad);
  }
  graph.whole = {
    x: svg.viewBox.baseVal.x,
    y: svg.viewBox.baseVal.y,
    width: svg.viewBox.baseVal.width,
    height: svg.viewBox.baseVal.height,
  };
  graph.box = { ...graph.whole };
  graph.canvas.tabIndex = 0;
  graph.canvas.setAttribute("role", "group");
  graph.canvas.setAttribute(
    "aria-label",
    "Diagram: arrows move it, plus and minus change its size",
  );
  one(".zoom", graph.section).hidden = false;
  one("figcaption", graph.section).tabIndex = 0;
}

const graphs = all(".sheet").map(read);
let current = graphs[0];
let chosen = { nodes: [], edges: [] };
