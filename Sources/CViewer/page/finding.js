// Search and filters.

// ---------------------------------------------------------------- Search

function showResults() {
  const words = folded(search.value.trim());
  if (!words) {
    choose([], [], { scroll: false });
    return;
  }
  const nodes = indices(current.nodes, (node) => node.words.includes(words));
  const edges = indices(
    current.edges,
    (edge, number) => edge.words.includes(words) && entryOf(number),
  );
  const entries = [...new Set(edges.map(entryOf))];
  chosen = { nodes: [], edges: [] };
  light(nodes, nodes.length ? [] : edges);
  detailsBody.textContent = "";
  detailsTitle.textContent = `${nodes.length} ${nodes.length === 1 ? "name" : "names"}, ${entries.length} ${entries.length === 1 ? "passage" : "passages"}`;
  const list = make("ul", { className: "results" });
  for (const number of nodes) {
    const node = current.nodes[number];
    const button = make(
      "button",
      { type: "button" },
      make("bdi", { textContent: node.label }),
      ` · ${node.kind}`,
    );
    button.addEventListener("click", () => chooseFromPicture({ nodes: [number], edges: [] }));
    list.append(make("li", {}, button));
  }
  detailsBody.append(list, ...copiesOf(entries.slice(0, 200)));
  details.hidden = false;
  say(detailsTitle.textContent);
}

search.addEventListener("input", showResults);
search.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && search.value) one("button, a", detailsBody)?.focus();
});

// ---------------------------------------------------------------- Filters

const groupNames = ["kind", "relation", "modality", "source", "change"];

function filter(graph) {
  const form = new FormData(graph.form);
  const wanted = new Map(
    groupNames.map((name) => [
      name,
      one(`[name="${name}"]`, graph.form) ? new Set(form.getAll(name)) : null,
    ]),
  );
  const allows = (name, value) => wanted.get(name)?.has(value) ?? true;
  const [from, to] = [form.get("from") || "", form.get("to") || "\uFFFF"];
  const isDated = Boolean(form.get("from") || form.get("to"));
  // A month lies in a span of days if any of its days does.
  const inTime = (date) =>
    date.slice(0, 10) >= from.slice(0, date.length) && date.slice(0, 10) <= to;
  graph.nodeOff = new Set(indices(graph.nodes, (node) => !allows("kind", node.kind)));
  graph.edgeOff = new Set(
    indices(
      graph.edges,
      (edge) =>
        graph.nodeOff.has(edge.source) ||
        graph.nodeOff.has(edge.target) ||
        !allows("relation", edge.relation) ||
        !allows("modality", edge.modality) ||
        !allows("change", edge.change) ||
        ![...edge.sources].some((source) => allows("source", source)) ||
        (isDated && !edge.dates.some(inTime)),
    ),
  );
  applyFilter(graph);
  tellFilter();
}

function applyFilter(graph) {
  const { nodeOff, edgeOff } = graph;
  const isOff = (element) =>
    element.dataset.e !== undefined
      ? numbers(element.dataset.e).every((number) => edgeOff.has(number))
      : nodeOff.has(+element.dataset.n);
  for (const element of all(
    "svg [data-n], svg [data-e], .entry, .tie, .said, .lines a",
    graph.section,
  )) {
    element.classList.toggle("off", isOff(element));
  }
  for (const section of all(".kind, .tie-group, .speaker", graph.section)) {
    section.hidden = !one(".entry:not(.off), .tie:not(.off), .said:not(.off)", section);
  }
}

function tellFilter() {
  const shown = current.edges.length - current.edgeOff.size;
  const isFiltered = current.edgeOff.size || current.nodeOff.size;
  one(".filter-count").textContent = isFiltered ? `: ${shown} of ${current.edges.length}` : "";
  if (isFiltered) say(`${shown} of ${current.edges.length} ties shown`);
}

const filterButton = one(".open-filters");
function showFilters(isShown) {
  for (const graph of graphs) graph.form.hidden = !isShown || graph !== current;
  filterButton.setAttribute("aria-expanded", String(isShown));
  if (isShown) one("button", current.form).focus();
}
filterButton.addEventListener("click", () => showFilters(current.form.hidden));

function watchFilters(graph) {
  graph.form.addEventListener("change", () => filter(graph));
  graph.form.addEventListener("submit", (event) => event.preventDefault());
  graph.form.addEventListener("reset", () => setTimeout(() => filter(graph)));
  graph.form.addEventListener("click", (event) => {
    const { all: isAll } = event.target.dataset;
    if (isAll !== undefined) {
      for (const box of all("input", event.target.closest("fieldset")))
        box.checked = isAll === "true";
      filter(graph);
    } else if (event.target.matches(".close")) {
      showFilters(false);
      filterButton.focus();
    }
  });
}
