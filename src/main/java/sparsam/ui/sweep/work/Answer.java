package sparsam.ui.sweep.work;

import java.util.Optional;
import sparsam.sweep.work.Outlook;
import sparsam.ui.sweep.draft.Draft;

/**
 * What is known of a question by now.
 *
 * @param prospect empty while it is being found out, and where something is in the way
 * @param trouble what is in the way besides, in one sentence; else empty
 */
public record Answer(
    Question question, Draft.Checked checked, Optional<Prospect> prospect, String trouble) {
  /**
   * What there is to do.
   *
   * @param points of the sweep, or of its rung
   * @param rung of a sweep that is halved, from 1
   * @param rungs how many it has; 1 where it is not halved
   * @param there how many trainings are there and stay
   * @param workers for which there is room
   * @param megabytes that these need
   */
  public record Prospect(
      Outlook outlook, int points, int rung, int rungs, int there, int workers, long megabytes) {}
}
