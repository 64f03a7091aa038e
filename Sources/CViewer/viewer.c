#include "CViewer.h"
#include <string.h>

static const unsigned char style_base[] = {
#embed "page/base.css"
};
static const unsigned char style_picture[] = {
#embed "page/picture.css"
};
static const unsigned char style_list[] = {
#embed "page/list.css"
};
static const unsigned char style_text[] = {
#embed "page/text.css"
};
static const unsigned char style_app[] = {
#embed "page/app.css"
};
static const unsigned char style_panels[] = {
#embed "page/panels.css"
};
static const unsigned char style_chosen[] = {
#embed "page/chosen.css"
};
static const unsigned char style_media[] = {
#embed "page/media.css"
};
static const unsigned char script_reading[] = {
#embed "page/reading.js"
};
static const unsigned char script_choosing[] = {
#embed "page/choosing.js"
};
static const unsigned char script_clicks[] = {
#embed "page/clicks.js"
};
static const unsigned char script_picture[] = {
#embed "page/picture.js"
};
static const unsigned char script_finding[] = {
#embed "page/finding.js"
};
static const unsigned char script_saving[] = {
#embed "page/saving.js"
};
static const unsigned char script_start[] = {
#embed "page/start.js"
};
static const unsigned char template_page[] = {
#embed "page/page.mustache"
};
static const unsigned char template_graph[] = {
#embed "page/graph.mustache"
};
static const unsigned char template_text[] = {
#embed "page/text.mustache"
};
static const unsigned char words[] = {
#embed "page/words.tsv"
};

const unsigned char *newsgraph_viewer_data(const char *name, size_t *count) {
#define FILE(path, identifier) \
    if (strcmp(name, path) == 0) { *count = sizeof(identifier); return identifier; }
    FILE("base.css", style_base)
    FILE("picture.css", style_picture)
    FILE("list.css", style_list)
    FILE("text.css", style_text)
    FILE("app.css", style_app)
    FILE("panels.css", style_panels)
    FILE("chosen.css", style_chosen)
    FILE("media.css", style_media)
    FILE("reading.js", script_reading)
    FILE("choosing.js", script_choosing)
    FILE("clicks.js", script_clicks)
    FILE("picture.js", script_picture)
    FILE("finding.js", script_finding)
    FILE("saving.js", script_saving)
    FILE("start.js", script_start)
    FILE("page.mustache", template_page)
    FILE("graph.mustache", template_graph)
    FILE("text.mustache", template_text)
    FILE("words.tsv", words)
#undef FILE
    *count = 0;
    return NULL;
}
