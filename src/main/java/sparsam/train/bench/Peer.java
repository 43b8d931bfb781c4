package sparsam.train.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import sparsam.train.bench.Task.Training;

/**
 * Another program that does the same work: a command that is given {@code --threads T --batch B
 * --seconds S} and prints a {@link MeasurementLine} for each thing it timed.
 *
 * <p>Lines that do not begin with a brace are its own affair, whether a warning or a word of
 * progress; if it fails, the last of them says why.
 */
public final class Peer implements Contestant {
  /** A slow machine's minutes. Who takes longer hangs. */
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** For how many measurements of the asked length there is time besides. */
  private static final int MEASUREMENTS = 20;

  private static final int MAX_QUOTE = 200;

  /** Something in double quotes, or anything without a blank. */
  private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

  private final List<String> command;
  private final Duration patience;

  /**
   * @param command a program and its arguments; double quotes hold together what has blanks in it
   * @throws IllegalArgumentException for a command without a word
   */
  public Peer(String command) {
    this(command, PATIENCE);
  }

  /**
   * @param patience how long a run may take besides its measurements
   */
  Peer(String command, Duration patience) {
    this.command = words(command);
    this.patience = patience;
    if (this.command.isEmpty()) {
      throw new IllegalArgumentException("the peer's command is empty");
    }
  }

  private static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(command);
    while (matcher.find()) {
      words.add(matcher.group(1) == null ? matcher.group(2) : matcher.group(1));
    }
    return List.copyOf(words);
  }

  @Override
  public void run(Conditions conditions, Consumer<Measurement> found)
      throws IOException, InterruptedException {
    List<Measurement> measurements = new ArrayList<>();
    Set<Task> tasks = new HashSet<>();
    for (String line : print(conditions).lines().filter(line -> line.startsWith("{")).toList()) {
      Measurement measurement = read(line, conditions);
      measurements.add(measurement);
      if (!tasks.add(measurement.task())) {
        throw problem("measured the same twice: " + quote(line), null);
      }
    }
    if (measurements.isEmpty()) {
      throw problem("printed no measurement; see sparsam bench --help for what it has to", null);
    }
    measurements.forEach(found);
  }

  private String print(Conditions conditions) throws IOException, InterruptedException {
    List<String> call = new ArrayList<>(command);
    call.addAll(List.of("--threads", Integer.toString(conditions.threads())));
    call.addAll(List.of("--batch", Integer.toString(conditions.batch())));
    call.addAll(List.of("--seconds", Double.toString(conditions.seconds())));
    Duration limit = patience.plusMillis((long) (1e3 * MEASUREMENTS * conditions.seconds()));
    Process process = start(call);
    Printed printed;
    try {
      printed = Printed.by(process, limit);
    } catch (IOException e) {
      throw problem("was ended: " + e.getMessage(), e);
    } catch (TimeoutException e) {
      throw problem(
          String.format(
              Locale.ROOT, "took longer than %d seconds and was ended", limit.toSeconds()),
          e);
    }
    if (printed.exitCode() != 0) {
      throw problem(
          String.format(
              Locale.ROOT, "failed with exit code %d: %s", printed.exitCode(), lastWords(printed)),
          null);
    }
    return printed.text();
  }

  private Process start(List<String> call) throws IOException {
    try {
      return Printed.start(call);
    } catch (IOException e) {
      throw problem(
          ("cannot be started (%s): install it, or name another; PyTorch is in Debian's packages"
                  + " python3-torch and libopenblas0-pthread")
              .formatted(e.getMessage()),
          e);
    }
  }

  private Measurement read(String line, Conditions conditions) throws IOException {
    Measurement measurement;
    try {
      measurement = MeasurementLine.read(line);
    } catch (IOException e) {
      throw problem(
          "printed what is no measurement: %s: %s".formatted(e.getMessage(), quote(line)), e);
    }
    boolean sameBatch =
        !(measurement.task() instanceof Training training)
            || training.batch() == conditions.batch();
    if (!sameBatch || measurement.threads() != conditions.threads()) {
      throw problem(
          String.format(
              Locale.ROOT,
              "was asked for %d threads and batches of %d and measured something else: %s",
              conditions.threads(),
              conditions.batch(),
              quote(line)),
          null);
    }
    return measurement;
  }

  private static String lastWords(Printed printed) {
    return printed
        .text()
        .lines()
        .filter(line -> !line.isBlank() && !line.startsWith("{"))
        .reduce((_, later) -> later)
        .map(Peer::quote)
        .orElse("it did not say why");
  }

  private static String quote(String line) {
    return line.length() <= MAX_QUOTE ? line : line.substring(0, MAX_QUOTE) + "…";
  }

  private IOException problem(String what, @Nullable Throwable cause) {
    return new IOException("the peer \"%s\" %s".formatted(String.join(" ", command), what), cause);
  }
}
