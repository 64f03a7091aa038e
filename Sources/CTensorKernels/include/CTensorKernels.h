// Float32 kernels for small convolutional networks, in one variant for each instruction set.
//
// All arrays are row-major floats; no alignment is required, 64 bytes is fastest. Weight matrices are
// packed in panels of 16 columns: element (k, column c) of a matrix with `depth` inputs stands at
// (c / 16) * depth * 16 + k * 16 + c % 16, missing columns are zero.
//
// A row's result depends on that row alone, not on how many rows a call has: every variant adds
// products in ascending order of k.
#pragma once
#include <stddef.h>
#include <stdint.h>

/// Columns of a panel.
enum { newsgraph_lanes = 16 };
/// The greatest width of a maxout layer.
enum { newsgraph_max_width = 256 };
/// The greatest number of pieces of a maxout layer.
enum { newsgraph_max_pieces = 4 };
/// The greatest width of the hidden layer of a state scorer.
enum { newsgraph_max_hidden = 256 };
/// The greatest number of classes of a state scorer, padding included.
enum { newsgraph_max_classes = 512 };
/// The greatest number of feature slots of a state scorer.
enum { newsgraph_max_slots = 16 };

/// The best variant that this processor runs: 0 baseline, 1 AVX2 with FMA, 2 AVX-512.
int32_t newsgraph_best_variant(void);

/// out[r][c] = bias[c] + sum over k of x[r][k] * w[k][c], for `panels` * 16 columns; no bias if null.
void newsgraph_dense(int32_t variant, const float *x, size_t x_stride, size_t rows,
                     const float *w, size_t depth, size_t panels, const float *bias, float *out,
                     size_t out_stride);

/// A maxout layer with layer normalisation. The weights' columns are ordered
/// [width / 16][pieces][16], the bias likewise.
typedef struct {
  const float *weights;
  const float *bias;
  const float *gain;
  const float *shift;
  size_t depth;
  size_t width;
  size_t pieces;
} newsgraph_maxout;

/// out[r] = norm(max over pieces of x[r] * w + bias); `out` has rows of `width`.
void newsgraph_maxout_norm(int32_t variant, const newsgraph_maxout *layer, const float *x,
                           size_t x_stride, size_t rows, float *out);

/// One encoder layer: out[r] = x[r] + norm(maxout([x[r-1]; x[r]; x[r+1]])) for `pairs` * 2 rows.
///
/// Uses Winograd's minimal filtering F(2,3): two rows take four products instead of six. The weights
/// are four matrices of `width` inputs, [width / 16] blocks of [4][pieces] panels.
/// `x` must be readable from row -1 to row 2 * `pairs`; `out` must not overlap it.
void newsgraph_window_layer(int32_t variant, const newsgraph_maxout *layer, const float *x,
                            size_t pairs, float *out);

/// The first encoder layer, from products that were made for each distinct input row.
///
/// `slots` names the input row of each row; it must be readable from -1 to `rows`. A row of `tables`
/// holds the products with the left, centre and right weights, 3 * width * pieces floats; a row of
/// `inputs` the input itself. Slot 0 must hold zeros.
void newsgraph_table_layer(int32_t variant, const newsgraph_maxout *layer, const int32_t *slots,
                           size_t rows, const float *tables, const float *inputs, float *out);

/// out = the sum of `count` rows of `table`; `width` is a multiple of 16.
void newsgraph_sum_rows(int32_t variant, const float *table, size_t width, const uint32_t *rows,
                        size_t count, float *out);

/// best[r] = the index of the greatest of the first `columns` values of row r, the first on ties.
void newsgraph_argmax(int32_t variant, const float *x, size_t x_stride, size_t rows,
                      size_t columns, int32_t *best);

/// The part of a transition model that is evaluated for each state: two pieces of maxout over the sum
/// of precomputed rows, then one dense layer. `upper` is row-major [hidden][classes padded to 16].
typedef struct {
  const float *bias;
  const float *upper;
  const float *upper_bias;
  size_t hidden;
  size_t padded_classes;
  size_t slots;
} newsgraph_scorer;

/// scores = upper(max over both pieces of sum over slots of features[slot] + bias); a feature row is
/// [2][hidden].
void newsgraph_score_state(int32_t variant, const newsgraph_scorer *scorer,
                           const float *const *features, float *scores);

/// The index of the greatest score in `count` ranges [start, end), the first on ties, or -1 if none is a
/// number greater than negative infinity. `scores` must be readable for 15 floats after the last range.
int32_t newsgraph_best(int32_t variant, const float *scores, const int32_t *ranges, size_t count);
