package sparsam.ui.lab.answers;

import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import sparsam.data.DataChoice;
import sparsam.data.DataException;
import sparsam.experiment.DataSource;
import sparsam.report.answer.TestImages;

/** The test images of one data set at a time, loaded behind the window's back. */
final class ImageShelf {
  private static final Logger LOG = LoggerFactory.getLogger(ImageShelf.class);

  private final DataSource data;
  private final Executor background;
  private final Executor screen;
  private final Runnable arrived;
  private @Nullable Wanted wanted;
  private @Nullable TestImages images;
  private String refusal = "";

  private record Wanted(DataChoice data, @Nullable String folder) {}

  /**
   * @param background loads; it may take seconds
   * @param screen the window's thread, which alone calls the methods
   * @param arrived is told there when what was wanted last has come or failed
   */
  ImageShelf(DataSource data, Executor background, Executor screen, Runnable arrived) {
    this.data = data;
    this.background = background;
    this.screen = screen;
    this.arrived = arrived;
  }

  /**
   * Loads test images, unless they are there or on their way.
   *
   * @param folder where a run found them; null for the usual place
   */
  void want(DataChoice data, @Nullable String folder) {
    Wanted next = new Wanted(data, folder);
    if (next.equals(wanted)) {
      return;
    }
    wanted = next;
    images = null;
    refusal = "";
    background.execute(() -> load(next));
  }

  private void load(Wanted next) {
    try {
      TestImages loaded = TestImages.of(data.in(next.folder()).load(next.data()));
      screen.execute(() -> put(next, loaded, ""));
    } catch (DataException e) {
      screen.execute(() -> put(next, null, String.valueOf(e.getMessage())));
    } catch (RuntimeException e) {
      LOG.error("no test images of {}", next.data().name(), e);
      screen.execute(() -> put(next, null, e.toString()));
    }
  }

  private void put(Wanted next, @Nullable TestImages loaded, String sentence) {
    if (next.equals(wanted)) {
      images = loaded;
      refusal = sentence;
      arrived.run();
    }
  }

  /** Empty while they are on their way, and where they cannot be had. */
  Optional<TestImages> images() {
    return Optional.ofNullable(images);
  }

  /** Why they cannot be had; else empty. */
  String refusal() {
    return refusal;
  }
}
