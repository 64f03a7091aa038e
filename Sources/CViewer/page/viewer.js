"use strict";
// The page works without this script; it adds choosing, searching, filtering, moving and saving.
// Words from the text reach the page as text nodes only, never as markup.
(() => {
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
    for (const edge of data.edges)
      for (const evidence of edge.evidence) order.add(evidence.document);
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
  }

  const graphs = all(".sheet").map(read);
  let current = graphs[0];
  let chosen = { nodes: [], edges: [] };

  // ---------------------------------------------------------------- Lighting and choosing

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
    if (scroll && !anchor) {
      const words = nodes.flatMap((number) => current.mentions.get(number) ?? []);
      reveal(sentences[0] ?? words[0]);
    }
    return sentences;
  }

  function letGo() {
    choose([], [], { scroll: false });
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
      ...new Set([
        ...nodes.map((number) => current.nodeEntries.get(number)),
        ...edges.map(entryOf),
      ]),
    ].filter(Boolean);
    const names = nodes.map((number) => current.nodes[number].label);
    detailsTitle.textContent =
      title ??
      (names.length
        ? names.join(", ")
        : `${entries.length} ${entries.length === 1 ? "tie" : "ties"} read here`);
    for (const entry of entries) detailsBody.append(copyOf(entry));
    for (const number of nodes) appendWords(number);
    if (!detailsBody.childElementCount)
      detailsBody.append(make("p", { textContent: "Nothing more is known." }));
    details.scrollTop = 0;
  }

  // What somebody says, below what is known of them.
  function appendWords(number) {
    const said = (current.neighbours.get(number) ?? [])
      .filter(
        (edge) =>
          current.edges[edge].relation === "states" && current.edges[edge].source === number,
      )
      .map((edge) => current.edgeEntries.get(edge))
      .filter(Boolean);
    if (!said.length) return;
    detailsBody.append(make("h3", { textContent: "Says" }), ...said.map(copyOf));
  }

  // ---------------------------------------------------------------- Views, tabs, places

  function showView(view) {
    root.dataset.view = view;
    for (const button of all("[data-view]", one(".views")))
      button.setAttribute("aria-pressed", String(button.dataset.view === view));
    details.hidden =
      view === "list" || (!chosen.nodes.length && !chosen.edges.length && !search.value);
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
  }

  const isNarrow = () => matchMedia("(max-width: 899px)").matches;

  function goToText(element) {
    if (!element) return;
    if (isNarrow()) showView("text");
    element.scrollIntoView({ block: "center" });
  }

  // An identifier of a node or an edge behind the number sign chooses it, so that pictures can link here.
  function followAddress() {
    let name = location.hash.slice(1);
    try {
      name = decodeURIComponent(name);
    } catch {
      return;
    }
    if (!name) return;
    for (const graph of graphs) {
      for (const [entries, isNode] of [
        [graph.nodeEntries, true],
        [graph.edgeEntries, false],
      ]) {
        for (const [number, entry] of entries) {
          if (entry.id !== name) continue;
          showGraph(graph);
          if (isNode) choose([number], []);
          else choose([], [number]);
          if (root.dataset.view === "list") entry.scrollIntoView({ block: "center" });
          return;
        }
      }
    }
  }

  // ---------------------------------------------------------------- Clicks

  function numbersAt(target) {
    const shape = target.closest("svg [data-n], svg [data-e]");
    if (!shape) return null;
    return shape.dataset.n === undefined
      ? { nodes: [], edges: numbers(shape.dataset.e) }
      : { nodes: [+shape.dataset.n], edges: [] };
  }

  function nodeOf(mention) {
    const named = current.mentioned.get(mention);
    if (!named) return null;
    return named.reduce((a, b) => (b.length < a.length ? b : a)).number;
  }

  function chooseFromPicture({ nodes, edges }) {
    const names = edges.length ? endsOf(edges[0]) : null;
    choose(nodes, edges, { title: names });
    const first = nodes.length ? current.nodeEntries.get(nodes[0]) : entryOf(edges[0]);
    if (first?.id) history.replaceState(null, "", "#" + encodeURIComponent(first.id));
  }

  const endsOf = (number) => {
    const edge = current.edges[number];
    return `${current.nodes[edge.source]?.label ?? "?"} – ${current.nodes[edge.target]?.label ?? "?"}`;
  };

  textPane.addEventListener("click", (event) => {
    if (String(getSelection()).trim()) return;
    const mention = event.target.closest(".m");
    const node = mention && nodeOf(mention);
    if (node !== null && node !== undefined) {
      choose([node], [], { scroll: false });
      return;
    }
    const sentence = event.target.closest(".s.q");
    if (sentence) chooseSentences([sentence]);
    else letGo();
  });

  function chooseSentences(elements) {
    const edges = [...new Set(elements.flatMap((element) => current.quotes.get(element) ?? []))];
    choose([], edges, { scroll: false, anchor: elements[0] });
    for (const element of elements) element.classList.add("chosen");
    say(detailsTitle.textContent);
  }

  // Words that are selected, by mouse, touch or keyboard: what was read from them.
  let selecting = 0;
  document.addEventListener("selectionchange", () => {
    clearTimeout(selecting);
    selecting = setTimeout(() => {
      const selection = getSelection();
      if (!selection.rangeCount || selection.isCollapsed || !String(selection).trim()) return;
      const range = selection.getRangeAt(0);
      if (!textPane.contains(range.commonAncestorContainer)) return;
      const touched = all(".s.q", textPane).filter((element) => range.intersectsNode(element));
      if (touched.length) chooseSentences(touched);
    }, 250);
  });

  function clickInEntries(event) {
    const link = event.target.closest("a, .pick");
    if (!link) return;
    if (link.dataset.a !== undefined) {
      event.preventDefault();
      const text = texts[+link.dataset.d];
      const sentence = text?.sentences.find((part) => part.start === +link.dataset.a);
      const entry = link.closest("[data-e]");
      if (entry && root.dataset.view === "list") choose([], [+entry.dataset.e], { scroll: false });
      for (const element of all(".s.chosen")) element.classList.remove("chosen");
      sentence?.element.classList.add("chosen");
      goToText(sentence?.element);
    } else if (link.dataset.n !== undefined) {
      event.preventDefault();
      chooseFromPicture({ nodes: [+link.dataset.n], edges: [] });
      scrollToEntry();
    } else if (link.dataset.e !== undefined) {
      event.preventDefault();
      chooseFromPicture({ nodes: [], edges: [+link.dataset.e] });
      scrollToEntry();
    }
  }

  function scrollToEntry() {
    if (root.dataset.view === "list")
      one(".entry.chosen, .tie.chosen, .said.chosen", current.section)?.scrollIntoView({
        block: "center",
      });
    else details.focus({ preventScroll: true });
  }

  details.addEventListener("click", clickInEntries);
  one(".details .close").addEventListener("click", () => {
    letGo();
    search.value = "";
    current.canvas.focus();
  });

  // ---------------------------------------------------------------- The picture

  const limit = (value, low, high) => Math.min(Math.max(value, low), high);

  function setBox(graph, box) {
    graph.box = box;
    graph.svg.setAttribute(
      "viewBox",
      [box.x, box.y, box.width, box.height].map((n) => n.toFixed(2)).join(" "),
    );
  }

  function zoom(graph, factor, at) {
    const { box, whole } = graph;
    const width = limit(box.width / factor, whole.width / 12, whole.width * 1.5);
    const scale = width / box.width;
    const point = at ?? { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    setBox(graph, {
      x: point.x - (point.x - box.x) * scale,
      y: point.y - (point.y - box.y) * scale,
      width,
      height: box.height * scale,
    });
  }

  function pan(graph, dx, dy) {
    const { box, whole } = graph;
    setBox(graph, {
      ...box,
      x: limit(box.x + dx, whole.x - box.width * 0.8, whole.x + whole.width - box.width * 0.2),
      y: limit(box.y + dy, whole.y - box.height * 0.8, whole.y + whole.height - box.height * 0.2),
    });
  }

  const fit = (graph) => setBox(graph, { ...graph.whole });

  function pointIn(graph, event) {
    const matrix = graph.svg.getScreenCTM();
    return matrix
      ? new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse())
      : null;
  }

  // Moves the picture so that a shape can be seen.
  function bringIntoView(graph, shape) {
    const view = graph.canvas.getBoundingClientRect();
    const box = shape.getBoundingClientRect();
    const scale = graph.svg.getScreenCTM()?.a ?? 1;
    const over = (low, high, from, to) => (low < from ? low - from : high > to ? high - to : 0);
    pan(
      graph,
      over(box.left, box.right, view.left + 8, view.right - 8) / scale,
      over(box.top, box.bottom, view.top + 8, view.bottom - 8) / scale,
    );
  }

  function watchPointers(graph) {
    const { svg } = graph;
    const pointers = new Map();
    let moved = 0;
    svg.addEventListener(
      "wheel",
      (event) => {
        event.preventDefault();
        const pixels = event.deltaY * (event.deltaMode === 1 ? 16 : 1);
        zoom(graph, Math.exp(-pixels * 0.0016), pointIn(graph, event));
      },
      { passive: false },
    );
    svg.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      if (!pointers.size) moved = 0;
      pointers.set(event.pointerId, event);
    });
    svg.addEventListener("pointermove", (event) => {
      const before = pointers.get(event.pointerId);
      if (!before) return;
      const scale = svg.getScreenCTM()?.a ?? 1;
      const [dx, dy] = [event.clientX - before.clientX, event.clientY - before.clientY];
      moved += Math.abs(dx) + Math.abs(dy);
      if (moved > 5 && !svg.hasPointerCapture(event.pointerId))
        svg.setPointerCapture(event.pointerId);
      const other = [...pointers.values()].find((pointer) => pointer.pointerId !== event.pointerId);
      if (other) {
        const gap = (pointer) =>
          Math.hypot(pointer.clientX - other.clientX, pointer.clientY - other.clientY);
        zoom(graph, gap(event) / Math.max(1, gap(before)), pointIn(graph, other));
      } else if (moved > 5) {
        pan(graph, -dx / scale, -dy / scale);
        svg.classList.add("moving");
      }
      pointers.set(event.pointerId, event);
    });
    for (const name of ["pointerup", "pointercancel"]) {
      svg.addEventListener(name, (event) => {
        pointers.delete(event.pointerId);
        if (!pointers.size) svg.classList.remove("moving");
      });
    }
    svg.addEventListener("click", (event) => {
      if (moved > 5) return;
      const target = numbersAt(event.target);
      if (target) chooseFromPicture(target);
      else letGo();
    });
    svg.addEventListener("pointerover", (event) => {
      if (pointers.size) return;
      const target = numbersAt(event.target);
      if (target) light(target.nodes, target.edges);
      else relight();
    });
    svg.addEventListener("pointerleave", relight);
    svg.addEventListener("focusin", (event) => {
      const target = numbersAt(event.target);
      if (!target) return;
      light(target.nodes, target.edges);
      if (event.target.matches(":focus-visible")) bringIntoView(graph, event.target);
    });
    svg.addEventListener("focusout", relight);
  }

  const directions = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  };

  // The nearest node in a direction; what lies aside counts as farther away.
  function neighbourOf(graph, shape, [dx, dy]) {
    const middle = (element) => {
      const box = element.getBBox();
      return [box.x + box.width / 2, box.y + box.height / 2];
    };
    const [x, y] = middle(shape);
    let best = null;
    let least = Infinity;
    for (const [number, other] of graph.nodeShapes) {
      if (other === shape || graph.nodeOff.has(number)) continue;
      const [ox, oy] = middle(other);
      const along = (ox - x) * dx + (oy - y) * dy;
      const aside = Math.abs((ox - x) * dy) + Math.abs((oy - y) * dx);
      const distance = along + 2.5 * aside;
      if (along > 1 && distance < least) [best, least] = [other, distance];
    }
    return best;
  }

  function focusNode(graph, shape) {
    for (const other of graph.nodeShapes.values()) other.setAttribute("tabindex", "-1");
    shape.setAttribute("tabindex", "0");
    shape.focus();
  }

  function keyInPicture(graph, event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const shape = event.target.closest("[data-n]");
    const direction = directions[event.key];
    const step = { x: graph.box.width / 8, y: graph.box.height / 8 };
    if (direction && shape && !event.shiftKey) {
      const next = neighbourOf(graph, shape, direction);
      if (next) focusNode(graph, next);
    } else if (direction) {
      pan(graph, direction[0] * step.x, direction[1] * step.y);
    } else if (event.key === "+" || event.key === "=") {
      zoom(graph, 1.3);
    } else if (event.key === "-") {
      zoom(graph, 1 / 1.3);
    } else if (event.key === "0") {
      fit(graph);
    } else if (shape && (event.key === "Enter" || event.key === " ")) {
      chooseFromPicture({ nodes: [+shape.dataset.n], edges: [] });
      details.focus({ preventScroll: true });
    } else {
      return;
    }
    event.preventDefault();
  }

  function watchPicture(graph) {
    watchPointers(graph);
    graph.canvas.addEventListener("keydown", (event) => keyInPicture(graph, event));
    one(".zoom", graph.section).addEventListener("click", (event) => {
      const { zoom: how, pan: where } = event.target.dataset;
      if (how === "fit") fit(graph);
      else if (how) zoom(graph, how === "in" ? 1.3 : 1 / 1.3);
      const key = where && "Arrow" + where[0].toUpperCase() + where.slice(1);
      if (key)
        pan(
          graph,
          (directions[key][0] * graph.box.width) / 8,
          (directions[key][1] * graph.box.height) / 8,
        );
    });
    one(".list", graph.section).addEventListener("click", clickInEntries);
    for (const item of all(".change", graph.section)) item.classList.add("pick");
  }

  textPane.addEventListener("pointerover", (event) => {
    const mention = event.target.closest(".m");
    const node = mention && nodeOf(mention);
    if (node !== null && node !== undefined) light([node], []);
    else relight();
  });
  textPane.addEventListener("pointerleave", relight);

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
    detailsBody.append(list, ...entries.slice(0, 200).map(copyOf));
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

  // ---------------------------------------------------------------- Saving

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

  // ---------------------------------------------------------------- Start

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      if (menu.open) {
        menu.open = false;
        one("summary", menu).focus();
      } else if (!current.form.hidden) {
        showFilters(false);
        filterButton.focus();
      } else {
        search.value = "";
        letGo();
      }
    } else if (event.key === "/" && !event.target.closest("input")) {
      event.preventDefault();
      search.focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (!menu.contains(event.target)) menu.open = false;
  });
  one(".views").addEventListener("click", (event) => {
    if (event.target.dataset.view) showView(event.target.dataset.view);
  });
  one(".tabs")?.addEventListener("click", (event) => {
    const tab = event.target.closest("a");
    if (!tab) return;
    event.preventDefault();
    showFilters(false);
    showGraph(graphs[+tab.dataset.graph]);
  });
  for (const link of all(".skip")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      const isList = link.hash.endsWith("list");
      if (isList) showView("list");
      else if (isNarrow()) showView("text");
      (isList ? one(".list", current.section) : textPane).focus();
    });
  }
  for (const graph of graphs) {
    watchPicture(graph);
    watchFilters(graph);
  }
  stage.append(details);
  textPane.tabIndex = 0;
  one(".tools").hidden = false;
  root.classList.add("js");
  showView("diagram");
  showGraph(current);
  addEventListener("hashchange", followAddress);
  followAddress();
})();
