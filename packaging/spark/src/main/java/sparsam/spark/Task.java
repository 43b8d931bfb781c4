package sparsam.spark;

import java.io.IOException;
import java.io.Serializable;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkFiles;
import org.apache.spark.TaskContext;
import org.apache.spark.TaskKilledException;
import org.apache.spark.broadcast.Broadcast;

/**
 * One training on an executor, in a process of its own: clusters run an older Java than Sparsam
 * needs, and a process that dies takes nothing with it.
 *
 * @param sweep the sweep's own file
 * @param id of the training
 * @param dense the id of the training that it starts from, or empty
 * @param start the packed run of that one, or nothing
 * @param worker see {@link Options#worker}
 * @param data what of Spark's files the data are; empty for none
 * @param java options of the JVM that trains
 */
record Task(
    Broadcast<byte[]> sweep,
    String id,
    String dense,
    Broadcast<byte[]> start,
    String worker,
    String data,
    String java)
    implements Serializable {
  private static final int POLL_MILLIS = 200;
  private static final int GRACE_SECONDS = 15;

  /** What a process says last is why it ended. */
  private static final int LAST_CHARACTERS = 300;

  Answer run() throws IOException, InterruptedException {
    long began = System.nanoTime();
    // Where Spark tidies up even after an executor that was ended.
    Path place = Files.createTempDirectory(Path.of(SparkFiles.getRootDirectory()), "sparsam-");
    try {
      Files.write(place.resolve("sweep.sparsam"), sweep.value());
      if (!dense.isEmpty()) {
        Packed.unpack(start.value(), place.resolve("runs").resolve(dense));
      }
      Path log = place.resolve("log");
      Process child = start(place, log);
      try {
        await(child);
      } finally {
        end(child);
      }
      Path run = place.resolve("runs").resolve(id);
      boolean finished = Files.isDirectory(run);
      return new Answer(
          finished ? Packed.of(run) : new byte[0],
          finished ? "" : reason(child.exitValue(), log),
          InetAddress.getLocalHost().getHostName(),
          (System.nanoTime() - began) / 1e9);
    } finally {
      Packed.delete(place);
    }
  }

  private Process start(Path place, Path log) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(given(worker).toString());
    command.addAll(List.of("sweep", "--out", place.toString(), "--training", id));
    if (!data.isEmpty()) {
      command.addAll(List.of("--data-dir", SparkFiles.get(data)));
    }
    ProcessBuilder builder = new ProcessBuilder(command);
    // It ends when its standard input does, which is when this process is gone, whatever ended it.
    builder.redirectInput(Redirect.PIPE);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    builder.environment().put("JAVA_TOOL_OPTIONS", java);
    return builder.start();
  }

  /** A path below Spark's files, or else one that every node has. */
  private static Path given(String worker) {
    Path below = Path.of(SparkFiles.get(worker));
    return Files.exists(below) ? below : Path.of(worker);
  }

  private static void await(Process child) throws InterruptedException {
    while (!child.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      TaskContext task = TaskContext.get();
      if (task != null && task.isInterrupted()) {
        throw new TaskKilledException("cancelled");
      }
    }
  }

  /** Lets a process that still runs leave, and sees that it does. */
  private static void end(Process child) {
    if (!child.isAlive()) {
      return;
    }
    boolean interrupted = false;
    try {
      child.getOutputStream().close();
      if (!child.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
        child.destroyForcibly();
      }
    } catch (IOException e) {
      child.destroyForcibly();
    } catch (InterruptedException e) {
      interrupted = true;
      child.destroyForcibly();
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static String reason(int code, Path log) throws IOException {
    String last = "";
    for (String line : Files.readAllLines(log)) {
      last = line.isBlank() ? last : line.strip();
    }
    String words =
        last.length() > LAST_CHARACTERS ? last.substring(0, LAST_CHARACTERS) + "…" : last;
    return "its process ended with code " + code + (words.isEmpty() ? "" : ": " + words);
  }
}
