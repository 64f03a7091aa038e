#include "CViewer.h"
#include <string.h>

static const unsigned char style[] = {
#embed "page/viewer.css"
};

const unsigned char *newsgraph_viewer_data(const char *name, size_t *count) {
#define FILE(path, identifier) \
    if (strcmp(name, path) == 0) { *count = sizeof(identifier); return identifier; }
    FILE("viewer.css", style)
#undef FILE
    *count = 0;
    return NULL;
}
