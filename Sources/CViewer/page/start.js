// What starts it all.

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
