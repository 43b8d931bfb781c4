package sparsam.nn.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import sparsam.nn.Parameters.Kind;
import sparsam.settings.Kind.Field;
import sparsam.settings.Setting;
import sparsam.settings.Values;

/**
 * A layer of a network, with its numbers: what shape it makes of another, and which tensors it
 * trains. A closed choice: engines switch over it, {@link Layers} lists the kinds that a chain may
 * have. Names, defaults and meanings are PyTorch's.
 */
public sealed interface Layer {
  int MAX_OUT = 4096;
  int MAX_WINDOW = 64;

  /**
   * What it puts out.
   *
   * @throws IllegalArgumentException with what does not fit: {@code kernel 7 does not fit 4×4}
   */
  Shape out(Shape in);

  /** Its parameters and statistics, in PyTorch's order. */
  default List<Tensor> tensors(Shape in) {
    return List.of();
  }

  /**
   * A parameter or statistic.
   *
   * @param name PyTorch's, without its layer's: {@code weight}
   * @param shape PyTorch's
   */
  record Tensor(String name, Kind kind, List<Integer> shape) {
    public long length() {
      return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }
  }

  /**
   * A convolution with square kernels.
   *
   * @param out channels
   * @param padding zeros on every side
   */
  record Conv(int out, int kernel, int stride, int padding, boolean bias) implements Layer {
    static final Setting<Long> OUT =
        Setting.whole("out", "Channels", "", 1, MAX_OUT, 16, "How many channels it puts out.");
    static final Setting<Long> KERNEL =
        Setting.whole(
            "kernel", "Kernel", "kernel", 1, MAX_WINDOW, 3, "Height and width of its kernels.");
    static final Setting<Long> STRIDE =
        Setting.whole(
                "stride", "Stride", "stride", 1, MAX_WINDOW, 1, "Pixels from a patch to the next.")
            .mayBeLeftOut();
    static final Setting<Long> PADDING =
        Setting.whole(
                "padding",
                "Padding",
                "padding",
                0,
                MAX_WINDOW,
                0,
                "Zeros around the image, on every side; less than the kernel.")
            .mayBeLeftOut();
    static final Setting<Boolean> BIAS =
        Setting.flag(
            "bias", "Bias", "", true, "Whether each channel has a number that is added to it.");

    static final sparsam.settings.Kind<Conv> KIND =
        new sparsam.settings.Kind<>(
            "conv",
            "Convolution",
            "Slides kernels over the image (LeCun et al. 1998).",
            Conv.class,
            null,
            List.of(
                new Field<>(OUT, conv -> (long) conv.out),
                new Field<>(KERNEL, conv -> (long) conv.kernel),
                new Field<>(STRIDE, conv -> (long) conv.stride),
                new Field<>(PADDING, conv -> (long) conv.padding),
                new Field<>(BIAS, Conv::bias)),
            said ->
                new Conv(
                    whole(said, OUT),
                    whole(said, KERNEL),
                    whole(said, STRIDE),
                    whole(said, PADDING),
                    said.get(BIAS)));

    public Conv {
      OUT.check((long) out);
      KERNEL.check((long) kernel);
      STRIDE.check((long) stride);
      PADDING.check((long) padding);
      if (padding >= kernel) {
        throw new IllegalArgumentException(
            "padding is %s; allowed is less than the kernel, %s".formatted(padding, kernel));
      }
    }

    @Override
    public Shape out(Shape in) {
      return windows("kernel", requirePlanes(in), out, kernel, stride, padding);
    }

    @Override
    public List<Tensor> tensors(Shape in) {
      return weights(List.of(out, in.channels(), kernel, kernel), bias);
    }
  }

  /** BatchNorm (Ioffe and Szegedy 2015): by channel, and by unit where it is flat. */
  record BatchNorm() implements Layer {
    /** What is added to a variance before its root divides. */
    public static final double EPSILON = 1e-5;

    /** The part of a batch's statistics in the running ones. */
    public static final double MOMENTUM = 0.1;

    static final sparsam.settings.Kind<BatchNorm> KIND =
        plain(
            "batchnorm",
            "BatchNorm",
            "Takes each channel's, or unit's, mean out and divides by its deviation (Ioffe and"
                + " Szegedy 2015).",
            new BatchNorm());

    @Override
    public Shape out(Shape in) {
      return in;
    }

    @Override
    public List<Tensor> tensors(Shape in) {
      List<Integer> shape = List.of(in.channels());
      return List.of(
          new Tensor("weight", Kind.SCALE, shape),
          new Tensor("bias", Kind.BIAS, shape),
          new Tensor("running_mean", Kind.STATISTIC, shape),
          new Tensor("running_var", Kind.STATISTIC, shape));
    }
  }

  /** What is negative becomes 0. */
  record Relu() implements Layer {
    static final sparsam.settings.Kind<Relu> KIND =
        plain("relu", "ReLU", "What is negative becomes 0 (Nair and Hinton 2010).", new Relu());

    @Override
    public Shape out(Shape in) {
      return in;
    }
  }

  /** What is negative is multiplied by a slope. */
  record LeakyRelu(double slope) implements Layer {
    static final Setting<Double> SLOPE =
        Setting.number(
                "slope", "Slope", "slope", 0, 1, 0.01, "What a negative value is multiplied by.")
            .mayBeLeftOut();

    static final sparsam.settings.Kind<LeakyRelu> KIND =
        new sparsam.settings.Kind<>(
            "leaky-relu",
            "LeakyReLU",
            "What is negative is multiplied by a slope (Maas et al. 2013).",
            LeakyRelu.class,
            null,
            List.of(new Field<>(SLOPE, LeakyRelu::slope)),
            said -> new LeakyRelu(said.get(SLOPE)));

    public LeakyRelu {
      SLOPE.check(slope);
    }

    @Override
    public Shape out(Shape in) {
      return in;
    }
  }

  /** One value for every window of every channel. */
  sealed interface Pool extends Layer {
    Setting<Long> SIZE =
        Setting.whole("size", "Window", "", 1, MAX_WINDOW, 2, "Height and width of its windows.");
    Setting<Long> STRIDE =
        Setting.whole(
                "stride",
                "Stride",
                "stride",
                0,
                MAX_WINDOW,
                0,
                "Pixels from a window to the next; 0, or nothing said, is the window's size.")
            .mayBeLeftOut();

    int size();

    int stride();

    @Override
    default Shape out(Shape in) {
      return windows("window", requirePlanes(in), in.channels(), size(), stride(), 0);
    }
  }

  /** The largest of every window. */
  record MaxPool(int size, int stride) implements Pool {
    static final sparsam.settings.Kind<MaxPool> KIND =
        pool(
            "max-pool",
            "Max pool",
            "The largest value of every window.",
            MaxPool.class,
            MaxPool::new);

    public MaxPool {
      SIZE.check((long) size);
      STRIDE.check((long) stride);
      stride = stride == 0 ? size : stride;
    }
  }

  /** The mean of every window. */
  record AveragePool(int size, int stride) implements Pool {
    static final sparsam.settings.Kind<AveragePool> KIND =
        pool(
            "average-pool",
            "Average pool",
            "The mean of every window.",
            AveragePool.class,
            AveragePool::new);

    public AveragePool {
      SIZE.check((long) size);
      STRIDE.check((long) stride);
      stride = stride == 0 ? size : stride;
    }
  }

  /** The mean of every channel, which is a unit then. */
  record GlobalAveragePool() implements Layer {
    static final sparsam.settings.Kind<GlobalAveragePool> KIND =
        plain(
            "global-average-pool",
            "Global average pool",
            "The mean of every channel, which is a unit from then on (Lin et al. 2014).",
            new GlobalAveragePool());

    @Override
    public Shape out(Shape in) {
      return Shape.units(requirePlanes(in).channels());
    }
  }

  /** Every value a unit, in the order channel, row, column. */
  record Flatten() implements Layer {
    static final sparsam.settings.Kind<Flatten> KIND =
        plain(
            "flatten",
            "Flatten",
            "Every value becomes a unit, in the order channel, row, column.",
            new Flatten());

    @Override
    public Shape out(Shape in) {
      return Shape.units(in.size());
    }
  }

  /**
   * Every unit from all units.
   *
   * @param out units
   */
  record Dense(int out, boolean bias) implements Layer {
    static final Setting<Long> OUT =
        Setting.whole("out", "Units", "", 1, MAX_OUT, 10, "How many units it puts out.");
    static final Setting<Boolean> BIAS =
        Setting.flag(
            "bias", "Bias", "", true, "Whether each unit has a number that is added to it.");

    static final sparsam.settings.Kind<Dense> KIND =
        new sparsam.settings.Kind<>(
            "dense",
            "Dense",
            "Every unit is a weighted sum of all units below.",
            Dense.class,
            null,
            List.of(new Field<>(OUT, dense -> (long) dense.out), new Field<>(BIAS, Dense::bias)),
            said -> new Dense(whole(said, OUT), said.get(BIAS)));

    public Dense {
      OUT.check((long) out);
    }

    @Override
    public Shape out(Shape in) {
      if (!in.flat()) {
        throw new IllegalArgumentException(
            "it needs units, and there are %s; put flatten before it".formatted(in));
      }
      return Shape.units(out);
    }

    @Override
    public List<Tensor> tensors(Shape in) {
      return weights(List.of(out, in.channels()), bias);
    }
  }

  /**
   * While it trains, each value is 0 with a probability and otherwise larger by as much.
   *
   * @param p the probability
   */
  record Dropout(double p) implements Layer {
    static final Setting<Double> P =
        Setting.number(
                "p", "Probability", "p", 0, 0.99, 0.5, "The part of the values that become 0.")
            .mayBeLeftOut();

    static final sparsam.settings.Kind<Dropout> KIND =
        new sparsam.settings.Kind<>(
            "dropout",
            "Dropout",
            "While it trains, some values become 0 and the others larger by as much (Srivastava et"
                + " al. 2014).",
            Dropout.class,
            null,
            List.of(new Field<>(P, Dropout::p)),
            said -> new Dropout(said.get(P)));

    public Dropout {
      P.check(p);
    }

    @Override
    public Shape out(Shape in) {
      return in;
    }
  }

  /**
   * Adds what another step put out, as He et al. 2016 do without weights (option A): every second
   * row and column where the stride is 2, and channels of zeros before and after. Only a residual
   * network has it, no chain.
   *
   * @param from the number of that step
   * @param before how many channels of zeros come first
   */
  record Residual(int from, int stride, int before) implements Layer {
    @Override
    public Shape out(Shape in) {
      return in;
    }
  }

  private static Shape requirePlanes(Shape in) {
    if (in.flat()) {
      throw new IllegalArgumentException(
          "it needs an image, and there are %s units".formatted(in.channels()));
    }
    return in;
  }

  private static Shape windows(
      String what, Shape in, int channels, int size, int stride, int padding) {
    int height = in.height() + 2 * padding - size;
    int width = in.width() + 2 * padding - size;
    if (height < 0 || width < 0) {
      throw new IllegalArgumentException(
          "%s %s does not fit %s×%s%s"
              .formatted(
                  what,
                  size,
                  in.height(),
                  in.width(),
                  padding > 0 ? " with padding " + padding : ""));
    }
    return Shape.planes(channels, height / stride + 1, width / stride + 1);
  }

  private static List<Tensor> weights(List<Integer> shape, boolean bias) {
    List<Tensor> tensors = new ArrayList<>();
    tensors.add(new Tensor("weight", Kind.WEIGHT, shape));
    if (bias) {
      tensors.add(new Tensor("bias", Kind.BIAS, List.of(shape.getFirst())));
    }
    return tensors;
  }

  private static int whole(Values said, Setting<Long> setting) {
    return Math.toIntExact(said.get(setting));
  }

  private static <T extends Layer> sparsam.settings.Kind<T> plain(
      String name, String title, String help, T only) {
    @SuppressWarnings("unchecked") // the class of a T
    Class<T> type = (Class<T>) only.getClass();
    return new sparsam.settings.Kind<>(name, title, help, type, null, List.of(), _ -> only);
  }

  private static <T extends Pool> sparsam.settings.Kind<T> pool(
      String name,
      String title,
      String help,
      Class<T> type,
      BiFunction<Integer, Integer, T> maker) {
    return new sparsam.settings.Kind<>(
        name,
        title,
        help,
        type,
        null,
        List.of(
            new Field<>(Pool.SIZE, pool -> (long) pool.size()),
            new Field<>(Pool.STRIDE, pool -> (long) pool.stride())),
        said -> maker.apply(whole(said, Pool.SIZE), whole(said, Pool.STRIDE)));
  }
}
