#include "CTensorKernels.h"

// A vector of 16 floats that may stand at any address. The compiler maps it to registers of the target.
typedef float vector __attribute__((vector_size(64)));
typedef float stored_vector __attribute__((vector_size(64), aligned(4), may_alias));
typedef int32_t indices __attribute__((vector_size(64)));

#define LANES newsgraph_lanes
#define MAX_WIDTH newsgraph_max_width
#define MAX_PIECES newsgraph_max_pieces
#define MAX_HIDDEN newsgraph_max_hidden
#define LOAD(address) (*(const stored_vector *)(address))
#define STORE(address, value) (*(stored_vector *)(address) = (value))
#define MAXIMUM(a, b) __builtin_elementwise_max((a), (b))
#define UNROLL _Pragma("clang loop unroll(full)")
#define ROLLED _Pragma("clang loop unroll(disable)")

// Pairs of rows that the window layer takes at a time: a multiple of all tiles' rows, so few that one
// combination and the weights of a block fit into a first-level cache of 32 kB at width 96.
enum { PAIRS = 24 };

#define TARGET
#define VARIANT(name) name##_baseline
#if defined(__aarch64__)
#define TILE_ROWS 5
#else
#define TILE_ROWS 2
#endif
#define TILE_PANELS 1
#define STATE_VECTORS 2
#include "KernelTemplate.h"
#include "StateKernelTemplate.h"
#undef TARGET
#undef VARIANT
#undef TILE_ROWS
#undef TILE_PANELS
#undef STATE_VECTORS

#if defined(__x86_64__)
#define HAS_X86_VARIANTS 1

#define TARGET __attribute__((target("avx2,fma")))
#define VARIANT(name) name##_avx2
#define TILE_ROWS 6
#define TILE_PANELS 1
#define STATE_VECTORS 7
#include "KernelTemplate.h"
#include "StateKernelTemplate.h"
#undef TARGET
#undef VARIANT
#undef TILE_ROWS
#undef TILE_PANELS
#undef STATE_VECTORS

#define TARGET __attribute__((target("avx512f,avx512vl,avx512dq,fma"), min_vector_width(512)))
#define VARIANT(name) name##_avx512
#define TILE_ROWS 8
#define TILE_PANELS 3
#define STATE_VECTORS 8
#include "KernelTemplate.h"
#include "StateKernelTemplate.h"
#undef TARGET
#undef VARIANT
#undef TILE_ROWS
#undef TILE_PANELS
#undef STATE_VECTORS
#endif

int32_t newsgraph_best_variant(void) {
#if defined(HAS_X86_VARIANTS)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512dq"))
    return 2;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return 1;
#endif
  return 0;
}

#if defined(HAS_X86_VARIANTS)
#define DISPATCH(name, ...)                                                                        \
  switch (variant) {                                                                               \
    case 2: name##_avx512(__VA_ARGS__); break;                                                     \
    case 1: name##_avx2(__VA_ARGS__); break;                                                       \
    default: name##_baseline(__VA_ARGS__);                                                         \
  }
#else
#define DISPATCH(name, ...)                                                                        \
  (void)variant;                                                                                   \
  name##_baseline(__VA_ARGS__);
#endif

void newsgraph_dense(int32_t variant, const float *x, size_t x_stride, size_t rows,
                     const float *w, size_t depth, size_t panels, const float *bias, float *out,
                     size_t out_stride) {
  DISPATCH(dense, x, x_stride, rows, w, depth, panels, bias, out, out_stride)
}

void newsgraph_maxout_norm(int32_t variant, const newsgraph_maxout *layer, const float *x,
                           size_t x_stride, size_t rows, float *out) {
  DISPATCH(maxout_norm, layer, x, x_stride, rows, out)
}

void newsgraph_window_layer(int32_t variant, const newsgraph_maxout *layer, const float *x,
                            size_t pairs, float *out) {
  DISPATCH(window_layer, layer, x, pairs, out)
}

void newsgraph_table_layer(int32_t variant, const newsgraph_maxout *layer, const int32_t *slots,
                           size_t rows, const float *tables, const float *inputs, float *out) {
  DISPATCH(table_layer, layer, slots, rows, tables, inputs, out)
}

void newsgraph_sum_rows(int32_t variant, const float *table, size_t width, const uint32_t *rows,
                        size_t count, float *out) {
  DISPATCH(sum_rows, table, width, rows, count, out)
}

void newsgraph_argmax(int32_t variant, const float *x, size_t x_stride, size_t rows,
                      size_t columns, int32_t *best) {
  DISPATCH(argmax, x, x_stride, rows, columns, best)
}

int32_t newsgraph_best(int32_t variant, const float *scores, const int32_t *ranges, size_t count) {
#if defined(HAS_X86_VARIANTS)
  if (variant == 2) return best_avx512(scores, ranges, count);
  if (variant == 1) return best_avx2(scores, ranges, count);
#endif
  (void)variant;
  return best_baseline(scores, ranges, count);
}

void newsgraph_score_state(int32_t variant, const newsgraph_scorer *scorer,
                           const float *const *features, float *scores) {
  DISPATCH(score_state, scorer, features, scores)
}
