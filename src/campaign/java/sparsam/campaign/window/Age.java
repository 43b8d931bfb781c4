package sparsam.campaign.window;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a process has, after all that is garbage is gone.
 *
 * @param heap bytes that live
 * @param resident bytes besides the heap, as the system counts them; 0 where it does not tell
 * @param threads how many of a name, without their numbers and but for those of Java's own pools
 */
record Age(long heap, long resident, Map<String, Integer> threads) {
  private static final double MEGABYTE = 1 << 20;

  /** What comes with the first use of something, and with the machine's mood. */
  private static final double MEGABYTES = 3;

  /** As the JVM's own tables and caches grow. */
  private static final double RESIDENT_MEGABYTES = 100;

  /** They grow and shrink with what there is to do. */
  private static final List<String> JAVAS =
      List.of("ForkJoinPool", "VirtualThread", "CompletableFuture", "Cleaner", "process reaper");

  private static final int COLLECTIONS = 4;
  private static final int MILLIS = 150;
  private static final Path STATUS = Path.of("/proc/self/status");

  static Age now() throws IOException, InterruptedException {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc(); // Cleaners and weak references need some rounds.
      Thread.sleep(MILLIS);
    }
    Map<String, Integer> threads = new TreeMap<>();
    Thread.getAllStackTraces().keySet().stream()
        .map(thread -> thread.getName().replaceAll("[0-9]+", "#"))
        .filter(name -> JAVAS.stream().noneMatch(name::startsWith))
        .forEach(name -> threads.merge(name, 1, Integer::sum));
    return new Age(live(), besidesHeap(), threads);
  }

  /** As the last collection left it: a window draws megabytes of garbage between two looks. */
  private static long live() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getCollectionUsage)
        .filter(Objects::nonNull)
        .mapToLong(MemoryUsage::getUsed)
        .sum();
  }

  /** How large the heap is besides what lives there is the collector's choice. */
  private static long besidesHeap() throws IOException {
    long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getCommitted();
    return Math.max(0, size() - heap);
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
    return growth(before, MEGABYTES);
  }

  /**
   * The same.
   *
   * @param most megabytes of the heap that may have come
   */
  Optional<String> growth(Age before, double most) {
    double heapMore = (heap - before.heap) / MEGABYTE;
    double residentMore = (resident - before.resident) / MEGABYTE;
    if (heapMore > most) {
      return Optional.of(String.format(Locale.ROOT, "%.1f MB more live", heapMore));
    }
    if (residentMore > RESIDENT_MEGABYTES) {
      return Optional.of(String.format(Locale.ROOT, "%.1f MB more besides the heap", residentMore));
    }
    List<String> more =
        threads.entrySet().stream()
            .filter(one -> one.getValue() > before.threads.getOrDefault(one.getKey(), 0))
            .map(one -> one.getValue() + " × " + one.getKey())
            .toList();
    return more.isEmpty() ? Optional.empty() : Optional.of("threads left over: " + more);
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%.1f MB live, %.0f MB besides, %d threads",
        heap / MEGABYTE,
        resident / MEGABYTE,
        threads.values().stream().mapToInt(Integer::intValue).sum());
  }
}
