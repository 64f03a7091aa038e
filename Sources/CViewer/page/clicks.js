// What clicks and selected words choose.

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
  say(`${elements[0].textContent}: ${detailsTitle.textContent}`);
}

// With the keyboard: from one sentence that was read to the next, starting at the first in view.
textPane.addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!step || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  const sentences = all(".s.q", textPane).filter((element) => element.getClientRects().length);
  const top = textPane.getBoundingClientRect().top;
  const last = sentences.findIndex((element) => element.classList.contains("chosen"));
  const first = sentences.findIndex((element) => element.getBoundingClientRect().bottom > top);
  const next = sentences[last < 0 ? first : last + step];
  if (!next) return;
  event.preventDefault();
  chooseSentences([next]);
  reveal(next);
});

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
  search.value = "";
  letGo();
});
