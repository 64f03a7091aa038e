#pragma once
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
