package sparsam.ui.sweep.draft;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import sparsam.sweep.Levels.Draw;
import sparsam.sweep.Levels.Scale;

/** How an axis gets its values. */
public enum Form {
  LIST("sweep.form.list", Scale.LINEAR, null),
  LINEAR("sweep.form.linear", Scale.LINEAR, null),
  LOG("sweep.form.log", Scale.LOG, null),
  RANDOM("sweep.form.random", Scale.LINEAR, Draw.RANDOM),
  RANDOM_LOG("sweep.form.randomLog", Scale.LOG, Draw.RANDOM),
  SOBOL("sweep.form.sobol", Scale.LINEAR, Draw.SOBOL),
  SOBOL_LOG("sweep.form.sobolLog", Scale.LOG, Draw.SOBOL);

  private final String key;
  private final Scale scale;
  private final @Nullable Draw draw;

  Form(String key, Scale scale, @Nullable Draw draw) {
    this.key = key;
    this.scale = scale;
    this.draw = draw;
  }

  /** The key of its name in the bundle. */
  public String key() {
    return key;
  }

  Scale scale() {
    return scale;
  }

  @Nullable Draw draw() {
    return draw;
  }

  /** Whether its values are drawn, one for each point. */
  public boolean isDrawn() {
    return draw != null;
  }

  static Form of(Scale scale, @Nullable Draw draw) {
    return Arrays.stream(values())
        .filter(form -> form != LIST && form.scale == scale && form.draw == draw)
        .findFirst()
        .orElseThrow();
  }
}
