package sparsam.train.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;

/** A peer that measures nothing: it behaves as its first argument says. */
public final class FakePeer {
  private FakePeer() {}

  /** The command that starts one, as for {@code --peer}. */
  public static String command(String behaviour) throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    Path classes =
        Path.of(FakePeer.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return "\"%s\" -Xshare:auto -XX:TieredStopAtLevel=1 -cp \"%s\" %s %s"
        .formatted(java, classes, FakePeer.class.getName(), behaviour);
  }

  public static void main(String[] args) throws InterruptedException {
    if (args.length != 7
        || !List.of(args[1], args[3], args[5])
            .equals(List.of("--threads", "--batch", "--seconds"))) {
      throw new IllegalArgumentException(String.join(" ", args));
    }
    String threads = args[2];
    String batch = args[4];
    switch (args[0]) {
      case "good" -> {
        System.err.println("Warning: a word of its own");
        System.out.println(step("sgd", batch, threads, 10));
        System.out.println(step("sam", batch, threads, 20));
        System.out.println(evaluation(threads));
      }
      case "twice" -> {
        System.out.println(step("sgd", batch, threads, 10));
        System.out.println(step("sgd", batch, threads, 11));
      }
      case "other-batch" -> System.out.println(step("sgd", "1" + batch, threads, 10));
      case "other-threads" -> System.out.println(step("sgd", batch, "1" + threads, 10));
      case "no-json" -> System.out.println("{median 10}");
      case "silent" -> System.out.println("done");
      case "failing" -> {
        System.out.println(step("sgd", batch, threads, 10));
        System.err.println("no module of this name");
        System.exit(3);
      }
      case "hanging" -> {
        System.out.println(step("sgd", batch, threads, 10));
        new CountDownLatch(1).await();
      }
      case "flooding" -> {
        while (!System.out.checkError()) {
          System.out.println("more and more");
        }
      }
      case "environment" -> {
        String kernels = System.getenv().getOrDefault("OPENBLAS_CORETYPE", "none");
        String wait = System.getenv().getOrDefault("OMP_WAIT_POLICY", "none");
        System.err.println(kernels + " " + wait);
        System.exit(1);
      }
      default -> throw new IllegalArgumentException(args[0]);
    }
  }

  private static String step(String optimizer, String batch, String threads, int millis) {
    return String.format(
        Locale.ROOT,
        ("{\"engine\": \"fake 1.0\", \"model\": \"lenet-300-100\", \"optimizer\": \"%s\","
            + " \"batch\": %s, \"threads\": %s, \"median_ms\": %d, \"steps\": 7}"),
        optimizer,
        batch,
        threads,
        millis);
  }

  private static String evaluation(String threads) {
    return ("{\"engine\": \"fake 1.0\", \"model\": \"lenet-300-100\", \"images\": 10000,"
            + " \"threads\": %s, \"median_ms\": 100.5, \"evaluations\": 3}")
        .formatted(threads);
  }
}
