package sparsam.campaign;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import sparsam.system.Computer;

/** What was counted, in Markdown, and how each fault is repeated. */
final class Table {
  private static final String HEAD =
      """
      | campaign | must hold | trials | held | faults | seconds | how they ended |
      |---|---|---:|---:|---:|---:|---|
      """;

  /** Of one kind of fault. */
  private static final int SHOWN = 2;

  private static final double MILLIS = 1000;
  private static final double GIGABYTE = 1 << 30;

  private Table() {}

  static String of(List<Tally> tallies, String form, long seed) {
    StringBuilder text = new StringBuilder(HEAD);
    for (Tally tally : tallies) {
      text.append(
          String.format(
              Locale.ROOT,
              "| %s | %s | %,d | %,d | %,d | %,.1f | %s |%n",
              tally.campaign().about().name(),
              tally.campaign().about().holds(),
              tally.held() + tally.faults().size(),
              tally.held(),
              tally.faults().size(),
              tally.took().toMillis() / MILLIS,
              tally.endings().entrySet().stream()
                  .map(one -> String.format(Locale.ROOT, "%,d %s", one.getValue(), one.getKey()))
                  .collect(Collectors.joining(", "))));
    }
    Computer computer = Computer.here();
    text.append(
        String.format(
            Locale.ROOT,
            "%n%s, seed %d; %s, %d processors, %.0f GB; Java %s. %s%n",
            form,
            seed,
            computer.system(),
            computer.processors(),
            computer.memory() / GIGABYTE,
            computer.java(),
            LocalDate.now(ZoneId.systemDefault())));
    return text.toString();
  }

  /** A few of each kind of fault with their commands; empty where there is none. */
  static String faults(List<Tally> tallies, long seed) {
    StringBuilder text = new StringBuilder();
    for (Tally tally : tallies) {
      Map<String, List<Tally.Faulty>> kinds =
          tally.faults().stream()
              .collect(
                  Collectors.groupingBy(
                      fault -> kind(fault.sentence()), LinkedHashMap::new, Collectors.toList()));
      for (List<Tally.Faulty> alike : kinds.values()) {
        alike.stream()
            .limit(SHOWN)
            .forEach(fault -> text.append(told(tally.campaign().about().name(), fault, seed)));
        if (alike.size() > SHOWN) {
          text.append(
              String.format(Locale.ROOT, "    and %,d more like these%n", alike.size() - SHOWN));
        }
      }
      if (tally.isFull()) {
        text.append(
            String.format(
                Locale.ROOT,
                "%n%s was ended after %d faults.%n",
                tally.campaign().about().name(),
                tally.faults().size()));
      }
    }
    return text.toString();
  }

  /** One fault, and how it is repeated. */
  static String told(String campaign, Tally.Faulty fault, long seed) {
    return String.format(
        Locale.ROOT,
        "%n%s, trial %d: %s%n    repeat: mvn -q test-compile exec:exec@campaign"
            + " -Dcampaign.args=\"--seed %d --only %s --trial %d\"%n",
        campaign,
        fault.number(),
        fault.sentence(),
        seed,
        campaign,
        fault.number());
  }

  /** What a fault says without what differs from trial to trial: paths and numbers. */
  private static String kind(String sentence) {
    return sentence.replaceAll("/\\S+", "/").replaceAll("\\d+", "#");
  }
}
