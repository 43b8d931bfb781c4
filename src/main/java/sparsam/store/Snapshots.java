package sparsam.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import sparsam.recipe.Phase;
import sparsam.result.Distribution;
import sparsam.result.Snapshot;
import sparsam.store.file.Csv;
import sparsam.system.FolderTree;
import sparsam.system.PlainText;
import sparsam.system.WholeFile;

/** The distributions of a run's weights in its folder: a file a network, a line a tensor. */
final class Snapshots {
  private static final String HEADER =
      Csv.line("epoch", "tensor", "width", "bins", "zeros", "first", "counts");

  /** Of a training's epochs; more would tell a person no more and fill the disk. */
  private static final int MOST = 50;

  /** Far beyond what is written; a damaged number is not believed. */
  private static final int MOST_BINS = 1 << 16;

  private Snapshots() {}

  /** Whether a training's epoch is one of those that are kept: all, or evenly some of many. */
  static boolean keeps(int epoch, int plannedEpochs) {
    int every = Math.ceilDiv(plannedEpochs, MOST);
    return epoch % every == 0 || epoch == plannedEpochs;
  }

  /** Adds a snapshot behind those of its network; epoch 0 begins its file anew. */
  static void append(RunFolder folder, Snapshot snapshot) throws IOException {
    Path file = folder.distributionsFile(snapshot.name());
    StringBuilder text = new StringBuilder();
    for (Distribution layer : snapshot.layers()) {
      text.append(line(snapshot.epoch(), layer));
    }
    if (snapshot.epoch() == 0) {
      FolderTree.make(Objects.requireNonNull(file.toAbsolutePath().getParent()));
      WholeFile.write(file, HEADER + text);
    } else {
      WholeFile.append(file, text);
    }
  }

  /** Writes a network's file anew from those of some snapshots that are its. */
  static void rewrite(RunFolder folder, String name, List<Snapshot> all) throws IOException {
    for (Snapshot snapshot : all) {
      if (snapshot.name().equals(name)) {
        append(folder, snapshot);
      }
    }
  }

  private static String line(int epoch, Distribution layer) {
    int[] counts = layer.counts();
    int first = 0;
    int end = counts.length;
    while (first < end && counts[first] == 0) {
      first++;
    }
    while (end > first && counts[end - 1] == 0) {
      end--;
    }
    StringJoiner words = new StringJoiner(" ");
    for (int i = first; i < end; i++) {
      words.add(Integer.toString(counts[i]));
    }
    return Csv.line(
        epoch, layer.tensor(), layer.width(), counts.length, layer.zeros(), first, words);
  }

  /**
   * The snapshots of a network up to an epoch; none where its file is not there, as in folders of
   * older versions.
   *
   * @throws IOException with one sentence where the file is damaged
   */
  static List<Snapshot> read(RunFolder folder, String name, Phase phase, int lastEpoch)
      throws IOException {
    Path file = folder.distributionsFile(name);
    if (!Files.exists(file)) {
      return List.of();
    }
    return of(Csv.read(file), file, name, phase, lastEpoch);
  }

  /**
   * The same from a file's lines.
   *
   * @param file what messages call it
   */
  static List<Snapshot> of(
      List<List<String>> rows, Path file, String name, Phase phase, int lastEpoch)
      throws IOException {
    Map<Integer, List<Distribution>> byEpoch = new LinkedHashMap<>();
    for (List<String> row : rows.subList(Math.min(1, rows.size()), rows.size())) {
      int epoch = (int) Csv.whole(row.getFirst(), file);
      if (epoch <= lastEpoch) {
        byEpoch.computeIfAbsent(epoch, _ -> new ArrayList<>()).add(distribution(row, file));
      }
    }
    return byEpoch.entrySet().stream()
        .map(entry -> new Snapshot(name, phase, entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Distribution distribution(List<String> row, Path file) throws IOException {
    try {
      int bins = Integer.parseInt(row.get(3));
      if (bins > MOST_BINS) {
        throw new IllegalArgumentException("more bins than anybody has");
      }
      int[] counts = new int[bins];
      int first = Integer.parseInt(row.get(5));
      String words = row.get(6);
      int[] some =
          words.isEmpty()
              ? new int[0]
              : Arrays.stream(words.split(" ", -1)).mapToInt(Integer::parseInt).toArray();
      System.arraycopy(some, 0, counts, first, some.length);
      return new Distribution(
          row.get(1), Double.parseDouble(row.get(2)), Long.parseLong(row.get(4)), counts);
    } catch (IllegalArgumentException | IndexOutOfBoundsException | NegativeArraySizeException e) {
      throw new IOException(
          "%s is damaged: a line of epoch %s is no distribution"
              .formatted(file, PlainText.quoted(row.getFirst())),
          e);
    }
  }
}
