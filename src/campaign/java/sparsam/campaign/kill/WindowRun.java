package sparsam.campaign.kill;

import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import javafx.application.Platform;
import sparsam.campaign.window.Answers;
import sparsam.campaign.window.OpenWindow;

/** A process that opens a recipe in the window, runs it and closes the window when it has ended. */
final class WindowRun {
  private static final int MILLIS = 20;

  private WindowRun() {}

  /**
   * @param args the home and the recipe's file
   */
  public static void main(String[] args) throws InterruptedException {
    Platform.startup(() -> {});
    Platform.setImplicitExit(false);
    Path home = Path.of(args[0]);
    Answers nobody = new Answers(new SplittableRandom(1), home, List.of(home));
    try (OpenWindow open = OpenWindow.in(home, nobody)) {
      OpenWindow.does(
          () -> {
            open.window().shell().open(Path.of(args[1]));
          });
      until(() -> open.window().model().recipe().name().get().equals("small"));
      until(() -> open.window().model().readiness().ready().get());
      OpenWindow.does(
          () -> {
            open.window().model().run();
          });
      until(() -> open.window().model().runs().session().flatMap(run -> run.outcome()).isPresent());
    }
    System.exit(0);
  }

  private static void until(Callable<Boolean> so) throws InterruptedException {
    while (!OpenWindow.onScreen(so)) {
      Thread.sleep(MILLIS);
    }
  }
}
