package sparsam.ui.flatness;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;
import sparsam.recipe.Phase;
import sparsam.recipe.Plan;
import sparsam.result.Result;
import sparsam.result.Run;
import sparsam.store.History;
import sparsam.store.PastRun;
import sparsam.store.RunSummary;

/** Which networks are looked at: of which run, or of a file. */
public final class Choice {
  private final History history;
  private final Executor background;
  private final Executor screen;
  private final Consumer<String> complain;
  private final ReadOnlyObjectWrapper<List<RunName>> runs = new ReadOnlyObjectWrapper<>(List.of());
  private final ObjectProperty<Optional<RunName>> run =
      new SimpleObjectProperty<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<RunName>> offered =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<Chosen>> networks =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ObjectProperty<Optional<Chosen>> first =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Optional<Chosen>> second =
      new SimpleObjectProperty<>(Optional.empty());
  private final List<Chosen> files = new ArrayList<>();
  private List<Chosen> arms = List.of();

  /** The run that was read last. */
  private @Nullable PastRun past;

  private boolean failed;
  private @Nullable Path shown;
  private boolean seen;

  /** Whether somebody has looked at the chosen run's networks, which are left alone then. */
  private boolean looked;

  /**
   * @param complain is told in one sentence what could not be read
   */
  Choice(History history, Executor background, Executor screen, Consumer<String> complain) {
    this.history = history;
    this.background = background;
    this.screen = screen;
    this.complain = complain;
    run.subscribe(this::open);
  }

  private interface Work<T> {
    T done() throws IOException;
  }

  private <T> void later(Work<T> work, Consumer<T> then, Consumer<String> otherwise) {
    background.execute(
        () -> {
          try {
            T result = work.done();
            screen.execute(() -> then.accept(result));
          } catch (IOException | IllegalArgumentException e) {
            screen.execute(() -> otherwise.accept(String.valueOf(e.getMessage())));
          }
        });
  }

  /** Somebody looks from now on, or no longer. */
  void show(boolean now) {
    seen = now;
    if (now) {
      looked = true;
      list();
    }
  }

  /** There may be more: runs where somebody looks, networks of the one that the lab shows. */
  void refresh() {
    if (seen) {
      list();
    } else {
      run.get().ifPresent(this::open);
    }
  }

  /** Lists the runs anew; without a choice the one that the lab shows is taken, or the newest. */
  private void list() {
    later(
        () ->
            history.list().stream()
                .filter(RunSummary.Whole.class::isInstance)
                .map(one -> new RunName(one.folder(), one.name()))
                .toList(),
        this::list,
        complain);
  }

  private void list(List<RunName> found) {
    runs.set(found);
    Optional<RunName> before = run.get();
    Optional<RunName> next = found.stream().filter(one -> one.folder().equals(shown)).findFirst();
    if (before.isEmpty()) {
      run.set(next.or(() -> found.stream().findFirst()));
    } else if (!isReadWhole(before.get())) {
      open(before.get()); // There may be more networks by now.
    }
  }

  /**
   * Follows what the lab shows, where that is a run, and reads it though nobody looks yet: who will
   * waits for nothing then.
   */
  void follow(@Nullable Path folder) {
    if (folder != null && !folder.equals(shown)) {
      run.set(
          runs.get().stream()
              .filter(one -> one.folder().equals(folder))
              .findFirst()
              .or(() -> Optional.of(new RunName(folder, String.valueOf(folder.getFileName())))));
    }
    shown = folder;
  }

  private void open(Optional<RunName> chosen) {
    if (!chosen.equals(offered.get())) {
      looked = seen;
      offered.set(Optional.empty());
    }
    chosen.ifPresent(this::open);
  }

  private void open(RunName chosen) {
    later(
        () -> PastRun.open(chosen.folder()),
        found -> {
          if (isChosen(chosen)) {
            offer(chosen, found);
          }
        },
        why -> {
          if (isChosen(chosen)) {
            first.set(Optional.empty());
            second.set(Optional.empty());
            arms = List.of();
            networks.set(List.copyOf(files));
            offered.set(Optional.empty());
            complain.accept(why);
          }
        });
  }

  private boolean isChosen(RunName one) {
    return run.get().filter(one::equals).isPresent();
  }

  private boolean isReadWhole(RunName one) {
    return past != null
        && past.folder().equals(one.folder())
        && past.run().state() == Run.State.FINISHED;
  }

  private void offer(RunName chosen, PastRun read) {
    past = read;
    List<Result> results = read.run().results();
    failed = results.stream().anyMatch(Result.Failed.class::isInstance);
    List<Chosen> found = new ArrayList<>();
    for (Result result : results) {
      if (result instanceof Result.Finished) {
        found.add(new Chosen.OfRun(result.name()));
      }
    }
    arms =
        results.stream()
            .filter(result -> result.phase() == Phase.ARM && result instanceof Result.Finished)
            .map(result -> (Chosen) new Chosen.OfRun(result.name()))
            .toList();
    List<Chosen> all = Stream.concat(found.stream(), files.stream()).toList();
    if (!all.equals(networks.get())) {
      networks.set(all);
      List<Chosen> left = looked ? all : files;
      keep(first, left, arms.stream().findFirst().or(() -> found.stream().findFirst()));
      keep(second, left, arms.stream().skip(1).findFirst());
    }
    offered.set(Optional.of(chosen)); // Last: its networks may be called as another run's are.
  }

  private static void keep(
      ObjectProperty<Optional<Chosen>> property, List<Chosen> all, Optional<Chosen> otherwise) {
    Optional<Chosen> now = property.get();
    property.set(now.isPresent() && all.contains(now.get()) ? now : otherwise);
  }

  /** Adds the network of a file and chooses it as the second one. */
  void open(Path file) {
    Chosen added = new Chosen.OfFile(file.toAbsolutePath());
    if (!files.contains(added)) {
      files.add(added);
      networks.set(Stream.concat(networks.get().stream(), Stream.of(added)).toList());
    }
    (first.get().isEmpty() ? first : second).set(Optional.of(added));
  }

  /** Beside the two that are chosen: what all began with, or else the next there is. */
  Optional<Chosen> third() {
    return Stream.concat(
            Stream.of(new Chosen.OfRun(Plan.DENSE), new Chosen.OfRun(Plan.PRUNED)),
            networks.get().stream())
        .filter(networks.get()::contains)
        .filter(one -> !Optional.of(one).equals(first.get()))
        .filter(one -> !Optional.of(one).equals(second.get()))
        .findFirst();
  }

  /** The key of the sentence that says why nothing can be asked; empty where something can. */
  String lack() {
    if (run.get().isEmpty()) {
      return "flatness.empty.run";
    }
    if (first.get().isEmpty()) {
      return failed ? "flatness.empty.failed" : "flatness.empty.network";
    }
    return offered.get().isEmpty() ? "flatness.begins" : "";
  }

  /** The arms of the run that came to an end. */
  List<Chosen> arms() {
    return arms;
  }

  /** The runs there are, newest first. */
  public ReadOnlyObjectProperty<List<RunName>> runs() {
    return runs.getReadOnlyProperty();
  }

  /** The run whose networks and images they are. */
  public ObjectProperty<Optional<RunName>> run() {
    return run;
  }

  /** The run that the networks are of, once it was read; empty until then. */
  ReadOnlyObjectProperty<Optional<RunName>> offered() {
    return offered.getReadOnlyProperty();
  }

  /** The run that is {@link #offered()}, as it was read last. */
  Optional<PastRun> past() {
    return offered.get().flatMap(_ -> Optional.ofNullable(past));
  }

  /** What can be chosen of it, and of files. */
  public ReadOnlyObjectProperty<List<Chosen>> networks() {
    return networks.getReadOnlyProperty();
  }

  public ObjectProperty<Optional<Chosen>> first() {
    return first;
  }

  /** Beside the first; empty for none. */
  public ObjectProperty<Optional<Chosen>> second() {
    return second;
  }
}
