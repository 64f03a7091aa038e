#pragma once
// What Swift cannot call by itself: strings that lack `const`, macros, the shared description of a
// directed graph, and calls whose types differ between releases of Graphviz.
#include <gvc.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#ifdef __linux__
#include <signal.h>
#include <sys/prctl.h>
#endif

/// Silences the library and forgets earlier errors.
static inline void newsgraph_forget_errors(void) {
  agseterr(AGMAX);
  agreseterrors();
  free(aglasterr());
}

/// Opens a directed graph that keeps parallel edges.
static inline Agraph_t *newsgraph_open(const char *name) {
  return agopen((char *)name, Agdirected, NULL);
}

/// Reads DOT; NULL for text that is none.
static inline Agraph_t *newsgraph_read(const char *dot) { return agmemread(dot); }

/// The node of a name, created where there is none.
static inline Agnode_t *newsgraph_node(Agraph_t *graph, const char *name) {
  return agnode(graph, (char *)name, 1);
}

/// A new part of the graph.
static inline Agraph_t *newsgraph_subgraph(Agraph_t *graph, const char *name) {
  return agsubg(graph, (char *)name, 1);
}

/// Where a name lies in memory, from now on until the graph is closed.
static inline uintptr_t newsgraph_address(Agraph_t *graph, const char *name) {
  return (uintptr_t)agstrdup(graph, (char *)name);
}

/// Puts a node of the graph into a part of it.
static inline void newsgraph_include(Agraph_t *part, const char *name) {
  Agnode_t *node = agnode(agroot(part), (char *)name, 0);
  if (node) agsubnode(part, node, 1);
}

/// A new edge; equal keys would give the same edge.
static inline Agedge_t *newsgraph_edge(Agraph_t *graph, Agnode_t *tail, Agnode_t *head,
                                       const char *key) {
  return agedge(graph, tail, head, (char *)key, 1);
}

/// Declares an attribute for a graph and its nodes or edges, with what it is where it isn't set.
static inline void newsgraph_declare(Agraph_t *graph, int kind, const char *name,
                                     const char *value) {
  agattr(graph, kind, (char *)name, (char *)value);
}

/// Sets a declared attribute; nonzero where it isn't declared.
static inline int newsgraph_set(void *object, const char *name, const char *value) {
  return agset(object, (char *)name, (char *)value);
}

/// Sets a declared attribute to an HTML-like label.
static inline int newsgraph_set_html(Agraph_t *graph, void *object, const char *name,
                                     const char *value) {
  return agset(object, (char *)name, agstrdup_html(graph, (char *)value));
}

/// Computes a layout; nonzero where that failed. Layouts and the routing of curves draw random numbers
/// from the C library without seeding it, so equal graphs would look different in one process.
static inline int newsgraph_layout(GVC_t *context, Agraph_t *graph, const char *engine) {
  srand(1);
  srand48(1);
  return gvLayout(context, graph, engine);
}

/// Lets the library forget the font name of a graph that is about to be closed. It remembers the last one it
/// measured by a pointer into that graph, and would compare the next with freed memory; here it
/// measures a word of a graph that stays. To be called between drawing a graph and closing it: what the
/// library knows of attributes is about the graph that it laid out last.
static inline void newsgraph_forget_font(void) {
  static GVC_t *context;
  static Agraph_t *graph;
  if (!context) {
    context = gvContext();
    graph = newsgraph_open("font");
    if (!context || !graph) return;
    newsgraph_declare(graph, AGNODE, "fontname", "DejaVu Sans");
    newsgraph_declare(graph, AGNODE, "fontsize", "9.25");
    newsgraph_node(graph, "x");
  }
  if (gvLayout(context, graph, "dot") == 0) gvFreeLayout(context, graph);
}

/// The sides of a laid out graph, in points.
static inline double newsgraph_width(Agraph_t *graph) { return GD_bb(graph).UR.x - GD_bb(graph).LL.x; }
static inline double newsgraph_height(Agraph_t *graph) { return GD_bb(graph).UR.y - GD_bb(graph).LL.y; }

/// A box in points: its middle, counted from the upper left corner of the graph, and its size.
typedef struct {
  double x, y, width, height;
} newsgraph_box;

/// Where a node of a laid out graph is; all zero where there is no such node.
static inline newsgraph_box newsgraph_node_box(Agraph_t *graph, const char *name) {
  newsgraph_box box = {0, 0, 0, 0};
  Agnode_t *node = agnode(graph, (char *)name, 0);
  if (!node) return box;
  box.x = ND_coord(node).x - GD_bb(graph).LL.x;
  box.y = GD_bb(graph).UR.y - ND_coord(node).y;
  box.width = ND_width(node) * 72;
  box.height = ND_height(node) * 72;
  return box;
}

/// Where a frame of a laid out graph is; all zero where there is no such frame.
static inline newsgraph_box newsgraph_frame_box(Agraph_t *graph, const char *name) {
  newsgraph_box box = {0, 0, 0, 0};
  Agraph_t *frame = agsubg(graph, (char *)name, 0);
  if (!frame) return box;
  box.width = GD_bb(frame).UR.x - GD_bb(frame).LL.x;
  box.height = GD_bb(frame).UR.y - GD_bb(frame).LL.y;
  box.x = GD_bb(frame).LL.x + box.width / 2 - GD_bb(graph).LL.x;
  box.y = GD_bb(graph).UR.y - GD_bb(frame).LL.y - box.height / 2;
  return box;
}

/// Where the words of a frame are, as `newsgraph_frame_box`; all zero where it has none.
static inline newsgraph_box newsgraph_frame_label_box(Agraph_t *graph, const char *name) {
  newsgraph_box box = {0, 0, 0, 0};
  Agraph_t *frame = agsubg(graph, (char *)name, 0);
  textlabel_t *label = frame ? GD_label(frame) : NULL;
  if (!label) return box;
  box.x = label->pos.x - GD_bb(graph).LL.x;
  box.y = GD_bb(graph).UR.y - label->pos.y;
  box.width = label->dimen.x;
  box.height = label->dimen.y;
  return box;
}

/// An edge that exists; NULL where there is none.
static inline Agedge_t *newsgraph_find_edge(Agraph_t *graph, const char *tail, const char *head,
                                            const char *key) {
  Agnode_t *from = agnode(graph, (char *)tail, 0);
  Agnode_t *to = agnode(graph, (char *)head, 0);
  return from && to ? agedge(graph, from, to, (char *)key, 0) : NULL;
}

/// Writes the places of a laid out graph into its attributes `pos` and `lp`.
static inline void newsgraph_note_places(Agraph_t *graph) { attach_attrs(graph); }

/// The value of an attribute; NULL where it isn't declared.
static inline const char *newsgraph_get(void *object, const char *name) {
  return agget(object, (char *)name);
}

/// The size of an edge's label in points; zero where it has none.
static inline newsgraph_box newsgraph_label_box(Agedge_t *edge) {
  newsgraph_box box = {0, 0, 0, 0};
  textlabel_t *label = ED_label(edge);
  if (!label) return box;
  box.x = label->pos.x;
  box.y = label->pos.y;
  box.width = label->dimen.x;
  box.height = label->dimen.y;
  return box;
}

/// Sets how many pixels an inch has in a bitmap; the layout stays.
static inline void newsgraph_set_resolution(Agraph_t *graph, double dotsPerInch) {
  GD_drawing(graph)->dpi = dotsPerInch;
}

/// Draws a laid out graph into memory that `newsgraph_free_render` frees. The type of the length
/// changes with Graphviz 13.
static inline int newsgraph_render(GVC_t *context, Agraph_t *graph, const char *format,
                                   char **bytes, size_t *count) {
#if defined(GRAPHVIZ_VERSION_MAJOR) && GRAPHVIZ_VERSION_MAJOR >= 13
  return gvRenderData(context, graph, format, bytes, count);
#else
  unsigned int length = 0;
  int status = gvRenderData(context, graph, format, bytes, &length);
  *count = length;
  return status;
#endif
}

static inline void newsgraph_free_render(char *bytes) { gvFreeRenderData(bytes); }

/// Writes a graph as DOT into memory that `free` frees; nonzero where that failed.
static inline int newsgraph_write(Agraph_t *graph, char **bytes, size_t *count) {
  FILE *stream = open_memstream(bytes, count);
  if (!stream) return -1;
  int status = agwrite(graph, stream);
  return fclose(stream) != 0 ? -1 : status;
}

/// Lets the kernel end this process when its parent ends; without effect on other systems than Linux.
static inline void newsgraph_end_with_parent(void) {
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
}
