#pragma once
#include <stddef.h>

/// The bytes of a data file below `data/`, or NULL where there is no such file.
///
/// - name: the file's name, such as `roles.tsv`.
/// - count: receives the number of bytes.
///
/// The data is compiled into the program by `#embed`, so that an installed binary has no resource folder to lose.
const unsigned char *newsgraph_lexicon_data(const char *name, size_t *count);
