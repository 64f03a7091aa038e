#include "CViewer.h"
#include <string.h>

static const unsigned char style[] = {
#embed "page/viewer.css"
};
static const unsigned char script[] = {
#embed "page/viewer.js"
};
static const unsigned char page[] = {
#embed "page/page.mustache"
};
static const unsigned char graph[] = {
#embed "page/graph.mustache"
};
static const unsigned char text[] = {
#embed "page/text.mustache"
};
static const unsigned char words[] = {
#embed "page/words.tsv"
};

const unsigned char *newsgraph_viewer_data(const char *name, size_t *count) {
#define FILE(path, identifier) \
    if (strcmp(name, path) == 0) { *count = sizeof(identifier); return identifier; }
    FILE("viewer.css", style)
    FILE("viewer.js", script)
    FILE("page.mustache", page)
    FILE("graph.mustache", graph)
    FILE("text.mustache", text)
    FILE("words.tsv", words)
#undef FILE
    *count = 0;
    return NULL;
}
