package sparsam.campaign.window;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import sparsam.InMemory;
import sparsam.campaign.Campaign;
import sparsam.campaign.Outcome;
import sparsam.campaign.Trial;
import sparsam.campaign.part.Helper;

/** A window that is opened, gets a hundred deeds of any kind, and has to lead back to Run. */
public final class WindowCampaign implements Campaign {
  private static final int DEEDS = 50;
  private static final int QUICK = 1;
  private static final int WHOLE = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private @Nullable Helper helper;

  @Override
  public String name() {
    return "window";
  }

  @Override
  public String holds() {
    return String.format(
        Locale.ROOT,
        "%d clicks, keys, drags and resizes a trial: nothing uncaught, no button without effect,"
            + " no dead end",
        DEEDS);
  }

  @Override
  public int quick() {
    return QUICK;
  }

  @Override
  public int whole() {
    return WHOLE;
  }

  @Override
  public Duration patience() {
    return PATIENCE;
  }

  @Override
  public void prepare() throws IOException {
    Path folder = InMemory.folder("window-");
    helper = Helper.start(WindowWork.class, folder, List.of(), folder.toString());
  }

  @Override
  public Outcome trial(Trial trial) throws IOException {
    if (helper == null) {
      throw new IllegalStateException("not prepared");
    }
    String answer = helper.ask(trial.seed() + " " + DEEDS);
    return answer.equals("held") ? Outcome.held("came back") : Outcome.fault(answer);
  }
}
