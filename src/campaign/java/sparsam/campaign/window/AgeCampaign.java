package sparsam.campaign.window;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import sparsam.InMemory;
import sparsam.campaign.About;
import sparsam.campaign.Campaign;
import sparsam.campaign.Outcome;
import sparsam.campaign.Trial;
import sparsam.campaign.part.Helper;

/**
 * Hours of the window in fast motion: in one process a window after another, each used by a
 * scripted person for some rounds of a few minutes' work.
 */
public final class AgeCampaign implements Campaign {
  private static final int QUICK_ROUNDS = 3;
  private static final int ROUNDS = 12;
  private static final int QUICK = 1;

  /** With twelve rounds of some three minutes' work each, that is eight hours. */
  private static final int WHOLE = 14;

  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private @Nullable Helper helper;

  @Override
  public About about() {
    return new About(
        "time", "live heap and resident size flat, no thread left over", QUICK, WHOLE, PATIENCE);
  }

  @Override
  public void prepare() throws IOException {
    Path folder = InMemory.folder("time-");
    helper = Helper.start(AgeWork.class, folder, Helper.AS_A_PERSON_HAS_IT, folder.toString());
  }

  @Override
  public Outcome trial(Trial trial) throws IOException {
    return Outcome.said(
        Objects.requireNonNull(helper, "not prepared")
            .ask(Integer.toString(trial.number() < QUICK ? QUICK_ROUNDS : ROUNDS)),
        "");
  }
}
