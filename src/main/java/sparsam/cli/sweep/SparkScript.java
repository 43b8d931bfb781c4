package sparsam.cli.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sparsam.data.DataChoice;
import sparsam.data.DataException;
import sparsam.data.DataSets;
import sparsam.data.OwnData;
import sparsam.report.sweep.SweepWords;
import sparsam.sweep.Point;
import sparsam.sweep.SweepPlan;
import sparsam.sweep.Task;
import sparsam.sweep.work.SweepFolder;
import sparsam.system.ShellWord;
import sparsam.system.WholeFile;

/** A sweep's folder made ready for Spark, and the line that submits it. */
final class SparkScript {
  /** What the connector reads: a line a training, its id, that of its dense network, its words. */
  private static final String LIST = "trainings" + ".tsv";

  private SparkScript() {}

  /**
   * The line, with what is to be known of it before.
   *
   * @param megabytes that one training needs
   * @param data where the data are; null for where they usually are
   * @throws DataException with one sentence where data that have to travel are not there, or are
   *     more than one set
   */
  static String of(
      SweepFolder folder, SweepPlan plan, long megabytes, DataSets sets, @Nullable Path data)
      throws IOException, DataException {
    WholeFile.write(folder.path().resolve(LIST), list(plan));
    Path travels = travelling(plan, sets, data);
    return String.format(
        Locale.ROOT,
        """
        # Start it where sparsam-worker.tar.gz and sparsam-spark.jar lie; again it goes on with what
        # is missing. Afterwards: sparsam sweep --gather %1$s
        # All nodes have to compute with the same kernels, or their last digits differ and are not
        # averaged: Haswell's run on every x86-64 since 2013. A training has a process of its own
        # besides the executor, so %3$,d MB a core belong in spark.executor.memoryOverhead.
        spark-submit --master "${SPARK_MASTER:-local[*]}" \\
          --conf spark.task.maxFailures=2 --conf spark.speculation=false \\
          --archives sparsam-worker.tar.gz#sparsam \\
          sparsam-spark.jar --sweep %1$s%2$s \\
          --java "-Xmx%4$dm -XX:ActiveProcessorCount=1 -XX:+UseSerialGC \
        -Dsparsam.openblas.coretype=Haswell"
        """,
        ShellWord.of(folder.path().toAbsolutePath().toString()),
        travels == null
            ? ""
            : " --data " + ShellWord.of(travels.toAbsolutePath().normalize().toString()),
        Heap.whole(megabytes),
        Heap.java(megabytes));
  }

  private static String list(SweepPlan plan) {
    StringBuilder text = new StringBuilder();
    Set<String> listed = new LinkedHashSet<>();
    for (Point point : plan.points()) {
      for (Task task : plan.withDense(plan.tasks(point).values())) {
        if (listed.add(task.id())) {
          text.append(
              "%s\t%s\t%s\n"
                  .formatted(task.id(), task.dense().orElse(""), words(plan, point, task)));
        }
      }
    }
    return text.toString();
  }

  private static String words(SweepPlan plan, Point point, Task task) {
    String values = SweepWords.values(plan.sweep(), point.values());
    return String.format(
            Locale.ROOT,
            "%s%s, seed %d",
            task.training(),
            values.isEmpty() ? "" : ", " + values,
            point.seed())
        .replaceAll("\\s", " ");
  }

  /** What is not inside the program, so that it has to travel; null where nothing has to. */
  private static @Nullable Path travelling(SweepPlan plan, DataSets sets, @Nullable Path data)
      throws DataException {
    Set<Path> places = new LinkedHashSet<>();
    List<DataChoice> choices =
        plan.tasks().stream().map(task -> task.recipe().data().choice()).distinct().toList();
    for (DataChoice choice : choices) {
      switch (choice) {
        case OwnData own -> places.add(data == null ? own.place() : data);
        case DataChoice.Named(String set) -> {
          for (DataSets.Info one : sets.list(data)) {
            Path folder = one.folder();
            if (one.name().equals(set) && folder != null) {
              places.add(folder);
            }
          }
        }
      }
    }
    if (places.size() > 1) {
      throw new DataException(
          "the sweep is about several data sets that are not inside the program (%s): one can travel"
              .formatted(String.join(", ", places.stream().map(Path::toString).toList())));
    }
    return places.stream().findFirst().orElse(null);
  }
}
