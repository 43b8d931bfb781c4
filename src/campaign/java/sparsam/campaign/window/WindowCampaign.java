package sparsam.campaign.window;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sparsam.InMemory;
import sparsam.campaign.About;
import sparsam.campaign.Campaign;
import sparsam.campaign.Outcome;
import sparsam.campaign.Trial;
import sparsam.campaign.part.Helper;

/** A window that is opened, gets fifty deeds of any kind, and has to lead back to Run. */
public final class WindowCampaign implements Campaign {
  private static final int DEEDS = 50;
  private static final int QUICK = 1;
  private static final int WHOLE = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private @Nullable Helper helper;

  @Override
  public About about() {
    return new About(
        "window",
        String.format(
            Locale.ROOT,
            "%d clicks, keys, drags and resizes a trial: nothing uncaught, no button without"
                + " effect, no dead end",
            DEEDS),
        QUICK,
        WHOLE,
        PATIENCE);
  }

  @Override
  public void prepare() throws IOException {
    Path folder = InMemory.folder("window-");
    helper = Helper.start(WindowWork.class, folder, Helper.AS_A_PERSON_HAS_IT, folder.toString());
  }

  @Override
  public Outcome trial(Trial trial) throws IOException {
    return Outcome.said(
        Objects.requireNonNull(helper, "not prepared").ask(trial.seed() + " " + DEEDS), "");
  }
}
