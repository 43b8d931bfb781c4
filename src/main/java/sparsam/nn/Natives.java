package sparsam.nn;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What ND4J's native libraries read from the environment when they are loaded, set by the program
 * itself so that nobody has to.
 */
@SuppressWarnings("restricted") // calling native code is what this class is for
public final class Natives {
  /**
   * A system property that names OpenBLAS's kernels, to compare them or to repeat another machine's
   * numbers.
   */
  private static final String KERNELS = "sparsam.openblas.coretype";

  private static final Path PROCESSOR = Path.of("/proc/cpuinfo");
  private static final List<String> AVX512 =
      List.of("avx512f", "avx512bw", "avx512dq", "avx512vl", "avx512cd");
  private static final int KEEP = 0;
  private static final int REPLACE = 1;

  private static boolean prepared;

  private Natives() {}

  /**
   * Comes before the first class of ND4J or OpenBLAS is loaded: whoever loads one calls it, however
   * often.
   */
  public static synchronized void prepare() {
    if (prepared) {
      return;
    }
    prepared = true;
    // Java copies the environment when it is first asked. What we set below is for our libraries;
    // a program that we start is to get the environment as it was.
    var _ = System.getenv();
    Optional<MemorySegment> setenv = Linker.nativeLinker().defaultLookup().find("setenv");
    if (setenv.isEmpty()) {
      return; // Windows: its C library has none, and the defaults serve
    }
    String cores = Integer.toString(Runtime.getRuntime().availableProcessors());
    set(setenv.get(), "OMP_NUM_THREADS", cores, KEEP);
    // Threads that wait must not take the processor from those that work, the window's above all.
    set(setenv.get(), "OMP_WAIT_POLICY", "passive", KEEP);
    String kernels = System.getProperty(KERNELS, hasAvx512() ? "SkylakeX" : "");
    if (!kernels.isEmpty()) {
      set(setenv.get(), "OPENBLAS_CORETYPE", kernels, REPLACE);
    }
  }

  /**
   * OpenBLAS 0.3.19 knows no processor of AMD's with AVX-512 and takes kernels half as fast for
   * them; later versions take Skylake's for all. A variable that is set already was meant for other
   * programs' OpenBLAS.
   */
  private static boolean hasAvx512() {
    if (!Files.isReadable(PROCESSOR)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(PROCESSOR)) {
      return lines
          .takeWhile(line -> !line.isBlank())
          .filter(line -> line.startsWith("flags"))
          .map(line -> List.of(line.split("\\s+")))
          .anyMatch(flags -> flags.containsAll(AVX512));
    } catch (IOException e) {
      return false;
    }
  }

  private static void set(MemorySegment setenv, String name, String value, int overwrite) {
    try (Arena arena = Arena.ofConfined()) {
      int _ =
          (int)
              Linker.nativeLinker()
                  .downcallHandle(
                      setenv, FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT))
                  .invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), overwrite);
    } catch (Throwable e) {
      throw new IllegalStateException("cannot set " + name, e);
    }
  }
}
