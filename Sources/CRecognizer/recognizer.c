#include "CRecognizer.h"
#include <string.h>

static const unsigned char model[] = {
#embed "../../Models/newsgraph-ner-en/ner/model"
};
static const unsigned char moves[] = {
#embed "../../Models/newsgraph-ner-en/ner/moves"
};
static const unsigned char cfg[] = {
#embed "../../Models/newsgraph-ner-en/ner/cfg"
};

const unsigned char *newsgraph_recognizer_data(const char *name, size_t *count) {
#define FILE(identifier) \
    if (strcmp(name, "ner/" #identifier) == 0) { *count = sizeof(identifier); return identifier; }
    FILE(model) FILE(moves) FILE(cfg)
#undef FILE
    *count = 0;
    return NULL;
}
