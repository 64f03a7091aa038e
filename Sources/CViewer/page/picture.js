// Moving the picture by mouse, touch and keyboard.

const limit = (value, low, high) => Math.min(Math.max(value, low), high);

// From this scale on the words of a picture, 9 to 16 points large, can be read on a screen.
const readableScale = 0.72;

function setBox(graph, box) {
  graph.box = box;
  graph.svg.setAttribute(
    "viewBox",
    [box.x, box.y, box.width, box.height].map((n) => n.toFixed(2)).join(" "),
  );
}

function zoom(graph, factor, at) {
  const { box, whole } = graph;
  const width = limit(box.width / factor, Math.min(whole.width / 12, 300), whole.width * 1.5);
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

// Where the whole picture would be too small to read, it starts with a part of it, around what is
// mentioned most. A large screen shows the whole at a smaller scale, because it can be taken in.
function start(graph) {
  const view = graph.canvas.getBoundingClientRect();
  if (graph.isStarted || !view.width) return;
  graph.isStarted = true;
  const { whole } = graph;
  const scale = Math.min(view.width / whole.width, view.height / whole.height);
  const [number] = [...graph.nodeShapes.keys()].sort(
    (a, b) => graph.data.nodes[b].salience - graph.data.nodes[a].salience,
  );
  if (scale >= (isNarrow() ? readableScale : readableScale / 2) || number === undefined) return;
  const box = graph.nodeShapes.get(number).getBoundingClientRect();
  const middle = pointIn(graph, {
    clientX: box.x + box.width / 2,
    clientY: box.y + box.height / 2,
  });
  const [width, height] = [view.width / readableScale, view.height / readableScale];
  const inside = (value, size, from, length) =>
    length <= size ? from + (length - size) / 2 : limit(value, from, from + length - size);
  setBox(graph, {
    x: inside(middle.x - width / 2, width, whole.x, whole.width),
    y: inside(middle.y - height / 2, height, whole.y, whole.height),
    width,
    height,
  });
}

function pointIn(graph, event) {
  const matrix = graph.svg.getScreenCTM();
  return matrix
    ? new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix.inverse())
    : null;
}

// The words at a line, or the line itself.
function labelOf(edge) {
  const shape = current.edgeShapes.get(edge);
  return shape && (one("text", shape) ?? shape);
}

// Moves the picture so that a shape can be seen, beside what lies over the picture.
function bringIntoView(graph, shape) {
  if (!shape?.getClientRects().length) return;
  const view = graph.canvas.getBoundingClientRect();
  const bottom = details.hidden
    ? view.bottom
    : Math.min(view.bottom, details.getBoundingClientRect().top);
  const box = shape.getBoundingClientRect();
  const scale = graph.svg.getScreenCTM()?.a ?? 1;
  const over = (low, high, from, to) => (low < from ? low - from : high > to ? high - to : 0);
  pan(
    graph,
    over(box.left, box.right, view.left + 16, view.right - 16) / scale,
    over(box.top, box.bottom, view.top + 50, bottom - 16) / scale,
  );
}

function watchPointers(graph) {
  const { svg, canvas } = graph;
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
  // On the picture itself these two would make it a stop of the Tab key.
  canvas.addEventListener("focusin", (event) => {
    const target = numbersAt(event.target);
    if (!target) return;
    light(target.nodes, target.edges);
    if (event.target.matches(":focus-visible")) bringIntoView(graph, event.target);
  });
  canvas.addEventListener("focusout", relight);
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
