#pragma once
#include <stddef.h>

/// The bytes of a file of the page in `Sources/CViewer/page/`, or NULL where there is no such file.
///
/// - name: the file's name there.
/// - count: receives the number of bytes.
const unsigned char *newsgraph_viewer_data(const char *name, size_t *count);
