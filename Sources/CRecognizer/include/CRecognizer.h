#pragma once
#include <stddef.h>

/// The bytes of a file of the name recognizer in `Models/newsgraph-ner-en/`, or NULL where there is no such file.
///
/// - name: the file's path there: `ner/model`, `ner/moves` or `ner/cfg`.
/// - count: receives the number of bytes.
///
/// The weights are compiled into the program by `#embed`, so that an installed binary needs no further file for them.
const unsigned char *newsgraph_recognizer_data(const char *name, size_t *count);
