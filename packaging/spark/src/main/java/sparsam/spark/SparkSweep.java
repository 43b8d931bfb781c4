package sparsam.spark;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Works a sweep's folder off on Spark: a job a training, which begins when the one that it starts
 * from has ended. Runs come back to the driver, so that nothing but its own disk is needed; what
 * the folder has already is not trained again, and no failure ends the others.
 */
public final class SparkSweep {
  private static final String NAME = "sparsam";

  private final Options options;
  private final JavaSparkContext spark;
  private final PrintStream out;
  private final List<Training> all;
  private final Broadcast<byte[]> sweep;
  private final Broadcast<byte[]> nothing;
  private final String data;
  private final Map<String, Broadcast<byte[]>> dense = new HashMap<>();
  private int ended;
  private int failed;

  SparkSweep(Options options, JavaSparkContext spark, PrintStream out) throws IOException {
    this.options = options;
    this.spark = spark;
    this.out = out;
    this.all = Training.all(options.sweep());
    this.sweep = spark.broadcast(Files.readAllBytes(options.sweep().resolve("sweep.sparsam")));
    this.nothing = spark.broadcast(new byte[0]);
    this.data = options.data().isPresent() ? give(options.data().get()) : "";
  }

  /** Hands data to the executors; a folder travels packed, for Spark takes files alone. */
  private String give(Path place) throws IOException {
    if (!Files.exists(place)) {
      throw new IOException("the data " + place + " are not there");
    }
    if (Files.isRegularFile(place)) {
      spark.addFile(place.toString());
      return place.getFileName().toString();
    }
    Path packed = Files.createTempFile(NAME, ".zip");
    packed.toFile().deleteOnExit();
    try (OutputStream to = Files.newOutputStream(packed)) {
      Packed.write(place, to);
    }
    String name = NAME + "-data";
    spark.sc().addArchive(packed.toUri() + "#" + name);
    return name;
  }

  /**
   * Returns when nothing is left that can be trained.
   *
   * @return how many have no run
   */
  int run() {
    out.printf(
        "%,d trainings in %s, of which %,d are there already%n",
        all.size(), options.sweep(), all.stream().filter(this::isDone).count());
    ExecutorService jobs = Executors.newFixedThreadPool(options.jobs());
    try {
      Map<String, CompletableFuture<Boolean>> asked = new HashMap<>();
      List<CompletableFuture<Boolean>> wait = new ArrayList<>();
      for (Training one : all) {
        CompletableFuture<Boolean> before =
            asked.getOrDefault(one.dense(), CompletableFuture.completedFuture(true));
        CompletableFuture<Boolean> own = before.thenApplyAsync(ready -> work(one, ready), jobs);
        asked.put(one.id(), own);
        wait.add(own);
      }
      for (CompletableFuture<Boolean> one : wait) {
        one.join();
      }
    } finally {
      jobs.shutdownNow();
    }
    out.printf(
        "%,d of %,d trainings have a run; sparsam sweep --gather %s says what they say%n",
        all.size() - failed, all.size(), options.sweep());
    return failed;
  }

  private boolean isDone(Training one) {
    return Files.isDirectory(place(one.id()));
  }

  private Path place(String id) {
    return options.sweep().resolve("runs").resolve(id);
  }

  /** Whether a training has a run now. */
  private boolean work(Training one, boolean ready) {
    if (isDone(one)) {
      count(true);
      return true;
    }
    if (!ready) {
      tell(one, count(false), "not trained, because what it starts from has no run");
      return false;
    }
    try {
      Answer answer = ask(one);
      if (answer.isFinished()) {
        keep(one, answer.run());
        tell(
            one,
            count(true),
            String.format(Locale.ROOT, "%.1f s on %s", answer.seconds(), answer.host()));
      } else {
        tell(one, count(false), "failed on " + answer.host() + ": " + answer.reason());
      }
      return answer.isFinished();
    } catch (Exception e) { // Whatever Spark says of one training, the others go on.
      tell(one, count(false), "failed: " + e.getMessage());
      return false;
    }
  }

  private Answer ask(Training one) throws IOException {
    Task task =
        new Task(sweep, one.id(), one.dense(), start(one), options.worker(), data, options.java());
    spark.setJobGroup(one.id(), one.name(), true);
    return spark.parallelize(List.of(task), 1).map(Task::run).collect().get(0);
  }

  private synchronized Broadcast<byte[]> start(Training one) throws IOException {
    if (one.dense().isEmpty()) {
      return nothing;
    }
    Broadcast<byte[]> known = dense.get(one.dense());
    if (known == null) {
      known = spark.broadcast(Packed.of(place(one.dense())));
      dense.put(one.dense(), known);
    }
    return known;
  }

  /** Gives a run its place, whole or not at all; where somebody was faster, that one's stays. */
  private void keep(Training one, byte[] run) throws IOException {
    Path work = options.sweep().resolve(".work");
    Files.createDirectories(work);
    Path unpacked = Files.createTempDirectory(work, one.id() + "-");
    Packed.unpack(run, unpacked);
    Path place = place(one.id());
    Files.createDirectories(place.getParent());
    try {
      Files.move(unpacked, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileSystemException e) {
      Packed.delete(unpacked);
      if (!Files.isDirectory(place)) {
        throw e;
      }
    }
  }

  private synchronized int count(boolean done) {
    failed += done ? 0 : 1;
    return ++ended;
  }

  private void tell(Training one, int number, String words) {
    out.printf(Locale.ROOT, "%,d of %,d  %s: %s%n", number, all.size(), one.name(), words);
  }

  /**
   * @param args see {@link Options}
   */
  public static void main(String[] args) {
    int left;
    try {
      Options options = Options.of(List.of(args));
      try (JavaSparkContext spark = new JavaSparkContext(settings())) {
        left = new SparkSweep(options, spark, System.out).run();
      }
    } catch (IllegalArgumentException | IOException | CompletionException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    System.exit(left == 0 ? 0 : 1);
  }

  /** What spark-submit says counts before this. */
  static SparkConf settings() {
    SparkConf conf = new SparkConf();
    conf.setIfMissing("spark.app.name", NAME);
    // A lost executor's training is tried once more; what fails by itself comes back as a value.
    conf.setIfMissing("spark.task.maxFailures", "2");
    // A training is not faster for being done twice.
    conf.setIfMissing("spark.speculation", "false");
    conf.setIfMissing("spark.task.cpus", "1");
    return conf;
  }
}
