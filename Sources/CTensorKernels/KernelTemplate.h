// The kernels, written once in terms of 16-lane vectors and included once for each instruction set.
//
// The includer defines VARIANT(name), TARGET, and the shape of the register tile: TILE_ROWS rows by
// TILE_PANELS panels. The compiler splits a vector into as many registers as the target needs, so a
// tile must leave room for its weights: 2 registers of AVX2 hold one vector, 1 of AVX-512.

// One register tile of `row_count` rows by `panel_count` panels; both are constants where it is called.
TARGET static inline __attribute__((always_inline)) void VARIANT(tile)(
    const int row_count, const int panel_count, const float *x, size_t x_stride, const float *w,
    size_t depth, const float *bias, float *out, size_t out_stride) {
  vector sums[TILE_ROWS][TILE_PANELS];
  UNROLL for (int p = 0; p < panel_count; p++) {
    vector start = bias ? LOAD(bias + p * LANES) : (vector){0};
    UNROLL for (int r = 0; r < row_count; r++) sums[r][p] = start;
  }
  ROLLED for (size_t k = 0; k < depth; k++) {
    vector weights[TILE_PANELS];
    UNROLL for (int p = 0; p < panel_count; p++) weights[p] = LOAD(w + (p * depth + k) * LANES);
    UNROLL for (int r = 0; r < row_count; r++) {
      UNROLL for (int p = 0; p < panel_count; p++) sums[r][p] += x[r * x_stride + k] * weights[p];
    }
  }
  UNROLL for (int r = 0; r < row_count; r++) {
    UNROLL for (int p = 0; p < panel_count; p++) STORE(out + r * out_stride + p * LANES, sums[r][p]);
  }
}

#define TILES(ROWS, PANELS)                                                                        \
  for (; row + ROWS <= rows; row += ROWS)                                                          \
  VARIANT(tile)(ROWS, PANELS, x + row * x_stride, x_stride, w, depth, bias,                        \
                out + row * out_stride, out_stride)

// All rows by TILE_PANELS panels.
TARGET static void VARIANT(wide_tiles)(const float *x, size_t x_stride, size_t rows, const float *w,
                                       size_t depth, const float *bias, float *out,
                                       size_t out_stride) {
  size_t row = 0;
  TILES(TILE_ROWS, TILE_PANELS);
  TILES(2, TILE_PANELS);
  TILES(1, TILE_PANELS);
}

// All rows by one panel.
TARGET static void VARIANT(narrow_tiles)(const float *x, size_t x_stride, size_t rows,
                                         const float *w, size_t depth, const float *bias,
                                         float *out, size_t out_stride) {
  size_t row = 0;
  TILES(TILE_ROWS, 1);
  TILES(2, 1);
  TILES(1, 1);
}

// All rows by any number of panels; weights of a few panels stay in the first-level cache.
TARGET static void VARIANT(dense)(const float *x, size_t x_stride, size_t rows, const float *w,
                                  size_t depth, size_t panels, const float *bias, float *out,
                                  size_t out_stride) {
  size_t panel = 0;
  for (; panel + TILE_PANELS <= panels; panel += TILE_PANELS)
    VARIANT(wide_tiles)(x, x_stride, rows, w + panel * depth * LANES, depth,
                        bias ? bias + panel * LANES : 0, out + panel * LANES, out_stride);
  for (; panel < panels; panel++)
    VARIANT(narrow_tiles)(x, x_stride, rows, w + panel * depth * LANES, depth,
                          bias ? bias + panel * LANES : 0, out + panel * LANES, out_stride);
}

// Sum of the lanes, halves first: a fixed order whatever the registers' width.
TARGET static inline __attribute__((always_inline)) float VARIANT(lane_sum)(const float *lanes) {
  float part[8];
  UNROLL for (int i = 0; i < 8; i++) part[i] = lanes[i] + lanes[i + 8];
  UNROLL for (int i = 0; i < 4; i++) part[i] += part[i + 4];
  return (part[0] + part[2]) + (part[1] + part[3]);
}

// Normalises one row in place to mean 0 and variance 1, applies gain and shift, adds the residual.
// The variance's offset is thinc's, `thinc/layers/layernorm.py`.
TARGET static inline void VARIANT(normalise)(float *row, size_t width, const float *gain,
                                             const float *shift, const float *residual) {
  float lanes[LANES];
  vector sum = {0};
  for (size_t i = 0; i < width; i += LANES) sum += LOAD(row + i);
  STORE(lanes, sum);
  const float mean = VARIANT(lane_sum)(lanes) / (float)width;
  vector squares = {0};
  for (size_t i = 0; i < width; i += LANES) {
    const vector centred = LOAD(row + i) - mean;
    squares += centred * centred;
  }
  STORE(lanes, squares);
  const float variance = VARIANT(lane_sum)(lanes) / (float)width + 1e-8f;
  const float scale = 1.0f / __builtin_sqrtf(variance);
  for (size_t i = 0; i < width; i += LANES) {
    vector value = (LOAD(row + i) - mean) * scale * LOAD(gain + i) + LOAD(shift + i);
    if (residual) value += LOAD(residual + i);
    STORE(row + i, value);
  }
}

TARGET static void VARIANT(maxout_norm)(const newsgraph_maxout *layer, const float *x,
                                        size_t x_stride, size_t rows, float *out) {
  enum { chunk = 32 };
  float scratch[chunk * MAX_PIECES * LANES] __attribute__((aligned(64)));
  const size_t pieces = layer->pieces, width = layer->width, depth = layer->depth;
  for (size_t start = 0; start < rows; start += chunk) {
    const size_t count = rows - start < chunk ? rows - start : chunk;
    for (size_t block = 0; block < width / LANES; block++) {
      const size_t panel = block * pieces;
      VARIANT(dense)(x + start * x_stride, x_stride, count,
                     layer->weights + panel * depth * LANES, depth, pieces,
                     layer->bias + panel * LANES, scratch, pieces * LANES);
      for (size_t row = 0; row < count; row++) {
        const float *values = scratch + row * pieces * LANES;
        vector best = LOAD(values);
        for (size_t p = 1; p < pieces; p++) best = MAXIMUM(best, LOAD(values + p * LANES));
        STORE(out + (start + row) * width + block * LANES, best);
      }
    }
    for (size_t row = 0; row < count; row++)
      VARIANT(normalise)(out + (start + row) * width, width, layer->gain, layer->shift, 0);
  }
}

// The four input combinations of F(2,3) for pairs of rows; `combined` is [4][PAIRS][width].
TARGET static inline void VARIANT(combine_rows)(const float *x, size_t width, size_t pairs,
                                                float *combined) {
  for (size_t pair = 0; pair < pairs; pair++) {
    for (size_t i = 0; i < width; i += LANES) {
      const float *row = x + 2 * pair * width + i;
      const vector left = LOAD(row - width), first = LOAD(row), second = LOAD(row + width),
                   right = LOAD(row + 2 * width);
      float *to = combined + pair * width + i;
      STORE(to, left - second);
      STORE(to + PAIRS * width, first + second);
      STORE(to + 2 * PAIRS * width, second - first);
      STORE(to + 3 * PAIRS * width, first - right);
    }
  }
}

TARGET static void VARIANT(window_layer)(const newsgraph_maxout *layer, const float *x,
                                         size_t pairs, float *out) {
  float combined[4 * PAIRS * MAX_WIDTH] __attribute__((aligned(64)));
  float products[4 * PAIRS * MAX_PIECES * LANES] __attribute__((aligned(64)));
  const size_t pieces = layer->pieces, width = layer->width, columns = pieces * LANES;
  for (size_t start = 0; start < pairs; start += PAIRS) {
    const size_t count = pairs - start < PAIRS ? pairs - start : PAIRS;
    const float *rows = x + 2 * start * width;
    float *to = out + 2 * start * width;
    VARIANT(combine_rows)(rows, width, count, combined);
    for (size_t block = 0; block < width / LANES; block++) {
      for (size_t part = 0; part < 4; part++)
        VARIANT(dense)(combined + part * PAIRS * width, width, count,
                       layer->weights + (block * 4 + part) * columns * width, width, pieces, 0,
                       products + part * PAIRS * columns, columns);
      for (size_t pair = 0; pair < count; pair++) {
        vector best[2];
        for (size_t p = 0; p < pieces; p++) {
          const float *product = products + pair * columns + p * LANES;
          const vector bias = LOAD(layer->bias + block * columns + p * LANES);
          const vector second = LOAD(product + PAIRS * columns),
                       third = LOAD(product + 2 * PAIRS * columns);
          const vector even = LOAD(product) + second + third + bias;
          const vector odd = second - third - LOAD(product + 3 * PAIRS * columns) + bias;
          best[0] = p ? MAXIMUM(best[0], even) : even;
          best[1] = p ? MAXIMUM(best[1], odd) : odd;
        }
        STORE(to + 2 * pair * width + block * LANES, best[0]);
        STORE(to + (2 * pair + 1) * width + block * LANES, best[1]);
      }
    }
    for (size_t row = 0; row < 2 * count; row++)
      VARIANT(normalise)(to + row * width, width, layer->gain, layer->shift, rows + row * width);
  }
}

TARGET static void VARIANT(table_layer)(const newsgraph_maxout *layer, const int32_t *slots,
                                        size_t rows, const float *tables, const float *inputs,
                                        float *out) {
  const size_t pieces = layer->pieces, width = layer->width, columns = width * pieces;
  for (size_t row = 0; row < rows; row++) {
    const int32_t *slot = slots + row;
    const float *left = tables + (size_t)slot[-1] * 3 * columns;
    const float *centre = tables + (size_t)slot[0] * 3 * columns + columns;
    const float *right = tables + (size_t)slot[1] * 3 * columns + 2 * columns;
    float *to = out + row * width;
    for (size_t block = 0; block < width / LANES; block++) {
      vector best = {0};
      for (size_t p = 0; p < pieces; p++) {
        const size_t at = (block * pieces + p) * LANES;
        const vector sum =
            LOAD(left + at) + LOAD(centre + at) + LOAD(right + at) + LOAD(layer->bias + at);
        best = p ? MAXIMUM(best, sum) : sum;
      }
      STORE(to + block * LANES, best);
    }
    VARIANT(normalise)(to, width, layer->gain, layer->shift, inputs + (size_t)slot[0] * width);
  }
}

TARGET static void VARIANT(sum_rows)(const float *table, size_t width, const uint32_t *rows,
                                     size_t count, float *out) {
  for (size_t i = 0; i < width; i += LANES) {
    vector sum = {0};
    for (size_t row = 0; row < count; row++) sum += LOAD(table + rows[row] * width + i);
    STORE(out + i, sum);
  }
}

TARGET static void VARIANT(argmax)(const float *x, size_t x_stride, size_t rows, size_t columns,
                                   int32_t *best) {
  for (size_t row = 0; row < rows; row++) {
    const float *values = x + row * x_stride;
    size_t winner = 0;
    for (size_t column = 1; column < columns; column++)
      if (values[column] > values[winner]) winner = column;
    best[row] = (int32_t)winner;
  }
}
