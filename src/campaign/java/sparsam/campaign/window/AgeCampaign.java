package sparsam.campaign.window;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sparsam.InMemory;
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
  private static final int QUICK = 2;

  /** With twelve rounds of some three minutes' work each, that is eight hours. */
  private static final int WHOLE = 14;

  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private @Nullable Helper helper;

  @Override
  public String name() {
    return "time";
  }

  @Override
  public String holds() {
    return "live heap and resident size flat, no thread left over";
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
    Path folder = InMemory.folder("time-");
    helper = Helper.start(AgeWork.class, folder, List.of(), folder.toString());
  }

  @Override
  public Outcome trial(Trial trial) throws IOException {
    if (helper == null) {
      throw new IllegalStateException("not prepared");
    }
    String answer = helper.ask(Integer.toString(trial.number() < QUICK ? QUICK_ROUNDS : ROUNDS));
    return answer.startsWith("held ")
        ? Outcome.held(answer.substring("held ".length()))
        : Outcome.fault(answer);
  }
}
