package sparsam.ui.runs;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sparsam.store.PastRun;
import sparsam.store.RunSummary.Condition;
import sparsam.text.Strings;
import sparsam.ui.runs.row.RunRow;

/** What the lab is asked to do with runs, and which of them it shows. */
public final class InLab {
  private static final Logger LOG = LoggerFactory.getLogger(InLab.class);

  private final Strings strings;
  private final Deeds deeds;
  private final Marks marks = new Marks();
  private @Nullable Desk desk;

  InLab(Strings strings, Deeds deeds) {
    this.strings = strings;
    this.deeds = deeds;
  }

  /** Says what the rest of the window does with runs. */
  public void connect(Desk window) {
    desk = window;
  }

  private void withDesk(Consumer<Desk> asked) {
    if (desk != null) {
      asked.accept(desk);
    }
  }

  /** Says in one sentence what could not be done. */
  void complain(String sentence) {
    withDesk(one -> one.complain(sentence));
  }

  /**
   * What the lab shows.
   *
   * @param folder of the run shown; null for none
   */
  public void shown(@Nullable Path folder) {
    marks.show(folder);
  }

  /** Shows a past run in the lab. */
  public void open(Path folder) {
    LOG.info("opens {}", folder);
    deeds.later(() -> PastRun.open(folder), run -> withDesk(one -> one.open(run)));
  }

  /** Takes a past run's recipe for the next run. */
  public void take(RunRow row) {
    row.whole().ifPresent(run -> withDesk(one -> one.take(run.recipe())));
  }

  /** Why a run cannot be gone on with, in a sentence; empty where it can. */
  public String whyNotOn(RunRow row) {
    Condition condition = row.condition();
    return condition.resumable()
        ? ""
        : strings.get(
            switch (condition) {
              case RUNNING_HERE -> "runs.goOn.here";
              case RUNNING_ELSEWHERE -> "runs.goOn.elsewhere";
              case DAMAGED -> "runs.goOn.damaged";
              case NEWER -> "runs.goOn.newer";
              case FINISHED, STOPPED, BROKEN_OFF -> "runs.goOn.finished";
            });
  }

  /** Goes on with a run that was stopped or killed. */
  public void goOn(RunRow row) {
    String why = whyNotOn(row);
    if (why.isEmpty()) {
      deeds.later(() -> PastRun.open(row.folder()), run -> withDesk(one -> one.goOn(run)));
    } else {
      complain(why);
    }
  }

  /** Draws runs behind the one that the lab shows; none of them any more where all are there. */
  public void overlay(List<RunRow> runs) {
    List<Path> folders = runs.stream().map(RunRow::folder).toList();
    if (marks.areBehind(folders)) {
      takeOff(folders);
      return;
    }
    deeds.later(
        () -> {
          Map<Path, PastRun> opened = new LinkedHashMap<>();
          for (Path folder : folders) {
            opened.put(folder, PastRun.open(folder));
          }
          return opened;
        },
        opened -> {
          marks.add(opened);
          tellOverlaid();
        });
  }

  private void tellOverlaid() {
    withDesk(one -> one.overlay(marks.behind()));
  }

  /** Draws runs no longer behind, where they are. */
  void takeOff(List<Path> folders) {
    if (marks.takeOff(folders)) {
      tellOverlaid();
    }
  }

  /** What a recipe calls a run that is drawn behind. */
  Optional<String> name(Path folder) {
    return marks.name(folder);
  }

  /** The runs that the lab shows: the one, and those behind it. */
  public ReadOnlyObjectProperty<List<Path>> marked() {
    return marks.all();
  }
}
