// The kernels that score one state of a transition system; included like KernelTemplate.h.
//
// The includer also defines STATE_VECTORS, the number of score vectors that fit into registers at once.

// `count` vectors of scores from the hidden layer.
TARGET static inline __attribute__((always_inline)) void VARIANT(upper_block)(
    const int count, const newsgraph_scorer *scorer, const float *hidden, size_t column,
    float *scores) {
  const size_t classes = scorer->padded_classes;
  vector sums[STATE_VECTORS];
  UNROLL for (int p = 0; p < count; p++) sums[p] = LOAD(scorer->upper_bias + column + p * LANES);
  ROLLED for (size_t k = 0; k < scorer->hidden; k++) {
    const float *w = scorer->upper + k * classes + column;
    UNROLL for (int p = 0; p < count; p++) sums[p] += hidden[k] * LOAD(w + p * LANES);
  }
  UNROLL for (int p = 0; p < count; p++) STORE(scores + column + p * LANES, sums[p]);
}

// The same for a number that is not known beforehand: all sums stay in registers, and there are enough
// of them to hide the latency of the additions.
TARGET static void VARIANT(upper_columns)(const newsgraph_scorer *scorer, const float *hidden,
                                          size_t column, size_t count, float *scores) {
  switch (count) {
#if STATE_VECTORS >= 8
    case 8: VARIANT(upper_block)(8, scorer, hidden, column, scores); break;
#endif
#if STATE_VECTORS >= 7
    case 7: VARIANT(upper_block)(7, scorer, hidden, column, scores); break;
    case 6: VARIANT(upper_block)(6, scorer, hidden, column, scores); break;
    case 5: VARIANT(upper_block)(5, scorer, hidden, column, scores); break;
    case 4: VARIANT(upper_block)(4, scorer, hidden, column, scores); break;
    case 3: VARIANT(upper_block)(3, scorer, hidden, column, scores); break;
#endif
    case 2: VARIANT(upper_block)(2, scorer, hidden, column, scores); break;
    default: VARIANT(upper_block)(1, scorer, hidden, column, scores);
  }
}

TARGET static void VARIANT(score_state)(const newsgraph_scorer *scorer,
                                        const float *const *features, float *scores) {
  float hidden[MAX_HIDDEN] __attribute__((aligned(64)));
  const size_t width = scorer->hidden, classes = scorer->padded_classes;
  for (size_t i = 0; i < width; i += LANES) {
    vector first = LOAD(features[0] + i), second = LOAD(features[0] + width + i);
    for (size_t slot = 1; slot < scorer->slots; slot++) {
      first += LOAD(features[slot] + i);
      second += LOAD(features[slot] + width + i);
    }
    first += LOAD(scorer->bias + i);
    second += LOAD(scorer->bias + width + i);
    STORE(hidden + i, MAXIMUM(first, second));
  }
  for (size_t column = 0; column < classes;) {
    const size_t left = (classes - column) / LANES;
    const size_t count = left < STATE_VECTORS ? left : STATE_VECTORS;
    VARIANT(upper_columns)(scorer, hidden, column, count, scores);
    column += count * LANES;
  }
}

// The class with the greatest score in some ranges, the lowest on ties; what is no number loses.
TARGET static int32_t VARIANT(best)(const float *scores, const int32_t *ranges, size_t count) {
  const indices lanes = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
  vector greatest = (vector){0} - __builtin_inff();
  indices where = (indices){0} + INT32_MAX;
  for (size_t i = 0; i < count; i++) {
    const int32_t end = ranges[2 * i + 1];
    for (int32_t start = ranges[2 * i]; start < end; start += LANES) {
      const vector value = LOAD(scores + start);
      const indices index = lanes + start;
      const indices better = (value > greatest) & (index < end);
      where = (better & index) | (~better & where);
      greatest = (vector)((better & (indices)value) | (~better & (indices)greatest));
    }
  }
  float score[LANES];
  int32_t class[LANES];
  STORE(score, greatest);
  __builtin_memcpy(class, &where, sizeof class);
  UNROLL for (int half = LANES / 2; half > 0; half /= 2) {
    UNROLL for (int i = 0; i < half; i++) {
      const float other = score[i + half];
      const int32_t wins =
          other > score[i] || (other == score[i] && class[i + half] < class[i]);
      score[i] = wins ? other : score[i];
      class[i] = wins ? class[i + half] : class[i];
    }
  }
  return class[0] == INT32_MAX ? -1 : class[0];
}
