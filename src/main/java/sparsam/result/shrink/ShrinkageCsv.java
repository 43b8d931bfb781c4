package sparsam.result.shrink;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sparsam.result.shrink.Shrinkage.Named;
import sparsam.result.statistics.Mean;

/** What pruning made of networks, as fields of a table for other programs. */
public final class ShrinkageCsv {
  /** The names of the fields; a deviation is empty under one seed. */
  public static final List<String> COLUMNS =
      List.of(
          "network",
          "seeds",
          "compression",
          "compressionDeviation",
          "theoreticalSpeedup",
          "theoreticalSpeedupDeviation",
          "top1Before",
          "top1BeforeDeviation",
          "top1After",
          "top1AfterDeviation",
          "change",
          "changeDeviation");

  private ShrinkageCsv() {}

  /** A network's fields; empty for what is not known. */
  public static List<Object> row(Named named) {
    Shrinkage one = named.shrinkage();
    List<Object> row = new ArrayList<>(List.of(named.name(), one.count()));
    for (Optional<Mean> quantity :
        List.of(
            one.compression(),
            one.speedup(),
            one.before(),
            Optional.of(one.after()),
            one.change())) {
      row.add(quantity.<Object>map(Mean::mean).orElse(""));
      row.add(quantity.filter(mean -> mean.count() > 1).<Object>map(Mean::deviation).orElse(""));
    }
    return row;
  }
}
