package sparsam.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import sparsam.data.Augmentation;
import sparsam.data.OwnData;
import sparsam.nn.Architecture.Family;
import sparsam.nn.layer.Layer;
import sparsam.nn.layer.Layers;
import sparsam.optim.Optimizer;
import sparsam.optim.Optimizers;
import sparsam.optim.Radius;
import sparsam.optim.Schedule;
import sparsam.optim.Schedules;
import sparsam.prune.Pruning;
import sparsam.prune.schedule.When;
import sparsam.prune.schedule.Whens;
import sparsam.recipe.RecipeSettings;
import sparsam.recipe.watch.Watch;

/**
 * README's tables of settings are what the settings say of themselves. After a change write them
 * anew:
 *
 * <pre>mvn -q test -Dtest=ReadmeTableTest -Dsparsam.rewrite=true</pre>
 */
class ReadmeTableTest {
  private static final Path README = Path.of("README.md");
  private static final String BEGIN = "<!-- settings: ReadmeTableTest writes them -->\n";
  private static final String END = "<!-- /settings -->\n";
  private static final List<Setting<?>> CLIMBS = List.of(Radius.FROM, Radius.FOLLOWS_LR);
  private static final String REWRITE = "mvn -q test -Dtest=ReadmeTableTest -Dsparsam.rewrite=true";

  @Test
  void readmeSaysWhatTheSettingsSay() throws Exception {
    String readme = Files.readString(README);
    int from = readme.indexOf(BEGIN);
    int to = readme.indexOf(END);
    assertTrue(from >= 0 && from < to, "README has no place for the settings");
    from += BEGIN.length();
    if (Boolean.getBoolean("sparsam.rewrite")) {
      Files.writeString(README, readme.substring(0, from) + tables() + readme.substring(to));
      return;
    }
    assertEquals(
        tables(), readme.substring(from, to), () -> "write README's tables anew: " + REWRITE);
  }

  private static String tables() {
    List<String> lines = new ArrayList<>();
    add(lines, "The recipe and its arms", "", rows(RecipeSettings.ALL));
    add(lines, OwnData.KIND.title(), OwnData.KIND.help(), rows(OwnData.KIND.settings()));
    add(
        lines,
        Augmentation.KIND.title() + " (`augment`)",
        Augmentation.KIND.help(),
        rows(Augmentation.KIND.settings()));
    add(
        lines,
        Watch.KIND.title() + " (`flatness`)",
        Watch.KIND.help(),
        rows(Watch.KIND.settings()));
    List<String> widths = new ArrayList<>();
    for (Family family : Family.values()) {
      if (!family.defaultWidths().isEmpty()) {
        widths.add(row(family.widths(), " of `" + family.label() + "`"));
      }
    }
    widths.add(row(Family.BLOCKS, " of `" + Family.RESNET.label() + "`"));
    add(lines, "The network", "", widths);
    for (Kind<? extends Layer> kind : Layers.ALL.all()) {
      add(
          lines,
          "Layer `%s`: %s".formatted(kind.name(), kind.title()),
          kind.help(),
          rows(kind.settings()));
    }
    add(lines, Pruning.KIND.title(), Pruning.KIND.help(), rows(Pruning.KIND.settings()));
    for (Kind<? extends When> kind : Whens.ALL.all()) {
      add(
          lines,
          "When `%s`: %s".formatted(kind.name(), kind.title()),
          kind.help(),
          rows(kind.settings()));
    }
    for (Kind<? extends Optimizer> kind : Optimizers.ALL.all()) {
      Kind<?> base = kind.base();
      add(
          lines,
          "Optimiser `%s`: %s".formatted(kind.name(), kind.title()),
          kind.help()
              + (base == null
                  ? ""
                  : " It has the settings of its `base` too: `%s`, or `%s`."
                      .formatted(
                          base.name(),
                          kind.bases().stream()
                              .skip(1)
                              .map(Kind::name)
                              .collect(Collectors.joining("`, `")))),
          rows(kind.own().stream().filter(setting -> !CLIMBS.contains(setting)).toList()));
    }
    add(
        lines,
        "Every optimiser that climbs",
        "A recipe's file leaves out what is as usual.",
        rows(CLIMBS));
    for (Kind<? extends Schedule> kind : Schedules.ALL.all()) {
      add(
          lines,
          "Schedule `%s`: %s".formatted(kind.name(), kind.title()),
          kind.help(),
          rows(kind.settings()));
    }
    return String.join("\n", lines) + "\n";
  }

  private static void add(List<String> lines, String title, String help, List<String> rows) {
    lines.add("**" + title + "**" + (help.isEmpty() ? "" : ". " + text(help)));
    lines.add("");
    if (!rows.isEmpty()) {
      lines.add("| key | called | allowed | default | live | what it is |");
      lines.add("|---|---|---|---|---|---|");
      lines.addAll(rows);
      lines.add("");
    }
  }

  private static List<String> rows(List<Setting<?>> settings) {
    return settings.stream().map(setting -> row(setting, "")).toList();
  }

  private static <T> String row(Setting<T> setting, String of) {
    return "| `%s`%s | %s | %s | %s | %s | %s |"
        .formatted(
            setting.key(),
            of,
            text(setting.label()) + (setting.isPercent() ? ", shown in %" : unit(setting)),
            text(setting.range().allowed()),
            (setting.optional() ? "`%s`" : "(`%s`)").formatted(plain(setting.usual())),
            setting.live() ? "yes" : "",
            text(setting.help()));
  }

  private static String unit(Setting<?> setting) {
    return setting.unit().isEmpty() ? "" : ", in " + setting.unit();
  }

  /** As a recipe says it. */
  private static String plain(Object usual) {
    return usual instanceof Double number
        ? Range.Numbers.number(number)
        : usual.equals("") ? "\"\"" : String.valueOf(usual).replace(" ", "");
  }

  private static String text(String words) {
    return words.replace("|", "\\|");
  }
}
