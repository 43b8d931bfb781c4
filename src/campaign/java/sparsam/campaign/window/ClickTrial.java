package sparsam.campaign.window;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import javafx.scene.Node;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Toggle;
import javafx.scene.robot.Robot;
import sparsam.ui.shell.ShellModel;

/** A window in which a hand does anything so many times, and what became of it. */
final class ClickTrial {
  /** Of so many deeds one is a click on a control. */
  private static final int CLICKS_OF_TEN = 6;

  private static final int OPENS_ONE_IN = 60;

  /** What runs for long is stopped after so many deeds. */
  private static final int PATIENCE = 15;

  private static final int MILLIS_TO_ACT = 300;
  private static final int MILLIS_BETWEEN_LOOKS = 20;
  private static final int ESCAPES = 8;
  private static final int SECONDS_TO_RETURN = 30;

  private final Robot robot = OpenWindow.onScreen(Robot::new);
  private final Uncaught uncaught;
  private final Effects effects;
  private final List<Path> opens;

  ClickTrial(Uncaught uncaught, Effects effects, List<Path> opens) {
    this.uncaught = uncaught;
    this.effects = effects;
    this.opens = opens;
  }

  /**
   * @param home of its own
   * @return what did not hold; empty where all did
   */
  Optional<String> run(long seed, int deeds, Path home) throws InterruptedException {
    try {
      return hold(seed, deeds, home);
    } catch (RuntimeException e) {
      return Optional.of("the hand slipped: " + Uncaught.words(e));
    }
  }

  private Optional<String> hold(long seed, int deeds, Path home) throws InterruptedException {
    SplittableRandom random = new SplittableRandom(seed);
    Answers answers = new Answers(random.split(), home, opens);
    try (OpenWindow open = OpenWindow.in(home, answers)) {
      Hand hand = OpenWindow.onScreen(() -> new Hand(random, open.stage(), robot));
      for (int i = 0; i < deeds; i++) {
        deed(random, open, hand, answers);
        if (i % PATIENCE == PATIENCE - 1) {
          stop(open, hand);
        }
        List<String> thrown = uncaught.take();
        if (!thrown.isEmpty()) {
          return Optional.of(
              String.format(Locale.ROOT, "after %d deeds (%s): %s", i, hand.done(), thrown));
        }
      }
      Optional<String> end = deadEnd(open, hand);
      if (end.isPresent()) {
        return Optional.of("a dead end (%s): %s".formatted(hand.done(), end.get()));
      }
    }
    List<String> thrown = uncaught.take();
    return thrown.isEmpty()
        ? effects.never()
        : Optional.of("when the window was closed: " + thrown);
  }

  private void deed(SplittableRandom random, OpenWindow open, Hand hand, Answers answers)
      throws InterruptedException {
    if (random.nextInt(OPENS_ONE_IN) == 0) {
      Path file = opens.get(random.nextInt(opens.size()));
      OpenWindow.does(
          () -> {
            hand.note("open " + file.getFileName());
            open.window().shell().open(file);
          });
    } else if (random.nextInt(10) < CLICKS_OF_TEN) {
      click(open, hand, answers);
    } else {
      OpenWindow.does(
          () -> {
            hand.anything();
          });
    }
  }

  /** What can be told of a window at a moment. */
  private record Moment(int print, int asked, String model) {
    static Moment of(OpenWindow open, Answers answers) {
      ShellModel shell = open.window().shell();
      return new Moment(
          Sight.print(),
          answers.asked(),
          shell.workspace().get()
              + shell.lab().recipe().draft().get()
              + shell.lab().runs().state());
    }
  }

  /** A click on a control, and whether it did anything where that can be told. */
  private void click(OpenWindow open, Hand hand, Answers answers) throws InterruptedException {
    Node node = OpenWindow.onScreen(hand::target);
    if (!(node instanceof ButtonBase) || node instanceof Toggle || node.getId() == null) {
      OpenWindow.does(() -> hand.click(node));
      return;
    }
    Moment before = OpenWindow.onScreen(() -> Moment.of(open, answers));
    OpenWindow.does(() -> hand.click(node));
    effects.tell(node.getId(), changesSoon(open, answers, before));
  }

  private static boolean changesSoon(OpenWindow open, Answers answers, Moment before)
      throws InterruptedException {
    for (int i = 0; i < MILLIS_TO_ACT / MILLIS_BETWEEN_LOOKS; i++) {
      if (!OpenWindow.onScreen(() -> Moment.of(open, answers)).equals(before)) {
        return true;
      }
      Thread.sleep(MILLIS_BETWEEN_LOOKS);
    }
    return false;
  }

  private static void stop(OpenWindow open, Hand hand) {
    OpenWindow.does(
        () -> {
          hand.note("stop");
          ShellModel shell = open.window().shell();
          shell.lab().runs().stop();
          shell.sweep().stop();
        });
  }

  /** Whether a person comes back to where a run can be begun; what is in the way where not. */
  private static Optional<String> deadEnd(OpenWindow open, Hand hand) throws InterruptedException {
    stop(open, hand);
    for (int i = 0; i < ESCAPES; i++) {
      OpenWindow.does(
          () -> {
            hand.escape();
          });
      Thread.sleep(MILLIS_BETWEEN_LOOKS);
    }
    OpenWindow.does(
        () -> {
          open.stage().setWidth(1000);
          open.stage().setHeight(900);
        });
    Thread.sleep(MILLIS_TO_ACT);
    for (String workspace : List.of("runs", "lab")) {
      if (!leads(open, hand, workspace)) {
        return Optional.of(OpenWindow.onScreen(() -> leadsElsewhere(open, workspace)));
      }
    }
    return runs(open);
  }

  /** Clicks on a workspace's button until it is there: after a resize layout takes its time. */
  private static boolean leads(OpenWindow open, Hand hand, String workspace)
      throws InterruptedException {
    for (int i = 0; i < ESCAPES; i++) {
      OpenWindow.does(
          () -> {
            Sight.nodes().stream()
                .filter(node -> ("rail-" + workspace).equals(node.getId()))
                .findFirst()
                .ifPresent(hand::click);
          });
      if (OpenWindow.onScreen(() -> open.window().shell().workspace().get().equals(workspace))) {
        return true;
      }
      Thread.sleep(MILLIS_TO_ACT);
    }
    return false;
  }

  private static String leadsElsewhere(OpenWindow open, String workspace) {
    return String.format(
        Locale.ROOT,
        "a click on #rail-%s leads to %s; over it lies %s; keys go to %s; shown are %s, the first"
            + " %.0f × %.0f",
        workspace,
        open.window().shell().workspace().get(),
        Sight.nodes().stream()
            .filter(node -> ("rail-" + workspace).equals(node.getId()))
            .map(Sight::over)
            .toList(),
        open.stage().getScene().getFocusOwner(),
        Sight.windows(),
        open.stage().getScene().getWidth(),
        open.stage().getScene().getHeight());
  }

  private static Optional<String> runs(OpenWindow open) throws InterruptedException {
    long end = System.nanoTime() + SECONDS_TO_RETURN * 1_000_000_000L;
    while (OpenWindow.onScreen(() -> open.window().model().runs().isRunning())) {
      if (System.nanoTime() > end) {
        return Optional.of("a run does not stop");
      }
      Thread.sleep(MILLIS_BETWEEN_LOOKS);
    }
    OpenWindow.does(
        () -> {
          open.window().model().choose("quick");
        });
    while (System.nanoTime() < end) {
      if (OpenWindow.onScreen(
          () -> Sight.any(node -> "run".equals(node.getId()) && !node.isDisabled()))) {
        return Optional.empty();
      }
      Thread.sleep(MILLIS_BETWEEN_LOOKS);
    }
    return Optional.of(
        "Run stays off: "
            + OpenWindow.onScreen(
                () ->
                    Map.of(
                        "shortage",
                        open.window().model().readiness().shortage().get(),
                        "error",
                        open.window().model().runs().error().get(),
                        "state",
                        open.window().model().runs().state().get(),
                        "preset",
                        open.window().model().recipe().name().get())));
  }
}
