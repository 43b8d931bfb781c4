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
 * itself so that nobody has to; a variable that is set already is left alone.
 */
@SuppressWarnings("restricted") // calling native code is what this class is for
final class Natives {
  private static final Path PROCESSOR = Path.of("/proc/cpuinfo");

  private Natives() {}

  /** Call before the first class of ND4J or OpenBLAS is loaded. */
  static void prepare() {
    Optional<MemorySegment> setenv = Linker.nativeLinker().defaultLookup().find("setenv");
    if (setenv.isEmpty()) {
      return; // Windows: its C library has none, and the defaults serve
    }
    set(
        setenv.get(),
        "OMP_NUM_THREADS",
        Integer.toString(Runtime.getRuntime().availableProcessors()));
    // Threads that wait must not take the processor from those that work, the window's above all.
    set(setenv.get(), "OMP_WAIT_POLICY", "passive");
    if (isUnknownToOpenBlas()) {
      set(setenv.get(), "OPENBLAS_CORETYPE", "SkylakeX");
    }
  }

  /**
   * AMD's processors with AVX-512 are younger than ND4J's OpenBLAS 0.3.19, which then takes its
   * AVX2 kernels, half as fast; later versions take those of Intel's Skylake, as we do.
   */
  private static boolean isUnknownToOpenBlas() {
    if (!Files.isReadable(PROCESSOR)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(PROCESSOR)) {
      List<String> facts = lines.takeWhile(line -> !line.isBlank()).toList();
      return facts.stream()
              .anyMatch(line -> line.startsWith("vendor_id") && line.endsWith("AuthenticAMD"))
          && facts.stream()
              .filter(line -> line.startsWith("flags"))
              .map(line -> List.of(line.split("\\s+")))
              .anyMatch(
                  flags ->
                      flags.containsAll(
                          List.of("avx512f", "avx512bw", "avx512dq", "avx512vl", "avx512cd")));
    } catch (IOException e) {
      return false;
    }
  }

  private static void set(MemorySegment setenv, String name, String value) {
    try (Arena arena = Arena.ofConfined()) {
      int _ =
          (int)
              Linker.nativeLinker()
                  .downcallHandle(
                      setenv, FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT))
                  .invokeExact(arena.allocateFrom(name), arena.allocateFrom(value), 0);
    } catch (Throwable e) {
      throw new IllegalStateException("cannot set " + name, e);
    }
  }
}
