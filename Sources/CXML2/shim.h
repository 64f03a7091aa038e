#pragma once
#include <libxml/xmlversion.h>
// Debian's libxml2 converts encodings by ICU and shows ICU's headers, which contradict those in Swift's Foundation. What they
// declare is not used here, nor is any structure that depends on them.
#undef LIBXML_ICU_ENABLED
#include <libxml/xmlreader.h>
#include <libxml/xmlwriter.h>

// Releases of libxml2 differ in whether the error is const; these copy what is needed of it.

static inline int newsgraph_xml_error_line(void) {
  const xmlError *error = xmlGetLastError();
  return error ? error->line : 0;
}

static inline int newsgraph_xml_error_column(void) {
  const xmlError *error = xmlGetLastError();
  return error ? error->int2 : 0;
}

static inline const char *newsgraph_xml_error_message(void) {
  const xmlError *error = xmlGetLastError();
  return error ? error->message : 0;
}
