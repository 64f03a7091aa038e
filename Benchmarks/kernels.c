// Compares the kernels with a BLAS on one core, in the shapes of an en_core_web_* pipeline.
//
//   clang -std=gnu2x -O2 -I../Sources/CTensorKernels/include kernels.c \
//     ../Sources/CTensorKernels/Kernels.c -lopenblas -lm -o .build/kernels
//   OPENBLAS_NUM_THREADS=1 .build/kernels
//
// Prints microseconds a row and GFLOP/s. "encoder layer" counts the operations of the plain formula for
// all, so that the savings of Winograd's filtering show as a higher rate; it includes layer norm and
// residual for the kernels, copying and product alone for the BLAS.

#include <cblas.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "CTensorKernels.h"

enum { rows = 1024, repetitions = 40 };

static float *numbers(size_t count) {
  float *values = aligned_alloc(64, (count * sizeof(float) + 63) / 64 * 64);
  for (size_t i = 0; i < count; i++) values[i] = (float)(rand() % 2001 - 1000) / 1000;
  return values;
}

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

static void report(const char *what, const char *how, double seconds, double operations) {
  printf("%-28s %-10s %7.3f us/row %7.1f GFLOP/s\n", what, how, 1e6 * seconds / rows,
         operations * rows / seconds / 1e9);
}

#define TIMED(best, ...)                              \
  double best = 1e9;                                  \
  for (int i = 0; i < repetitions; i++) {             \
    double start = now();                             \
    __VA_ARGS__;                                      \
    double seconds = now() - start;                   \
    if (seconds < best) best = seconds;               \
  }

static void dense(const char *what, int inputs, int outputs) {
  const int stride = (outputs + 15) / 16 * 16;
  float *x = numbers((size_t)rows * inputs), *w = numbers((size_t)stride * inputs);
  float *out = numbers((size_t)rows * stride);
  const double operations = 2.0 * inputs * outputs;
  static const char *names[] = {"baseline", "avx2", "avx512"};
  for (int32_t variant = 0; variant <= newsgraph_best_variant(); variant++) {
    TIMED(best, newsgraph_dense(variant, x, inputs, rows, w, inputs, stride / 16, 0, out, stride))
    report(what, names[variant], best, operations);
  }
  TIMED(best, cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, rows, outputs, inputs, 1, x,
                          inputs, w, inputs, 0, out, outputs))
  report(what, "BLAS", best, operations);
  free(x), free(w), free(out);
}

static void encoder_layer(void) {
  const size_t width = 96, pieces = 3;
  float *x = numbers((rows + 2) * width), *out = numbers((rows + 2) * width);
  float *w = numbers(4 * width * width * pieces), *bias = numbers(width * pieces);
  float *gain = numbers(width), *shift = numbers(width), *product = numbers(rows * 288);
  const newsgraph_maxout layer = {w, bias, gain, shift, width, width, pieces};
  const double operations = 2.0 * 288 * 288;
  static const char *names[] = {"baseline", "avx2", "avx512"};
  for (int32_t variant = 0; variant <= newsgraph_best_variant(); variant++) {
    TIMED(best, newsgraph_window_layer(variant, &layer, x + width, rows / 2, out + width))
    report("encoder layer 288 -> 96x3", names[variant], best, operations);
  }
  // A BLAS wants rows that do not overlap: windows are copied.
  float *windows = numbers(rows * 288);
  TIMED(best, {
    for (size_t row = 0; row < rows; row++) memcpy(windows + row * 288, x + row * 96, 288 * 4);
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasTrans, rows, 288, 288, 1, windows, 288, w, 288,
                0, product, 288);
  })
  report("encoder layer 288 -> 96x3", "BLAS", best, operations);
  free(x), free(out), free(w), free(bias), free(gain), free(shift), free(product), free(windows);
}

int main(void) {
  encoder_layer();
  dense("mixer 576 -> 288", 576, 288);
  dense("parser, lower 64 -> 1024", 64, 1024);
  dense("recognizer, lower 64 -> 384", 64, 384);
  dense("projection 96 -> 64", 96, 64);
  dense("tagger 96 -> 50", 96, 50);
}
