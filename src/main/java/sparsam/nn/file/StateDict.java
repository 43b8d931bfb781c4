package sparsam.nn.file;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import sparsam.nn.Architecture;
import sparsam.nn.Input;
import sparsam.nn.file.Tensor.Floats;
import sparsam.system.PlainText;

/**
 * PyTorch's {@code state_dict} as a file from elsewhere has it: the tensors by PyTorch's names,
 * without what wrappers put in front of all of them ({@code module.} of {@code DataParallel},
 * {@code _orig_mod.} of {@code torch.compile}, {@code model.} of training frameworks) and without
 * counters that no network computes with ({@code num_batches_tracked}, {@code n_averaged}).
 */
public final class StateDict {
  private static final int MOST_NAMES = 3;

  /** Of each of several, in characters. */
  private static final int LONGEST_NAME = 40;

  private static final List<String> COUNTERS = List.of("num_batches_tracked", "n_averaged");

  /** What a tensor of a chain is called: as PyTorch's {@code Sequential} does. */
  private static final Pattern NUMBERED =
      Pattern.compile("(?<![^.])\\d+\\.(weight|bias|running_mean|running_var)$");

  private final Map<String, Tensor> tensors;
  private final String before;

  private StateDict(Map<String, Tensor> tensors, String before) {
    this.tensors = tensors;
    this.before = before;
  }

  /**
   * What a file has of it, its zeros or {@linkplain SparseTensors not}.
   *
   * @throws IOException with one sentence where a sparse tensor's parts do not fit together
   */
  public static StateDict of(Safetensors file) throws IOException {
    Map<String, Tensor> tensors = new LinkedHashMap<>(SparseTensors.unpack(file).tensors());
    tensors.entrySet().removeIf(entry -> isCounter(entry.getKey(), entry.getValue()));
    int prefix = prefix(List.copyOf(tensors.keySet())).length();
    Map<String, Tensor> named = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> named.put(name.substring(prefix), tensor));
    return new StateDict(named, file.metadata().getOrDefault(Layout.BEFORE, ""));
  }

  private static boolean isCounter(String name, Tensor tensor) {
    return tensor.length() == 1
        && COUNTERS.contains(name.substring(name.lastIndexOf('.') + 1))
        && !(tensor instanceof Floats);
  }

  /** What stands before all names, where one of them is one of ours behind it. */
  private static String prefix(List<String> names) {
    List<String> ours =
        Layout.TOLD.stream()
            .flatMap(family -> Layout.of(family.standard()).shapes().keySet().stream())
            .distinct()
            .toList();
    if (names.stream().anyMatch(name -> ours.contains(name) || NUMBERED.matcher(name).matches())) {
      return "";
    }
    return names.stream()
        .flatMap(
            name ->
                Stream.concat(
                    ours.stream().flatMap(own -> before(name, "." + own)), beforeNumber(name)))
        .filter(prefix -> names.stream().allMatch(name -> name.startsWith(prefix)))
        .findFirst()
        .orElse("");
  }

  private static Stream<String> before(String name, String ending) {
    return name.endsWith(ending)
        ? Stream.of(name.substring(0, name.length() - ending.length() + 1))
        : Stream.empty();
  }

  private static Stream<String> beforeNumber(String name) {
    Matcher matcher = NUMBERED.matcher(name);
    return matcher.find() ? Stream.of(name.substring(0, matcher.start())) : Stream.empty();
  }

  /**
   * The network of our families that has exactly these tensors; empty where none has. A chain of
   * layers has no family: its tensors do not say what lies between them.
   *
   * @param input what it is for
   */
  public Optional<Architecture> architecture(Input input) {
    Map<String, List<Integer>> shapes = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> shapes.put(name, tensor.shape()));
    return Layout.of(shapes, input, before).map(Layout::architecture);
  }

  /**
   * A network's parameters and statistics in PyTorch's order, as single-precision numbers: those of
   * F32 bit for bit.
   *
   * @throws IOException with the second half of a sentence, where a tensor has another shape, holds
   *     integers, is not finite or a negative variance, is missing or too many
   */
  public Safetensors weights(Architecture architecture) throws IOException {
    Layout layout = Layout.of(architecture);
    requireNames(layout);
    Safetensors weights = new Safetensors();
    weights.metadata().put("format", "pt");
    for (Map.Entry<String, List<Integer>> wanted : layout.shapes().entrySet()) {
      String name = wanted.getKey();
      Tensor tensor = tensors.get(name);
      if (tensor instanceof Floats floats && tensor.shape().equals(wanted.getValue())) {
        Safetensors.requireUsable(name, floats.values());
        weights.put(name, wanted.getValue(), floats.values());
      } else if (tensor != null) {
        throw new IOException(
            "its tensor \"%s\" is %s %s where %s%s is needed"
                .formatted(
                    name,
                    tensor.dtype(),
                    tensor.shape(),
                    tensor instanceof Floats ? "" : "F32 ",
                    wanted.getValue()));
      }
    }
    return weights;
  }

  private void requireNames(Layout layout) throws IOException {
    List<String> missing =
        layout.shapes().keySet().stream().filter(name -> !tensors.containsKey(name)).toList();
    List<String> tooMany =
        tensors.keySet().stream().filter(name -> !layout.shapes().containsKey(name)).toList();
    List<String> parts = new ArrayList<>();
    if (!missing.isEmpty()) {
      parts.add("it lacks " + names(missing));
    }
    if (!tooMany.isEmpty()) {
      parts.add(
          "%s %s none of the network's"
              .formatted(names(tooMany), tooMany.size() == 1 ? "is" : "are"));
    }
    if (!parts.isEmpty()) {
      throw new IOException(String.join("; ", parts));
    }
  }

  /** The first few of some names, in quotation marks, and how many more there are. */
  private static String names(List<String> all) {
    String first =
        all.stream()
            .limit(MOST_NAMES)
            .map(name -> "\"" + PlainText.quoted(name, LONGEST_NAME) + "\"")
            .collect(Collectors.joining(", "));
    return all.size() > MOST_NAMES
        ? first + String.format(Locale.ROOT, " and %d more", all.size() - MOST_NAMES)
        : first;
  }
}
