package sparsam.ui.frames;

import java.util.Locale;

/** What can be measured. */
enum Scene {
  /** Four live charts of many points. */
  CHARTS,
  /** The lab during a run. */
  LAB,
  /** A sweep, with two workers. */
  SWEEP,
  /** Landscapes of a run while they are measured. */
  FLATNESS;

  /** As it is asked for. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
