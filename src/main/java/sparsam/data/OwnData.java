package sparsam.data;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sparsam.settings.Kind;
import sparsam.settings.Kind.Field;
import sparsam.settings.Range;
import sparsam.settings.Setting;

/**
 * Data that a person brings: where they lie, by what they are known again, and how they are read
 * and split. What they are (IDX, CIFAR, a folder of images, NPZ, CSV) is found by looking.
 *
 * @param path of the file or folder
 * @param fingerprint of its images and labels as they lie there, before anything here is applied;
 *     empty where any will do
 * @param images what most images look like as they lie there: channels, rows, columns; empty where
 *     nobody has looked yet
 * @param found how many classes there are, with those that are left out; 0 where nobody has looked
 * @param height of every image; 0 for that which most have
 * @param width of the same
 * @param labelColumn name or number of a table's column of labels; empty to look for it
 * @param train images that train; 0 for all that are left
 * @param validation images drawn from the training part; 0 for a tenth of it
 * @param test images; 0 for all of a part of their own, or a fifth where there is none
 * @param splitSeed what the split is drawn with
 * @param leaveOut classes that are left out, by name
 * @param mean by channel on a scale from 0 to 1; empty to take it from the training images
 * @param deviation standard deviation of the same
 */
public record OwnData(
    String path,
    String fingerprint,
    List<Long> images,
    long found,
    long height,
    long width,
    Colours colours,
    String labelColumn,
    Turned turned,
    long train,
    long validation,
    long test,
    long splitSeed,
    List<String> leaveOut,
    List<Double> mean,
    List<Double> deviation)
    implements DataChoice {

  /** What becomes of an image's colours. */
  public enum Colours {
    /** Grey where all images are, else red, green and blue. */
    FOUND,
    GREY,
    COLOUR;

    /** The name in recipes. */
    public String label() {
      return this == FOUND ? "as-found" : name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether the images of IDX files lie on their side, as EMNIST's do. */
  public enum Turned {
    /** Where the file's name says that it is EMNIST's. */
    AUTO,
    YES,
    NO;

    /** The name in recipes. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final int LONGEST = 4096;
  private static final int MOST = 1_000_000_000;

  public static final Setting<String> PATH =
      Setting.of(
          "path",
          "Data",
          "",
          new Range.Text(1, LONGEST),
          "data",
          "The file or folder; what it is, is found by looking: IDX, CIFAR, a folder of images by"
              + " class, NPZ or CSV.");

  public static final Setting<String> FINGERPRINT =
      Setting.of(
              "fingerprint",
              "Fingerprint",
              "fingerprint",
              new Range.Text(0, 64),
              "",
              "SHA-256 of its images and labels, by which they are known again on another machine;"
                  + " empty where any will do.")
          .mayBeLeftOut();

  public static final Setting<List<Long>> IMAGES =
      Setting.of(
              "images",
              "Images",
              "images",
              new Range.Several<>(0, 3, new Range.Wholes(1, LONGEST)),
              List.<Long>of(),
              "What most images look like as they lie there: channels, rows, columns; empty until"
                  + " somebody has looked.")
          .mayBeLeftOut();

  public static final Setting<Long> FOUND =
      Setting.whole(
              "classes",
              "Classes",
              "classes",
              0,
              DataSet.MOST_CLASSES,
              0,
              "How many classes there are, with those that are left out; 0 until somebody has"
                  + " looked.")
          .mayBeLeftOut();

  public static final Setting<Long> HEIGHT =
      size("height", "Height", "Rows of every image, to which larger and smaller ones are brought");

  public static final Setting<Long> WIDTH =
      size(
          "width", "Width", "Columns of every image, to which larger and smaller ones are brought");

  public static final Setting<Colours> COLOURS =
      Setting.choice(
              "colours",
              "Colours",
              List.of(Colours.values()),
              Colours::label,
              Colours::label,
              "Grey makes one channel of three (ITU-R BT.601), colour three of one; as found,"
                  + " images are grey where all of them are.")
          .mayBeLeftOut();

  public static final Setting<String> LABEL_COLUMN =
      Setting.of(
              "labelColumn",
              "Label column",
              "labels from",
              new Range.Text(0, 200),
              "",
              "A table's column of labels, by its name or its number from 1; empty for the one"
                  + " called label, class, target or y, else the first.")
          .mayBeLeftOut();

  public static final Setting<Turned> TURNED =
      Setting.choice(
              "turned",
              "Turned",
              List.of(Turned.values()),
              Turned::label,
              Turned::label,
              "Whether the images of IDX files lie with rows and columns exchanged, as EMNIST's do;"
                  + " auto goes by the file's name.")
          .mayBeLeftOut();

  public static final Setting<Long> TRAIN =
      part("train", "Training images", "Images that train the network; 0 for all that are left.");

  public static final Setting<Long> VALIDATION =
      part(
          "validation",
          "Validation images",
          "Images drawn from the training part, of each class in proportion; 0 for a tenth of it.");

  public static final Setting<Long> TEST =
      part(
          "test",
          "Test images",
          "Images for the test; 0 for all of the data's own test part, or for a fifth of all where"
              + " they have none.");

  public static final Setting<Long> SPLIT_SEED =
      Setting.whole(
              "splitSeed",
              "Split seed",
              "split seed",
              Long.MIN_VALUE,
              Long.MAX_VALUE,
              1,
              "Which images train and which test; the recipe's own seed does not change it.")
          .mayBeLeftOut();

  public static final Setting<List<String>> LEAVE_OUT =
      Setting.of(
              "leaveOut",
              "Classes left out",
              "without",
              new Range.Several<>(0, DataSet.MOST_CLASSES, new Range.Text(1, 200)),
              List.<String>of(),
              "Classes, by name, whose images are not used.")
          .mayBeLeftOut();

  public static final Setting<List<Double>> MEAN =
      channels(
          "mean",
          "Mean",
          0,
          "What is taken from every pixel, by channel, on a scale from 0 to 1; empty for the mean"
              + " of the training images.");

  public static final Setting<List<Double>> DEVIATION =
      channels(
          "deviation",
          "Deviation",
          1e-6,
          "What the rest is divided by; empty for the training images' standard deviation.");

  public static final Kind<OwnData> KIND =
      new Kind<>(
          "own",
          "Data of your own",
          "A file or folder, and how it is read and split.",
          OwnData.class,
          null,
          List.of(
              new Field<>(PATH, OwnData::path),
              new Field<>(FINGERPRINT, OwnData::fingerprint),
              new Field<>(IMAGES, OwnData::images),
              new Field<>(FOUND, OwnData::found),
              new Field<>(HEIGHT, OwnData::height),
              new Field<>(WIDTH, OwnData::width),
              new Field<>(COLOURS, OwnData::colours),
              new Field<>(LABEL_COLUMN, OwnData::labelColumn),
              new Field<>(TURNED, OwnData::turned),
              new Field<>(TRAIN, OwnData::train),
              new Field<>(VALIDATION, OwnData::validation),
              new Field<>(TEST, OwnData::test),
              new Field<>(SPLIT_SEED, OwnData::splitSeed),
              new Field<>(LEAVE_OUT, OwnData::leaveOut),
              new Field<>(MEAN, OwnData::mean),
              new Field<>(DEVIATION, OwnData::deviation)),
          values ->
              new OwnData(
                  values.get(PATH),
                  values.get(FINGERPRINT),
                  values.get(IMAGES),
                  values.get(FOUND),
                  values.get(HEIGHT),
                  values.get(WIDTH),
                  values.get(COLOURS),
                  values.get(LABEL_COLUMN),
                  values.get(TURNED),
                  values.get(TRAIN),
                  values.get(VALIDATION),
                  values.get(TEST),
                  values.get(SPLIT_SEED),
                  values.get(LEAVE_OUT),
                  values.get(MEAN),
                  values.get(DEVIATION)));

  public OwnData {
    images = List.copyOf(images);
    leaveOut = List.copyOf(leaveOut);
    mean = List.copyOf(mean);
    deviation = List.copyOf(deviation);
    if (images.size() % Shape.SIDES != 0) {
      throw new IllegalArgumentException(
          "images is %s; allowed is channels, rows and columns, or nothing".formatted(images));
    }
    if (mean.size() != deviation.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "mean has %d numbers and deviation %d; allowed are as many, one a channel, or none",
              mean.size(),
              deviation.size()));
    }
  }

  /** How its pixels become inputs, where a person has said so. */
  public Optional<Normalization> normalization() {
    return mean.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Normalization(
                mean.stream().map(Double::floatValue).toList(),
                deviation.stream().map(Double::floatValue).toList()));
  }

  private static Setting<Long> size(String key, String title, String help) {
    return Setting.whole(
            key, title, key, 0, LONGEST, 0, help + "; 0 for the size that most images have.")
        .mayBeLeftOut();
  }

  private static Setting<Long> part(String key, String title, String help) {
    return Setting.whole(key, title, key, 0, MOST, 0, help).mayBeLeftOut();
  }

  private static Setting<List<Double>> channels(
      String key, String title, double least, String help) {
    return Setting.of(
            key,
            title,
            key,
            new Range.Several<>(0, 4, new Range.Numbers(least, 1000)),
            List.<Double>of(),
            help)
        .mayBeLeftOut();
  }

  /** What lies there, with all else as usual. */
  public static OwnData at(Path path) {
    return KIND.make(KIND.standard().with(PATH, path.toAbsolutePath().normalize().toString()));
  }

  /**
   * The same data known by a fingerprint.
   *
   * @param shape of most images as they lie there
   * @param classes how many there are
   */
  public OwnData knownBy(String other, Shape shape, int classes) {
    List<Long> sides =
        List.of((long) shape.channels(), (long) shape.height(), (long) shape.width());
    return KIND.make(
        KIND.read(this).with(FINGERPRINT, other).with(IMAGES, sides).with(FOUND, (long) classes));
  }

  /** Whether somebody has looked what lies there. */
  public boolean isKnown() {
    return !fingerprint.isEmpty() && !images.isEmpty() && found > 0;
  }

  @Override
  public Optional<Shape> shape() {
    if (images.isEmpty()) {
      return Optional.empty();
    }
    int[] sides = images.stream().mapToInt(Math::toIntExact).toArray();
    return Optional.of(wished(new Shape(sides[0], sides[1], sides[2])));
  }

  /** The shape that images of a shape are brought to. */
  public Shape wished(Shape is) {
    int channels =
        switch (colours) {
          case FOUND -> is.channels();
          case GREY -> 1;
          case COLOUR -> Shape.COLOURS;
        };
    return new Shape(
        channels, height == 0 ? is.height() : (int) height, width == 0 ? is.width() : (int) width);
  }

  @Override
  public int classes() {
    return found == 0 ? 0 : Math.max(0, (int) found - leaveOut.size());
  }

  /**
   * Where they lie.
   *
   * @throws DataException where that is no path on this system
   */
  public Path place() throws DataException {
    try {
      return Path.of(path).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new DataException(
          "\"%s\" is no path on this computer (%s): say where the data are with --data-from."
              .formatted(path, e.getReason()),
          e);
    }
  }

  /** The last name of the path, whichever system wrote it. */
  @Override
  public String name() {
    String plain = path.replace('\\', '/').replaceAll("/+$", "");
    String last = plain.substring(plain.lastIndexOf('/') + 1);
    return last.isEmpty() ? path : last;
  }
}
