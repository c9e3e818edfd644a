/* A small BLAS, right or wrong in the way that a test asks for. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#ifdef WIDE
void openblas_set_num_threads(int threads) { (void)threads; }
const char *openblas_get_config(void) { return "OpenBLAS 0.3.21 USE64BITINT DYNAMIC_ARCH"; }
#endif

#ifdef BLIS

void bli_thread_set_num_threads(int64_t threads) { (void)threads; }
const char *bli_info_get_version_str(void) { return "0.9.0"; }
#endif

#ifndef EMPTY
void cblas_sgemm(int order, int ta, int tb, int m, int n, int k, float alpha, const float *a, int lda, const float *b,
                 int ldb, float beta, float *c, int ldc) {
  (void)order;
#ifdef CRASH
  *(volatile int *)0 = order;
#endif
#ifdef QUIT
  exit(3);
#endif
#ifdef NOISY
  puts("{\"ok\":true}");
#endif
  for (int i = 0; i < m; i++)
    for (int j = 0; j < n; j++) {
      float sum = 0;
      for (int t = 0; t < k; t++)
        sum += (ta == 111 ? a[i * lda + t] : a[t * lda + i]) * (tb == 111 ? b[t * ldb + j] : b[j * ldb + t]);
#ifdef WRONG
      sum += 1;
#endif
      c[i * ldc + j] = alpha * sum + (beta == 0 ? 0 : beta * c[i * ldc + j]);
    }
}
#endif
