package sparsam.nn.onnx;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import sparsam.nn.Parameters;
import sparsam.nn.layer.Blueprint;
import sparsam.nn.layer.Layer;
import sparsam.nn.layer.Layer.AveragePool;
import sparsam.nn.layer.Layer.BatchNorm;
import sparsam.nn.layer.Layer.Conv;
import sparsam.nn.layer.Layer.Dense;
import sparsam.nn.layer.Layer.Dropout;
import sparsam.nn.layer.Layer.Flatten;
import sparsam.nn.layer.Layer.GlobalAveragePool;
import sparsam.nn.layer.Layer.LeakyRelu;
import sparsam.nn.layer.Layer.MaxPool;
import sparsam.nn.layer.Layer.Relu;
import sparsam.nn.layer.Layer.Residual;
import sparsam.nn.layer.Layer.Tensor;
import sparsam.nn.layer.Shape;
import sparsam.nn.layer.Step;

/**
 * A network in evaluation mode as nodes and tensors of ONNX. What a step puts out is called as the
 * step, its tensors as PyTorch calls them; the last step puts out {@code logits}.
 */
final class Graph {
  static final String INPUT = "input";
  static final String OUTPUT = "logits";

  private static final int ROWS = 2;
  private static final int COLUMNS = 3;

  private final Blueprint blueprint;
  private final Parameters parameters;
  private final List<Message> nodes = new ArrayList<>();
  private final List<Message> tensors = new ArrayList<>();

  /** What each step puts out: dropout's is what it takes. */
  private final List<String> outputs = new ArrayList<>();

  private Graph(Blueprint blueprint, Parameters parameters) {
    this.blueprint = blueprint;
    this.parameters = parameters;
  }

  /**
   * @param name of the graph
   * @param input what a person has to know of what it takes
   * @param output what a person has to know of what it puts out
   */
  static Message of(
      Blueprint blueprint, Parameters parameters, String name, String input, String output) {
    Graph graph = new Graph(blueprint, parameters);
    List<Step> steps = blueprint.steps();
    int last =
        IntStream.range(0, steps.size())
            .filter(i -> !(steps.get(i).layer() instanceof Dropout))
            .max()
            .orElseThrow();
    String value = INPUT;
    for (int i = 0; i < steps.size(); i++) {
      value = graph.step(steps.get(i), value, i == last ? OUTPUT : steps.get(i).name());
      graph.outputs.add(value);
    }
    return Schema.graph(
        name,
        graph.nodes,
        graph.tensors,
        Schema.value(INPUT, sizes(steps.getFirst().in()), input),
        Schema.value(OUTPUT, List.of(blueprint.input().classes()), output));
  }

  private static List<Integer> sizes(Shape in) {
    return List.of(in.channels(), in.height(), in.width());
  }

  /** Adds a step's nodes; returns what it puts out. */
  private String step(Step step, String in, String out) {
    switch (step.layer()) {
      case Conv conv ->
          node(
              step,
              "Conv",
              in,
              out,
              window(conv.kernel()),
              Schema.attribute("strides", List.of(conv.stride(), conv.stride())),
              Schema.attribute(
                  "pads", List.of(conv.padding(), conv.padding(), conv.padding(), conv.padding())));
      case BatchNorm _ ->
          node(step, "BatchNormalization", in, out, Schema.attribute("epsilon", BatchNorm.EPSILON));
      case Relu _ -> node(step, "Relu", in, out);
      case LeakyRelu leaky ->
          node(step, "LeakyRelu", in, out, Schema.attribute("alpha", leaky.slope()));
      case MaxPool pool -> pool(step, "MaxPool", pool, in, out);
      case AveragePool pool -> pool(step, "AveragePool", pool, in, out);
      case GlobalAveragePool _ -> {
        String means = part(step, "means");
        node(step, "GlobalAveragePool", in, means);
        add(part(step, "flatten"), "Flatten", List.of(means), out);
      }
      case Flatten _ -> node(step, "Flatten", in, out);
      case Dense _ -> node(step, "Gemm", in, out, Schema.attribute("transB", 1L));
      case Residual residual -> residual(step, residual, in, out);
      case Dropout _ -> {
        return in;
      }
    }
    return out;
  }

  private void pool(Step step, String operator, Layer.Pool pool, String in, String out) {
    node(
        step,
        operator,
        in,
        out,
        window(pool.size()),
        Schema.attribute("strides", List.of(pool.stride(), pool.stride())));
  }

  private static Message window(int size) {
    return Schema.attribute("kernel_shape", List.of(size, size));
  }

  /** The sum with what lies below: every so many rows and columns of it, zeros for channels. */
  private void residual(Step step, Residual residual, String in, String out) {
    String lower = outputs.get(residual.from());
    Shape from = blueprint.steps().get(residual.from()).out();
    if (residual.stride() > 1) {
      String fewer = part(step, "fewer");
      add(
          fewer,
          "Slice",
          List.of(
              lower,
              row(step, "from", 0, 0),
              row(step, "to", Integer.MAX_VALUE, Integer.MAX_VALUE),
              row(step, "axes", ROWS, COLUMNS),
              row(step, "steps", residual.stride(), residual.stride())),
          fewer);
      lower = fewer;
    }
    int more = step.out().channels() - from.channels();
    if (more > 0) {
      String wider = part(step, "wider");
      String zeros =
          row(step, "zeros", 0, residual.before(), 0, 0, 0, more - residual.before(), 0, 0);
      add(wider, "Pad", List.of(lower, zeros), wider);
      lower = wider;
    }
    add(step.name(), "Add", List.of(in, lower), out);
  }

  /** A row of integers that a node of a step takes. */
  private String row(Step step, String name, long... values) {
    String whole = part(step, name);
    tensors.add(Schema.tensor(whole, values));
    return whole;
  }

  private static String part(Step step, String name) {
    return step.name() + "/" + name;
  }

  /** A node that takes a step's tensors, too, in PyTorch's order, which is ONNX's. */
  private void node(Step step, String operator, String in, String out, Message... attributes) {
    List<String> inputs = new ArrayList<>(List.of(in));
    for (Tensor tensor : step.tensors()) {
      Parameters.Slice slice = parameters.find(tensor.name()).orElseThrow();
      tensors.add(Schema.tensor(slice.name(), slice.shape(), parameters.read(slice)));
      inputs.add(slice.name());
    }
    add(step.name(), operator, inputs, out, attributes);
  }

  private void add(
      String name, String operator, List<String> inputs, String out, Message... attributes) {
    nodes.add(Schema.node(name, operator, inputs, out, List.of(attributes)));
  }
}
