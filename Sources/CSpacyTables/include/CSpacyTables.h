#pragma once
#include <stdbool.h>
#include <stdint.h>

// Constant tables of spaCy's English pipelines that are not in a model directory. The arrays are in
// CSpacyTables.c, which Scripts/make-spacy-tables.py makes from Scripts/spacy-tables/*.json. They
// are reached through functions, because Swift would import arrays as tuples.

// The sets that a Unicode scalar is in, one bit a set; ScalarClass.swift names the bits.
static inline uint16_t spacy_scalar_class(uint32_t scalar) {
  extern const uint16_t spacy_class_index[];
  extern const uint16_t spacy_class_blocks[];
  if (scalar > 0x10FFFF) return 0;
  return spacy_class_blocks[((uint32_t)spacy_class_index[scalar >> 7] << 7) | (scalar & 127)];
}

// The reserved id of the name with that MurmurHash64A (seed 1), or 0 where there is none.
static inline uint16_t spacy_reserved_id(uint64_t hash) {
  extern const uint64_t spacy_reserved_keys[];
  extern const uint16_t spacy_reserved_ids[];
  for (uint32_t slot = hash & 1023; spacy_reserved_ids[slot] != 0; slot = (slot + 1) & 1023) {
    if (spacy_reserved_keys[slot] == hash) return spacy_reserved_ids[slot];
  }
  return 0;
}

// Whether the string with that MurmurHash64A (seed 1) may be split off after an ASCII digit.
static inline bool spacy_is_unit(uint64_t hash) {
  extern const uint64_t spacy_unit_keys[];
  for (uint32_t slot = hash & 511; spacy_unit_keys[slot] != 0; slot = (slot + 1) & 511) {
    if (spacy_unit_keys[slot] == hash) return true;
  }
  return false;
}

// The most scalars that a unit has.
static const int32_t spacy_longest_unit = 5;

// How many texts have a norm in every language.
static inline uint32_t spacy_base_norms(void) {
  extern const uint32_t spacy_base_norm_count;
  return spacy_base_norm_count;
}

// The MurmurHash64A (seed 1) of such a text; 0 past the end.
static inline uint64_t spacy_base_norm_key(uint32_t index) {
  extern const uint64_t spacy_base_norm_keys[];
  return index < spacy_base_norms() ? spacy_base_norm_keys[index] : 0;
}

// Its norm, one to four ASCII characters, the first in the lowest byte; 0 past the end.
static inline uint32_t spacy_base_norm_value(uint32_t index) {
  extern const uint32_t spacy_base_norm_values[];
  return index < spacy_base_norms() ? spacy_base_norm_values[index] : 0;
}
