package sparsam.nn.fast;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.util.Locale;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;
import sparsam.nn.Natives;

/**
 * The matrix product of the BLAS library that ND4J's native backend brings, called on plain arrays
 * without a copy.
 *
 * <p>After {@link #useOneThread} each call runs on the calling thread alone; several threads may
 * call at once.
 */
@SuppressWarnings("restricted") // calling native code is what this class is for
public final class Blas {
  private static final int ROW_MAJOR = 101;
  private static final int AS_IT_IS = 111;
  private static final int TRANSPOSED = 112;

  private static final int MAX_DESCRIPTION = 1024;

  /** Multiply-adds up to which OpenBLAS's kernels for AVX-512 take matrices as they lie. */
  private static final int SMALL_PRODUCT = 1_000_000;

  /** Constants, so that the compiler sees through them to plain calls. */
  private static final MethodHandle SGEMM;

  private static final MethodHandle SAXPY;

  static {
    Natives.prepare();
    Loader.load(openblas_nolapack.class);
    SGEMM =
        Linker.nativeLinker()
            .downcallHandle(
                symbol("cblas_sgemm"),
                FunctionDescriptor.ofVoid(
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_FLOAT,
                    ADDRESS,
                    JAVA_INT,
                    ADDRESS,
                    JAVA_INT,
                    JAVA_FLOAT,
                    ADDRESS,
                    JAVA_INT),
                Linker.Option.critical(true));
    SAXPY =
        Linker.nativeLinker()
            .downcallHandle(
                symbol("cblas_saxpy"),
                FunctionDescriptor.ofVoid(
                    JAVA_INT, JAVA_FLOAT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT),
                Linker.Option.critical(true));
  }

  private Blas() {}

  /**
   * Keeps every call on its own thread from now on, or until ND4J is loaded, which asks for more: a
   * program that compares the engines creates DL4J's network first.
   */
  public static void useOneThread() {
    try {
      Linker.nativeLinker()
          .downcallHandle(symbol("openblas_set_num_threads"), FunctionDescriptor.ofVoid(JAVA_INT))
          .invokeExact(1);
    } catch (Throwable e) {
      throw new IllegalStateException("OpenBLAS does not take a number of threads", e);
    }
  }

  /** On how many threads a call would run. */
  static int threads() {
    try {
      return (int)
          Linker.nativeLinker()
              .downcallHandle(symbol("openblas_get_num_threads"), FunctionDescriptor.of(JAVA_INT))
              .invokeExact();
    } catch (Throwable e) {
      throw new IllegalStateException("OpenBLAS does not tell its number of threads", e);
    }
  }

  /** The library with its version and the kernels it chose for this processor. */
  static String description() {
    try {
      MemorySegment text =
          (MemorySegment)
              Linker.nativeLinker()
                  .downcallHandle(symbol("openblas_get_config"), FunctionDescriptor.of(ADDRESS))
                  .invokeExact();
      return text.reinterpret(MAX_DESCRIPTION).getString(0).strip();
    } catch (Throwable e) {
      throw new IllegalStateException("OpenBLAS does not say what it is", e);
    }
  }

  /**
   * Multiply-adds of the largest product for which matrices are taken as they lie; 0 where they
   * always are repacked first, which costs small products much.
   */
  static int smallProduct() {
    return description().contains("SkylakeX") ? SMALL_PRODUCT : 0;
  }

  private static MemorySegment symbol(String name) {
    return SymbolLookup.loaderLookup()
        .find(name)
        .orElseThrow(
            () -> new IllegalStateException("ND4J's BLAS library has no function " + name));
  }

  /**
   * C = op(A) · op(B) + beta · C, all row-major, op(A) [m, k], op(B) [k, n], C [m, n].
   *
   * @param lda,ldb,ldc distance between the rows of A, B, C as stored
   */
  public static void multiply(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      float[] a,
      int aOffset,
      int lda,
      float[] b,
      int bOffset,
      int ldb,
      float beta,
      float[] c,
      int cOffset,
      int ldc) {
    multiply(
        transposeA,
        transposeB,
        m,
        n,
        k,
        at(a, aOffset),
        lda,
        at(b, bOffset),
        ldb,
        beta,
        at(c, cOffset),
        ldc);
  }

  /** The same between places that were found before: to find them costs a little memory a call. */
  static void multiply(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      MemorySegment a,
      int lda,
      MemorySegment b,
      int ldb,
      float beta,
      MemorySegment c,
      int ldc) {
    if (m == 0 || n == 0) {
      return;
    }
    try {
      SGEMM.invokeExact(
          ROW_MAJOR,
          transposeA ? TRANSPOSED : AS_IT_IS,
          transposeB ? TRANSPOSED : AS_IT_IS,
          m,
          n,
          k,
          1f,
          a,
          lda,
          b,
          ldb,
          beta,
          c,
          ldc);
    } catch (Throwable e) {
      throw new IllegalStateException(
          String.format(Locale.ROOT, "matrix product %d × %d × %d", m, n, k), e);
    }
  }

  /**
   * target += source. For runs at unlike places of two arrays, which Java's compiler does not
   * vectorise.
   */
  static void add(MemorySegment source, MemorySegment target, int length) {
    try {
      SAXPY.invokeExact(length, 1f, source, 1, target, 1);
    } catch (Throwable e) {
      throw new IllegalStateException(String.format(Locale.ROOT, "sum of %d values", length), e);
    }
  }

  /** A place in an array, as BLAS takes it. */
  static MemorySegment at(float[] array, int offset) {
    return MemorySegment.ofArray(array).asSlice(4L * offset);
  }
}
