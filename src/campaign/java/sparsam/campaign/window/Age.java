package sparsam.campaign.window;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a process has, after all that is garbage is gone.
 *
 * @param heap bytes that live
 * @param resident bytes as the system counts them; 0 where it does not tell
 * @param threads by their names, without their numbers
 */
record Age(long heap, long resident, Set<String> threads) {
  private static final double MEGABYTE = 1 << 20;

  /** What comes with the first use of something, and with the machine's mood. */
  private static final double MEGABYTES = 6;

  /** As the JVM's own tables and caches grow. */
  private static final double RESIDENT_MEGABYTES = 150;

  private static final int COLLECTIONS = 4;
  private static final int MILLIS = 150;
  private static final Path STATUS = Path.of("/proc/self/status");

  static Age now() throws IOException, InterruptedException {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc(); // Cleaners and weak references need some rounds.
      Thread.sleep(MILLIS);
    }
    Set<String> threads = new TreeSet<>();
    Thread.getAllStackTraces()
        .keySet()
        .forEach(thread -> threads.add(thread.getName().replaceAll("[0-9]+", "#")));
    return new Age(
        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(), size(), threads);
  }

  private static long size() throws IOException {
    return Files.exists(STATUS)
        ? Files.readAllLines(STATUS).stream()
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) << 10)
            .sum()
        : 0;
  }

  /** What there is more of than before, beyond what is nobody's fault; empty where nothing is. */
  Optional<String> growth(Age before) {
    double heapMore = (heap - before.heap) / MEGABYTE;
    double residentMore = (resident - before.resident) / MEGABYTE;
    if (heapMore > MEGABYTES) {
      return Optional.of(String.format(Locale.ROOT, "%.1f MB more live", heapMore));
    }
    if (residentMore > RESIDENT_MEGABYTES) {
      return Optional.of(String.format(Locale.ROOT, "%.1f MB more resident", residentMore));
    }
    Set<String> more = new TreeSet<>(threads);
    more.removeAll(before.threads);
    return more.isEmpty() ? Optional.empty() : Optional.of("threads left over: " + more);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.1f MB live, %.0f MB resident, %d kinds of threads",
        heap / MEGABYTE,
        resident / MEGABYTE,
        threads.size());
  }
}
