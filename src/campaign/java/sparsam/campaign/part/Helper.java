package sparsam.campaign.part;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sparsam.Jvm;

/**
 * A process of ours that is asked line by line, in a world of its own: another home, no network, no
 * programs to start. It ends when this one does, for its standard input ends.
 */
public final class Helper {
  private static final List<String> FLAGS =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-Djava.awt.headless=true",
          "-Dglass.platform=Headless",
          "-Dprism.order=sw",
          "-Xmx1g");

  /** The program's own compilers and collector, for one that lives long. */
  public static final List<String> AS_A_PERSON_HAS_IT =
      List.of(
          "-XX:TieredStopAtLevel=4",
          "-XX:-UseSerialGC",
          "-XX:+UseG1GC",
          "-XX:MaxNewSize=32m",
          "-XX:MetaspaceSize=64m",
          "-XX:-OmitStackTraceInFastThrow"); // What is thrown often still says where.

  /** Where nobody listens. */
  private static final String NOWHERE = "http://127.0.0.1:9";

  private final Process process;
  private final BufferedReader answers;
  private final PrintWriter questions;

  /** What it has from this process: the kernels that decide the last bits, and what is logged. */
  private static final List<String> SHARED =
      List.of("sparsam.openblas.coretype", "java.util.logging.config.file");

  private Helper(Process process) {
    this.process = process;
    this.answers = process.inputReader(StandardCharsets.UTF_8);
    this.questions = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
  }

  /**
   * Starts one and waits for its first line.
   *
   * @param home what it takes for the person's own
   */
  public static Helper start(Class<?> main, Path home, List<String> flags, String... args)
      throws IOException {
    Helper helper =
        new Helper(builder(main, home, flags, args).redirectError(Redirect.INHERIT).start());
    String first = helper.answer();
    if (!first.equals("ready")) {
      throw new IOException("%s says %s".formatted(main.getSimpleName(), first));
    }
    return helper;
  }

  /** As yet to be started, in the same world. */
  public static ProcessBuilder builder(
      Class<?> main, Path home, List<String> flags, String... args) {
    List<String> all = new ArrayList<>(FLAGS);
    all.add("-Duser.home=" + home);
    for (String name : SHARED) {
      String value = System.getProperty(name);
      if (value != null) {
        all.add("-D" + name + "=" + value);
      }
    }
    all.addAll(flags);
    ProcessBuilder builder = Jvm.of(main, all, args);
    Map<String, String> environment = builder.environment();
    environment.keySet().removeIf(name -> name.startsWith("XDG_") || name.endsWith("DISPLAY"));
    for (String name : List.of("http_proxy", "https_proxy", "all_proxy")) {
      environment.put(name, NOWHERE);
    }
    environment.remove("no_proxy");
    environment.put("HOME", home.toString());
    environment.put("PATH", home.toString());
    return builder;
  }

  /** Asks, and waits for the answer. */
  public synchronized String ask(String question) throws IOException {
    questions.println(question);
    return answer();
  }

  private String answer() throws IOException {
    String line = answers.readLine();
    if (line == null) {
      try {
        throw new IOException("it ended with " + process.waitFor());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new UncheckedIOException(new IOException("interrupted", e));
      }
    }
    return line;
  }
}
